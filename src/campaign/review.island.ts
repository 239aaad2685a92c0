import { island } from '../platform/browser/islands.ts'
import { pressOf } from '../platform/html/key-hint/keys.rules.ts'

/** R goes to the reasons first: a return without one would only be refused. 1–4 tick them, Ctrl+Enter sends. */
island<{ keys: boolean }>('review', (box, { keys }) => {
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
    if (pressOf('send', event.key) >= 0 && (event.ctrlKey || event.metaKey) && event.target === words) {
      const button = form.querySelector<HTMLButtonElement>('button[type=submit]')
      if (button) button.click()
    }
  })
  if (!keys) return
  document.addEventListener('keydown', ({ key, target, ctrlKey, metaKey, altKey }) => {
    if (ctrlKey || metaKey || altKey || document.querySelector('dialog[open]')) return
    if (target instanceof Element && target.closest('textarea, select, input:not([type=checkbox])')) return
    const reason = reasons[pressOf('reason', key)]
    if (reason) reason.click()
  })
})
