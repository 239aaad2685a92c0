import { island } from '../../browser/islands.ts'
import { send } from './sending.ts'

interface Words {
  remove: string
  nth: string
  sending: string
  sent: string
  failed: string
}

interface Picker {
  input: HTMLInputElement
  chosen: File[]
  tell: (words: string, percent?: number) => void
  words: Words
}

const pickersOf = new WeakMap<HTMLFormElement, Picker[]>()

const made = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, look: string): HTMLElementTagNameMap[Tag] => {
  const element = document.createElement(tag)
  element.className = look
  return element
}

const draw = (picker: Picker, shelf: HTMLElement): void => {
  const { chosen, words } = picker
  shelf.textContent = ''
  chosen.forEach((file, index) => {
    const item = made('li', '')
    const image = made('img', 'photo')
    image.alt = words.nth.replace('#', String(index + 1))
    image.src = URL.createObjectURL(file)
    image.onload = () => URL.revokeObjectURL(image.src)
    image.onerror = () => image.replaceWith(file.name)
    const remove = made('button', 'mini')
    remove.type = 'button'
    remove.textContent = words.remove
    remove.setAttribute('aria-label', `${words.remove} ${image.alt}`)
    remove.onclick = () => {
      picker.chosen = chosen.filter((other) => other !== file)
      draw(picker, shelf)
      picker.input.focus()
    }
    item.append(image, remove)
    shelf.append(item)
  })
  picker.tell('')
}

/** Only when photos were chosen: a form without any goes its plain way. */
const sendByScript = (form: HTMLFormElement): void => {
  let pressed: HTMLButtonElement | null = null
  let busy = false
  form.addEventListener('click', ({ target }) => {
    pressed = target instanceof Element ? target.closest<HTMLButtonElement>('button[type=submit]') : null
  })
  form.addEventListener('submit', (event) => {
    const pickers = pickersOf.get(form)?.filter(({ chosen }) => chosen.length > 0) ?? []
    if (pickers.length === 0) return
    event.preventDefault()
    if (busy) return
    busy = true
    const body = new FormData(form)
    if (pressed?.name) body.append(pressed.name, pressed.value)
    for (const { input, chosen } of pickers) {
      body.delete(input.name)
      for (const file of chosen) body.append(input.name, file, file.name)
    }
    const tell = (said: (words: Words) => string, percent?: number) => {
      for (const picker of pickers) picker.tell(said(picker.words), percent)
    }
    send({
      url: pressed?.hasAttribute('formaction') ? pressed.formAction : form.action,
      body,
      onShare: (percent) =>
        tell((words) => (percent < 100 ? words.sending.replace('#', String(percent)) : words.sent), percent),
      onFailure: () => {
        busy = false
        tell((words) => words.failed)
      },
    })
  })
}

// Last, because it begins at once with what stands on the page.
island<Words>('photo-picker', (box, words) => {
  const input = box.querySelector('input')
  const form = input?.form
  if (!input || !form || !('delete' in FormData.prototype)) return
  const shelf = made('ul', 'shelf')
  const line = made('p', 'shelf-line')
  line.setAttribute('role', 'status')
  const bar = made('progress', 'shelf-bar')
  bar.max = 100
  bar.hidden = true
  box.append(shelf, bar, line)

  const picker: Picker = {
    input,
    chosen: [],
    words,
    tell: (said, percent) => {
      line.textContent = said
      bar.hidden = percent === undefined
      bar.value = percent ?? 0
    },
  }
  input.addEventListener('change', () => {
    const added = [...(input.files ?? [])]
    picker.chosen = input.multiple ? [...picker.chosen, ...added] : added
    // The choice is kept here; an emptied box can be used again for more.
    input.value = ''
    draw(picker, shelf)
  })
  const pickers = pickersOf.get(form)
  if (pickers) pickers.push(picker)
  else {
    pickersOf.set(form, [picker])
    sendByScript(form)
  }
})
