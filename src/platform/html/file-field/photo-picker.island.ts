import { island } from '../../browser/islands.ts'
import { type News, outboxChanged, outboxNews } from '../../browser/outbox.rules.ts'
import { choose, chosenBefore, letGo, press, type Resume } from './chosen.ts'
import { makePicker, type Picker, type Words } from './picker.ts'
import { send } from './sending.ts'

const pickersOf = new WeakMap<HTMLFormElement, Picker[]>()

/** Whether somebody on this page takes what was put in; otherwise it goes as the plain form would. */
const handOver = (): boolean => !document.dispatchEvent(new CustomEvent(outboxChanged, { cancelable: true }))

/** Only when files were chosen here: a form without any goes its plain way. */
const sendByScript = (form: HTMLFormElement): void => {
  let pressed: HTMLButtonElement | null = null
  let busy = false
  form.addEventListener('click', ({ target }) => {
    pressed = target instanceof Element ? target.closest<HTMLButtonElement>('button[type=submit]') : null
  })
  form.addEventListener('submit', async (event) => {
    const pickers = pickersOf.get(form) || []
    if (busy) return event.preventDefault()
    if (!pickers.some(({ chosen, shrinking }) => chosen.length > 0 || shrinking)) return
    event.preventDefault()
    busy = true
    await Promise.all(pickers.map(({ ready }) => ready))
    const full = pickers.filter(({ chosen }) => chosen.length > 0)
    const kept = full.every(({ resume, chosen }) => resume && chosen.every((one) => one.kept))
    if (kept && onlyPickersHold(form, pickers) && (await sendInPieces(full))) {
      busy = false
      return
    }
    sendWhole(form, pressed, full, () => {
      busy = false
    })
  })
}

/** Another box of the same form may hold a file that no picker knows of. */
const onlyPickersHold = (form: HTMLFormElement, pickers: readonly Picker[]): boolean =>
  [...form.querySelectorAll<HTMLInputElement>('input[type=file]')].every(
    (input) => pickers.some((picker) => picker.input === input) || !input.value,
  )

const sendInPieces = async (pickers: readonly Picker[]): Promise<boolean> => {
  try {
    for (const { chosen } of pickers) await press(chosen)
    if (!handOver()) return false
    for (const picker of pickers) {
      picker.pressed = true
      picker.tell(picker.words.sending.replace('#', '0'), 0)
    }
    return true
  } catch {
    return false
  }
}

const sendWhole = (
  form: HTMLFormElement,
  pressed: HTMLButtonElement | null,
  pickers: readonly Picker[],
  onFailure: () => void,
): void => {
  const body = new FormData(form)
  if (pressed?.name) body.append(pressed.name, pressed.value)
  for (const { input, chosen } of pickers) {
    body.delete(input.name)
    for (const { content, name } of chosen) body.append(input.name, content, name)
  }
  const tell = (said: (words: Words) => string, percent?: number) => {
    for (const picker of pickers) picker.tell(said(picker.words), percent)
  }
  send({
    url: pressed?.hasAttribute('formaction') ? pressed.formAction : form.action,
    body,
    onShare: (percent) =>
      tell((words) => (percent < 100 ? words.sending.replace('#', String(percent)) : words.sent), percent),
    onDone: () => Promise.all(pickers.map(({ chosen }) => letGo(chosen, true))),
    onFailure: () => {
      onFailure()
      tell((words) => words.failed)
    },
  })
}

/** What became of the files of one field, piece by piece; when the last has come, the page that shows them. */
const follow = (picker: Picker, resume: Resume): void => {
  const shares = new Map<string, number>()
  let kept = 0
  let to = location.pathname
  const refused: string[] = []
  document.addEventListener(outboxNews, (event) => {
    const { file, left, over, shutFiles } = (event as CustomEvent<News>).detail
    if (over || (shutFiles && picker.pressed)) location.reload()
    if (left && picker.pressed && picker.chosen.length > 0) picker.tell(picker.words.waiting)
    const mine = file && picker.chosen.some((one) => one.kept?.key === file.key)
    if (!file || !mine) return
    if (!file.sent) {
      shares.set(file.key, file.share || 0)
      const sum = [...shares.values()].reduce((all, share) => all + share, 0)
      const percent = Math.round((100 * sum) / (picker.chosen.length + kept + refused.length))
      return picker.tell(picker.words.sending.replace('#', String(percent)), percent)
    }
    shares.set(file.key, 1)
    if (file.sent.outcome === 'kept') kept += 1
    else refused.push(`${file.sent.outcome} ${file.sent.name.slice(0, 40)}`)
    to = file.sent.to || to
    picker.chosen = picker.chosen.filter((one) => one.kept?.key !== file.key)
    picker.draw()
    if (picker.chosen.length === 0 && !resume.atOnce) location.assign(placeAfter(to, kept, refused))
  })
}

/** As the server writes it after a plain form. */
const placeAfter = (page: string, kept: number, refused: readonly string[]): string => {
  const query = [`kept=${kept}`, ...refused.map((line) => `refused=${encodeURIComponent(line)}`)]
  return `${page}?${query.join('&')}#photos`
}

const takeMore = (picker: Picker, files: File[]): void => {
  const { input, resume, words } = picker
  picker.shrinking = true
  picker.tell(words.shrinking)
  const before = picker.ready
  const ready = before.then(async () => {
    const kept = input.multiple ? picker.chosen : []
    if (!input.multiple) await letGo(picker.chosen)
    picker.chosen = kept
    for (const file of files) {
      picker.chosen = picker.chosen.concat(await choose(file, input.name, resume))
      picker.draw()
    }
    if (picker.ready === ready) picker.shrinking = false
    picker.tell('')
    if (resume?.atOnce) {
      picker.pressed = true
      picker.tell(words.waiting)
      handOver()
    }
  })
  picker.ready = ready
}

// Last, because it begins at once with what stands on the page.
island<Words & { resume?: Resume }>('photo-picker', (box, words) => {
  const input = box.querySelector('input')
  const form = input?.form
  if (!input || !form || !('delete' in FormData.prototype)) return
  const { resume } = words
  const picker = makePicker(box, input, words, resume)
  input.addEventListener('change', () => {
    const added = [...(input.files || [])]
    // The choice is kept here; an emptied box can be used again for more.
    input.value = ''
    takeMore(picker, added)
  })
  if (resume) {
    follow(picker, resume)
    const restored = chosenBefore(resume, input.name).then((before) => {
      picker.chosen = before
      picker.pressed = before.some(({ kept }) => kept?.pressed)
      picker.draw()
      if (picker.pressed) picker.tell(words.waiting)
      else if (before.length > 0) picker.tell(words.restored)
    })
    // What cannot be read back is no reason to refuse what is chosen now.
    picker.ready = restored.catch(() => {})
  }
  const pickers = pickersOf.get(form)
  if (pickers) pickers.push(picker)
  else {
    pickersOf.set(form, [picker])
    sendByScript(form)
  }
})
