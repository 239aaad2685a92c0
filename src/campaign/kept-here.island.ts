import { island } from '#platform/browser/islands.ts'
import { canKeep, forget, listFiles, listForms } from '#platform/browser/kept.ts'
import { type NoteKind, noteFrom } from '#platform/browser/notes.ts'
import { type News, outboxNews } from '#platform/browser/outbox.rules.ts'
import { startOutbox } from '#platform/browser/outbox.ts'
import type { keptHereWords } from './kept-here.words.ts'

interface Props {
  scope: string
  arrives: string
  key: string
  worker: string
  own: string
  forms: string[]
  forgets: boolean
  shut: boolean
  words: typeof keptHereWords
}

/** The lines of this page, each in its place: said again, it changes. */
const linesIn = (box: HTMLElement) => {
  const shelf = document.createElement('div')
  box.append(shelf)
  const lines = new Map<string, HTMLElement>()
  return (id: string, kind?: NoteKind, words = '', to = ''): void => {
    const before = lines.get(id)
    const after = kind && noteFrom(box, kind, words, to)
    if (before && after) before.replaceWith(after)
    else if (after) shelf.append(after)
    else if (before) before.remove()
    if (after) lines.set(id, after)
    else lines.delete(id)
  }
}

const tellNetwork = (say: ReturnType<typeof linesIn>, words: Props['words']): void => {
  const look = () => {
    // An old copy is told apart by the worker that gave it out.
    if (document.documentElement.hasAttribute('data-kept')) say('away', 'care', words.old)
    else if (navigator.onLine === false) say('away', 'care', words.away)
    else say('away')
  }
  addEventListener('online', look)
  addEventListener('offline', look)
  look()
}

const kindOf = {
  sending: 'must',
  waiting: 'must',
  sent: 'safe',
  refused: 'care',
  locked: 'care',
  shut: 'care',
} as const

const tellOutbox = (say: ReturnType<typeof linesIn>, { scope, own, shut, words }: Props): void => {
  let came = 0
  const isOwn = (action: string) => own !== '' && action.indexOf(own) === 0
  const countFiles = async () => {
    const all = (await listFiles(scope)).filter(({ action }) => !isOwn(action))
    const left = all.filter(({ pressed }) => pressed).length
    if (left > 0) say('files', 'must', words.files.replace('#', String(left)))
    else if (shut && all.length > 0) say('files', 'care', words.shutFiles.replace('#', String(all.length)))
    else say('files')
  }
  document.addEventListener(outboxNews, (event) => {
    const { form, file, over, left, shutFiles } = (event as CustomEvent<News>).detail
    if (over) say('over', 'care', words.over)
    if (form && !isOwn(form.action)) {
      const to = form.state === 'sent' ? form.to : form.state === 'refused' ? form.action : ''
      say(form.action, kindOf[form.state], words[form.state].replace('#', form.title), to)
    }
    if (file && !isOwn(file.action)) {
      if (!file.sent) {
        say('files', 'must', words.filesSending.replace('#', String(Math.round(100 * (file.share || 0)))))
      } else if (file.sent.outcome === 'kept') {
        came += 1
        say('came', 'safe', words.filesSent.replace('#', String(came)), file.sent.to && `${file.sent.to}#photos`)
      } else say(file.key, 'care', file.sent.said || file.sent.name)
    }
    // Where it was over from the beginning, the count below says it.
    if (shutFiles && !shut) say('shut', 'care', words.shutFiles.replace('#', String(shutFiles)))
    if (left !== undefined) void countFiles()
  })
}

const tellDrafts = async (say: ReturnType<typeof linesIn>, { scope, own, shut, words }: Props): Promise<void> => {
  for (const { action, title, pressed, refused } of await listForms(scope)) {
    if (action === own || (pressed && !refused)) continue
    if (shut) say(action, 'care', words.shut.replace('#', title))
    else say(action, refused ? 'care' : 'must', (refused ? words.refused : words.draft).replace('#', title), action)
  }
}

/** The page lays itself and its forms by; it may not be served by the worker yet. */
const layBy = ({ scope, worker, forms }: Props): void => {
  if (!worker || !('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  const saving = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true
  const keep = async () => {
    const { active } = await serviceWorker.ready
    if (active) active.postMessage({ keep: [location.pathname].concat(saving ? [] : forms) })
  }
  serviceWorker.addEventListener('controllerchange', () => void keep())
  // Nobody is told when it fails: the page works without.
  serviceWorker.register(worker, { scope }).then(keep, () => {})
}

island<Props>('kept-here', async (box, props) => {
  const say = linesIn(box)
  tellNetwork(say, props.words)
  layBy(props)
  if (!(await canKeep())) return
  if (props.forgets) document.addEventListener('submit', () => void forget(props.scope, false))
  tellOutbox(say, props)
  await tellDrafts(say, props)
  startOutbox(props)
})
