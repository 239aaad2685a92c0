/** Presses the button or link that shows the key, or goes into its box, unless somebody is writing. */
document.addEventListener('keydown', (event) => {
  const { key, target, ctrlKey, metaKey, altKey, isComposing } = event
  if (ctrlKey || metaKey || altKey || isComposing || event.repeat) return
  const box = target instanceof Element && target.closest('input, textarea, select, [contenteditable]')
  if (box && !(box instanceof HTMLInputElement && /^(checkbox|radio)$/.test(box.type))) return
  // Enter and the space bar already press what has the focus.
  if (/^( |Enter)$/.test(key) && target instanceof Element && target.closest('a, button, summary, input')) return
  for (const pressed of document.querySelectorAll<HTMLElement>('[data-key]')) {
    // what is not shown on this screen has another place on it
    if (pressed.dataset.key?.toLowerCase() === key.toLowerCase() && pressed.checkVisibility()) {
      event.preventDefault()
      if (pressed instanceof HTMLInputElement) pressed.focus()
      else pressed.click()
      return
    }
  }
})
