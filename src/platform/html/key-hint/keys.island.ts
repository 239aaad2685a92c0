import { GO, pressOf } from './keys.rules.ts'

/** Longer between two keys is no longer one thought. */
const TOGETHER_MS = 1500

const help = document.querySelector<HTMLDialogElement>('[data-keys-help]')
const all = (attribute: string, value: string): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>(`[${attribute}]`)].filter(
    (one) => one.getAttribute(attribute)?.toLowerCase() === value.toLowerCase(),
  )
// what is not shown on this screen has another place on it
const find = (attribute: string, value: string): HTMLElement | undefined =>
  all(attribute, value).find((one) => one.getClientRects().length > 0)

/** Rows of keys whose button is not on the page just now are left out: the help tells what works. */
const openHelp = (): boolean => {
  if (!help || typeof help.showModal !== 'function') return false
  for (const row of help.querySelectorAll<HTMLElement>('[data-of]')) {
    row.hidden = !find('data-key', row.dataset.of ?? '')
  }
  help.showModal()
  return true
}

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element && event.target.closest('a[data-key="?"]')
  if (link && !event.ctrlKey && !event.metaKey && openHelp()) event.preventDefault()
})

let went = 0
/** Presses the button or link that shows the key, or goes into its box, unless somebody is writing. */
document.addEventListener('keydown', (event) => {
  const { key, target, ctrlKey, metaKey, altKey, isComposing } = event
  if (ctrlKey || metaKey || altKey || isComposing || event.repeat || document.querySelector('dialog[open]')) return
  const box = target instanceof Element && target.closest('input, textarea, select, [contenteditable]')
  if (box && !(box instanceof HTMLInputElement && /^(checkbox|radio)$/.test(box.type))) return
  // Enter and the space bar already press what has the focus.
  if (/^( |Enter)$/.test(key) && target instanceof Element && target.closest('a, button, summary, input')) return
  const goes = event.timeStamp - went < TOGETHER_MS && went > 0
  went = 0
  // behind 更多 it is a place as well
  const place = goes ? all('data-go', key)[0] : undefined
  if (place) {
    event.preventDefault()
    place.click()
    return
  }
  if (key.toLowerCase() === GO) {
    went = event.timeStamp
    return
  }
  if (pressOf('help', key) >= 0 && openHelp()) {
    event.preventDefault()
    return
  }
  const pressed = find('data-key', key)
  if (!pressed) return
  event.preventDefault()
  if (pressed instanceof HTMLInputElement) pressed.focus()
  else pressed.click()
})
