import {
  changeForm,
  dropFile,
  dropStale,
  findFile,
  findForm,
  forget,
  type KeptFile,
  type KeptForm,
  keepFile,
  listFiles,
  listForms,
} from './kept.ts'
import { type News, outboxChanged, outboxNews } from './outbox.rules.ts'
import { NotNow, SHUT, Shut, sendFile, Unwanted } from './tus.ts'

interface Outbox {
  scope: string
  /** Of this very page: proves to the server that an upload was begun from a page of ours. */
  key: string
  /** Where a form that was taken leads: an address that begins so. */
  arrives: string
}

const FIRST_WAIT_MS = 5_000
const LONGEST_WAIT_MS = 120_000
/** The server's word that the door is closed for good. */
const OVER = 'link-over'

class Over extends Error {}

const tell = (news: News): void => {
  document.dispatchEvent(new CustomEvent(outboxNews, { detail: news }))
}

/** Delivers now, when the network returns, when the page is looked at again, and ever later in between. Nothing in the background. */
export const startOutbox = (outbox: Outbox): void => {
  let running = false
  let again = false
  let wait = FIRST_WAIT_MS
  let timer: ReturnType<typeof setTimeout> | undefined
  const run = async (): Promise<void> => {
    again = true
    if (running) return
    running = true
    clearTimeout(timer)
    let left = 0
    while (again) {
      again = false
      left = await alone(outbox.scope, () => round(outbox))
    }
    running = false
    tell({ left })
    wait = left > 0 ? Math.min(wait * 2, LONGEST_WAIT_MS) : FIRST_WAIT_MS
    if (left > 0) timer = setTimeout(run, wait)
  }
  const soon = () => {
    wait = FIRST_WAIT_MS
    void run()
  }
  document.addEventListener(outboxChanged, (event) => {
    event.preventDefault()
    soon()
  })
  addEventListener('online', soon)
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) soon()
  })
  void dropStale(outbox.scope).then(run, () => {})
}

/** Two tabs would each stop the other's upload. */
const alone = (scope: string, work: () => Promise<number>): Promise<number> => {
  const { locks } = navigator
  if (!locks) return work()
  return locks.request(`outbox ${scope}`, { ifAvailable: true }, (lock) => (lock ? work() : leftIn(scope)))
}

const leftIn = async (scope: string): Promise<number> => {
  const forms = (await listForms(scope)).filter(({ pressed, refused }) => pressed && !refused)
  const files = (await listFiles(scope)).filter(({ pressed }) => pressed)
  return forms.length + files.length
}

const round = async (outbox: Outbox): Promise<number> => {
  try {
    for (const form of await listForms(outbox.scope)) if (form.pressed && !form.refused) await deliverForm(outbox, form)
    let shut = 0
    for (const file of await listFiles(outbox.scope)) {
      if (file.pressed && (await deliverFile(outbox, file)) === 'shut') tell({ shutFiles: ++shut })
    }
  } catch (error) {
    if (error instanceof Over) {
      await forget(outbox.scope, true)
      tell({ over: true })
    }
    // Whatever else went wrong is tried again: what is kept stays kept.
  }
  return leftIn(outbox.scope)
}

const deliverForm = async (outbox: Outbox, form: KeptForm): Promise<void> => {
  const { action, title } = form
  const say = (state: NonNullable<News['form']>['state'], to = '') => tell({ form: { action, title, state, to } })
  say('sending')
  try {
    // Only one try with another key: the act is the same, and the server refuses it or not.
    const first = form.key ? await post(form, form.key) : undefined
    const stale = !first || first.status === 409 || first.status === 403
    const key = stale ? await freshKey(action) : ''
    if (key === null) {
      await changeForm(form, null)
      return say('locked')
    }
    const answer = stale ? await post(form, key) : first
    const to = answer.redirected ? new URL(answer.url).pathname : ''
    if (to.indexOf(outbox.arrives) === 0) {
      // Another was put in its place meanwhile: that one is a correction, and an act of its own.
      if (await changeForm(form, null)) return say('sent', to)
      const newer = await findForm(action)
      if (newer) await changeForm(newer, { key: '', tried: false })
      return say('waiting')
    }
    // Sent to a door (to sign in, to give a PIN): the person has to go through it first.
    if (answer.redirected) throw new NotNow()
    await changeForm(form, { refused: true })
    say('refused')
  } catch (error) {
    if (error instanceof Shut) {
      // Not lost and not sent: as if it had never been pressed.
      await changeForm(form, { pressed: false, key: '', tried: false })
      return say('shut')
    }
    if (!(error instanceof Over)) say('waiting')
    throw error
  }
}

const post = async (form: KeptForm, key: string): Promise<Response> => {
  await changeForm(form, { key, tried: true })
  const body = new URLSearchParams()
  body.append('_key', key)
  for (const [name, value] of form.fields) body.append(name, value)
  return ask(form.action, { method: 'POST', body })
}

const ask = async (url: string, more: RequestInit): Promise<Response> => {
  const answer = await fetch(url, Object.assign({ credentials: 'same-origin' }, more))
  if (answer.headers.has(OVER)) throw new Over()
  if (answer.headers.has(SHUT)) throw new Shut()
  if (answer.status >= 500 || answer.status === 429) throw new NotNow()
  return answer
}

/** Null where the page shows no form any more: there is nothing to send. */
const freshKey = async (action: string): Promise<string | null> => {
  const answer = await ask(action, { cache: 'no-store' })
  if (answer.redirected) throw new NotNow()
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  // A copy that this phone kept has a key that was used.
  if (page.documentElement.hasAttribute('data-kept')) throw new NotNow()
  for (const form of page.querySelectorAll('form')) {
    const key = form.getAttribute('action') === action && form.querySelector<HTMLInputElement>('[name=_key]')
    if (key) return key.value
  }
  return null
}

const deliverFile = async (outbox: Outbox, listed: KeptFile): Promise<'shut' | undefined> => {
  const file = await findFile(listed.key)
  if (!file || (file.after && (await isWaiting(file.after)))) return undefined
  const { key, action, name } = file
  const content = file.content instanceof Blob ? file.content : new Blob([file.content], { type: file.type })
  try {
    const sent = await sendFile({
      action,
      content,
      location: file.location,
      told: { key: outbox.key, client: key, kind: file.kind, name },
      onPlace: (location) => keepFile(Object.assign(file, { location })),
      onShare: (share) => tell({ file: { key, action, share } }),
    })
    await dropFile(key)
    tell({ file: { key, action, sent: Object.assign({ name }, sent) } })
  } catch (error) {
    if (error instanceof Shut) {
      await keepFile(Object.assign(file, { pressed: false }))
      return 'shut'
    }
    // Over, or merely not for this unit any more? The page itself says.
    if (error instanceof Unwanted && error.status === 404) await ask(outbox.scope, { cache: 'no-store' })
    if (!(error instanceof Unwanted) || error.status === 403) throw error
    await dropFile(key)
    tell({ file: { key, action, sent: { name, outcome: unwantedAs(error.status), said: '', to: '' } } })
  }
  return undefined
}

/** As the server names what it refuses once it is whole. */
const unwantedAs = (status: number): string => (status === 413 ? 'too-big' : status === 404 ? 'locked' : 'broken')

const isWaiting = async (action: string): Promise<boolean> => {
  const form = await findForm(action)
  return form?.pressed === true
}
