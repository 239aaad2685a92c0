import { island } from '#platform/browser/islands.ts'
import { canKeep, changeForm, dropForm, findForm, type KeptForm, keepForm } from '#platform/browser/kept.ts'
import { noteFrom } from '#platform/browser/notes.ts'
import { type News, outboxChanged, outboxNews } from '#platform/browser/outbox.rules.ts'
import type { reportDraftWords } from './kept-here.words.ts'

interface Props {
  scope: string
  action: string
  title: string
  answered: boolean
  words: typeof reportDraftWords
}

const SAVE_AFTER_MS = 250

type Box = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const isBox = (element: Element): element is Box =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement

const isTicked = (box: Box): boolean =>
  !(box instanceof HTMLInputElement) || !/^(checkbox|radio)$/.test(box.type) || box.checked

/** As the browser itself would send it, without the key. */
const fieldsOf = (form: HTMLFormElement): [string, string][] =>
  [...form.elements]
    .filter(isBox)
    .filter((box) => box.name && box.name !== '_key' && !box.disabled && isTicked(box))
    .map((box): [string, string] => [box.name, box.value])

const same = (a: [string, string][], b: [string, string][]): boolean => JSON.stringify(a) === JSON.stringify(b)

const fill = (form: HTMLFormElement, fields: readonly [string, string][], touched: ReadonlySet<string>): void => {
  for (const box of [...form.elements].filter(isBox)) {
    if (touched.has(box.name)) continue
    if (box instanceof HTMLInputElement && /^(checkbox|radio)$/.test(box.type))
      box.checked = fields.some(([name, value]) => name === box.name && value === box.value)
    else if (box.name !== '_key') {
      const given = fields.find(([name]) => name === box.name)
      // A day that is not offered any more stays as the page has it.
      const isOffered =
        !(box instanceof HTMLSelectElement) || [...box.options].some(({ value }) => value === given?.[1])
      if (given && isOffered) box.value = given[1]
    }
  }
}

const keyIn = (form: HTMLFormElement): string => form.querySelector<HTMLInputElement>('[name=_key]')?.value || ''

island<Props>('report-draft', async (box, { scope, action, title, answered, words }) => {
  const form = box.querySelector('form')
  const ahead = box.querySelector<HTMLElement>('[data-ahead]')
  const discard = box.querySelector<HTMLElement>('[data-discard]')
  if (!form || form.getAttribute('action') !== action) return
  const atFirst = fieldsOf(form)
  // A quick hand types before what was kept is read: that is newer.
  const touched = new Set<string>()
  let changed = false
  form.addEventListener('input', ({ target }) => {
    changed = true
    touched.add((target as Box).name)
  })
  if (!(await canKeep())) return
  const shelf = document.createElement('div')
  form.parentNode?.insertBefore(shelf, form)
  const say = (kind: 'must' | 'care', said: string) => {
    shelf.textContent = ''
    shelf.append(noteFrom(box, kind, said))
  }

  let kept = await findForm(action)
  let waiting = false
  if (kept && answered) kept = undefined
  if (kept && (kept.pressed || !same(kept.fields, atFirst))) {
    fill(form, kept.fields, touched)
    if (kept.refused) {
      say('care', words.refused)
      await changeForm(kept, { pressed: false, refused: false, key: '', tried: false })
    } else if (kept.pressed) showWaiting()
    else {
      say('must', words.restored)
      if (discard) shelf.append(discard)
      if (discard) discard.hidden = false
    }
  }
  discard?.addEventListener('click', (event) => {
    event.preventDefault()
    void dropForm(action).then(() => location.reload())
  })

  function showWaiting(): void {
    waiting = true
    say('must', words.waiting)
    if (ahead) ahead.hidden = false
  }

  const saved = (pressed: boolean, key: string): KeptForm => ({
    action,
    scope,
    title,
    fields: fieldsOf(form),
    key,
    pressed,
    tried: false,
    savedAt: Date.now(),
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  let busy = false
  const save = () => {
    clearTimeout(timer)
    // What was pressed already stays as it was pressed, until it is pressed again.
    if (!changed || waiting || busy) return
    changed = false
    void keepForm(saved(false, '')).catch(() => {})
  }
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(save, SAVE_AFTER_MS)
  })
  form.addEventListener('change', () => {
    changed = true
    save()
  })
  save()
  // The camera may push the page out without another word.
  document.addEventListener('visibilitychange', save)
  addEventListener('pagehide', save)
  // Brought back as it was left, with a form that was sent: what stands now is on the server.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && busy) location.reload()
  })

  const sendPlainly = () => {
    const leave = () => HTMLFormElement.prototype.submit.call(form)
    // The page that answers is newer than what was kept.
    dropForm(action).then(leave, leave)
  }
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (busy) return
    busy = true
    clearTimeout(timer)
    try {
      const before = await findForm(action)
      // Where the first may have arrived, the same key with other words would be refused.
      const key = before?.pressed && before.tried ? '' : keyIn(form)
      await keepForm(saved(true, key))
    } catch {
      return sendPlainly()
    }
    say('must', words.sending)
    if (document.dispatchEvent(new CustomEvent(outboxChanged, { cancelable: true }))) sendPlainly()
  })
  document.addEventListener(outboxNews, (event) => {
    const { form: news, over } = (event as CustomEvent<News>).detail
    if (over) return location.reload()
    if (!news || news.action !== action) return
    if (news.state === 'sent') location.assign(news.to || scope)
    else if (news.state === 'locked' || news.state === 'shut') location.reload()
    else if (news.state === 'refused') sendPlainly()
    else if (news.state === 'waiting') {
      busy = false
      showWaiting()
    }
  })
})
