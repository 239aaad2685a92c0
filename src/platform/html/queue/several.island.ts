import { island, markupChanged } from '../../browser/islands.ts'

/** Ticks of a form, wherever on the page they stand: all or none, a row of them by Shift, and how many there are. */
island<{ chosen: string; none: string }>('several', (part, words) => {
  const form = part.querySelector('form')
  if (!form) return
  const boxes = () =>
    [...form.elements].filter(
      (one): one is HTMLInputElement => one instanceof HTMLInputElement && 'several' in one.dataset,
    )
  const all = part.querySelector<HTMLAnchorElement>('[data-all]')
  const count = part.querySelector('[data-count]')
  const show = () => {
    const ticked = boxes().filter(({ checked }) => checked).length
    if (count) count.textContent = ticked > 0 ? words.chosen.replace('#', String(ticked)) : ''
    if (all) all.textContent = ticked > 0 && ticked === boxes().length ? words.none : (all.dataset.all ?? '')
  }
  let last: HTMLInputElement | undefined
  document.addEventListener('click', (event) => {
    const { target } = event
    if (!(target instanceof HTMLInputElement) || target.form !== form || !('several' in target.dataset)) return
    const here = boxes()
    const [from, to] = [last ? here.indexOf(last) : -1, here.indexOf(target)].sort((a, b) => a - b)
    if (event.shiftKey && from !== undefined && from >= 0)
      for (const box of here.slice(from, (to ?? from) + 1)) box.checked = target.checked
    last = target
    show()
  })
  if (all) {
    all.addEventListener('click', (event) => {
      event.preventDefault()
      const wanted = boxes().some(({ checked }) => !checked)
      for (const box of boxes()) box.checked = wanted
      show()
    })
    // The page is fetched again by its address: what comes in later must not come in ticked.
    const address = new URL(location.href)
    if (address.searchParams.has('all')) {
      address.searchParams.delete('all')
      history.replaceState(history.state, '', address.href)
    }
  }
  document.addEventListener(markupChanged, show)
  show()
})
