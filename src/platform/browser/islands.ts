/** Told to the document when markup was changed by script, so that islands look again. */
export const markupChanged = 'islands:markup-changed'

/**
 * Finds every `[data-island=name]` of the page, now and whenever markup changes, and improves each once.
 * A failure leaves the plain page as it was.
 */
export const island = <Props>(name: string, improve: (element: HTMLElement, props: Props) => void): void => {
  const improved = new WeakSet<Element>()
  const look = () => {
    for (const element of document.querySelectorAll<HTMLElement>(`[data-island="${name}"]`)) {
      if (improved.has(element)) continue
      improved.add(element)
      improve(element, JSON.parse(element.dataset.props ?? '{}') as Props)
    }
  }
  document.addEventListener(markupChanged, look)
  look()
}
