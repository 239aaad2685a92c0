import { type Chosen, letGo, type Resume } from './chosen.ts'

export interface Words {
  remove: string
  nth: string
  shrinking: string
  sending: string
  sent: string
  failed: string
  waiting: string
  restored: string
}

/** One field with what was chosen in it. */
export interface Picker {
  input: HTMLInputElement
  words: Words
  resume: Resume | undefined
  chosen: Chosen[]
  /** Sent by its person; what is left goes by itself. */
  pressed: boolean
  shrinking: boolean
  /** Until the last chosen file is shrunk and kept. */
  ready: Promise<unknown>
  tell: (words: string, percent?: number) => void
  draw: () => void
}

const made = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, look: string): HTMLElementTagNameMap[Tag] => {
  const element = document.createElement(tag)
  element.className = look
  return element
}

/** The shelf, the bar and the line below a file input. */
export const makePicker = (
  box: HTMLElement,
  input: HTMLInputElement,
  words: Words,
  resume: Resume | undefined,
): Picker => {
  const shelf = made('ul', 'shelf')
  const line = made('p', 'shelf-line')
  line.setAttribute('role', 'status')
  const bar = made('progress', 'shelf-bar')
  bar.max = 100
  bar.hidden = true
  box.append(shelf, bar, line)
  const picker: Picker = {
    input,
    words,
    resume,
    chosen: [],
    pressed: false,
    shrinking: false,
    ready: Promise.resolve(),
    tell: (said, percent) => {
      line.textContent = said
      bar.hidden = percent === undefined
      bar.value = percent || 0
    },
    draw: () => {
      shelf.textContent = ''
      picker.chosen.forEach((one, index) => {
        shelf.append(itemOf(picker, one, index))
      })
    },
  }
  return picker
}

const itemOf = (picker: Picker, one: Chosen, index: number): HTMLLIElement => {
  const { words } = picker
  const item = made('li', '')
  const image = made('img', 'photo')
  image.alt = words.nth.replace('#', String(index + 1))
  image.src = URL.createObjectURL(one.content)
  image.onload = () => URL.revokeObjectURL(image.src)
  image.onerror = () => image.replaceWith(one.name)
  const remove = made('button', 'mini')
  remove.type = 'button'
  remove.textContent = words.remove
  remove.setAttribute('aria-label', `${words.remove} ${image.alt}`)
  remove.onclick = () => {
    picker.chosen = picker.chosen.filter((other) => other !== one)
    void letGo([one])
    picker.draw()
    picker.tell('')
    picker.input.focus()
  }
  item.append(image, remove)
  return item
}
