import { island } from '../platform/browser/islands.ts'

/** R goes to the reasons first: a return without one would only be refused. 1–4 tick them, Ctrl+Enter sends. */
island('review', (box) => {
  const form = box.querySelector('form')
  if (!form) return
  const reasons = [...form.querySelectorAll<HTMLInputElement>('input[type=checkbox]')]
  const words = form.querySelector('textarea')
  const isSaid = () => reasons.some(({ checked }) => checked) || (words !== null && words.value.trim() !== '')
  form.addEventListener('submit', (event) => {
    if (isSaid()) return
    event.preventDefault()
    const first = reasons[0]
    if (first) first.focus()
  })
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target === words) {
      const button = form.querySelector<HTMLButtonElement>('button[type=submit]')
      if (button) button.click()
    }
  })
  document.addEventListener('keydown', ({ key, target, ctrlKey, metaKey, altKey }) => {
    if (ctrlKey || metaKey || altKey) return
    if (target instanceof Element && target.closest('textarea, select, input:not([type=checkbox])')) return
    const reason = reasons[Number(key) - 1]
    if (reason) reason.click()
  })
})
