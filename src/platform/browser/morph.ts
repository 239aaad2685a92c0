const keyOf = (node: Node): string | null =>
  node instanceof Element ? node.id || node.getAttribute('data-key') || node.getAttribute('href') : null

const alike = (a: Node, b: Node): boolean =>
  a.nodeName === b.nodeName && a.nodeType === b.nodeType && keyOf(a) === keyOf(b)

/** What people did to the page stays: opened parts, ticks, and the key of a form that may be on its way. */
const isTheirs = (element: Element, name: string): boolean =>
  name === 'checked' ||
  (name === 'open' && element.nodeName === 'DETAILS') ||
  (name === 'value' && element.getAttribute('name') === '_key')

const morphAttributes = (from: Element, to: Element): void => {
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name) && !isTheirs(from, name)) from.removeAttribute(name)
  }
  for (const { name, value } of [...to.attributes]) {
    if (from.getAttribute(name) !== value && !isTheirs(from, name)) from.setAttribute(name, value)
  }
}

/**
 * Makes `from` look like `to` while keeping its nodes wherever they are the same thing,
 * so that focus, selection, scroll and half-typed words stay.
 */
export const morph = (from: Node, to: Node): void => {
  if (from instanceof Element && to instanceof Element) morphAttributes(from, to)
  else if (from.nodeValue !== to.nodeValue) from.nodeValue = to.nodeValue
  let here = from.firstChild
  for (const wanted of [...to.childNodes]) {
    const found = findAlike(here, wanted)
    if (!found) {
      from.insertBefore(document.importNode(wanted, true), here)
      continue
    }
    if (found !== here) from.insertBefore(found, here)
    else here = here.nextSibling
    morph(found, wanted)
  }
  while (here) {
    const next = here.nextSibling
    from.removeChild(here)
    here = next
  }
}

const findAlike = (from: Node | null, wanted: Node): Node | null => {
  for (let node = from; node; node = node.nextSibling) if (alike(node, wanted)) return node
  return null
}
