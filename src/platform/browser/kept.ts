/** A form on this device: typed and not sent yet, or sent by its person and not taken by the server yet. */
export interface KeptForm {
  /** Path of the form, and so of one act: there is one of each. */
  action: string
  /** Whose page it stands on: an address that its own begins with. */
  scope: string
  title: string
  fields: [string, string][]
  /** Names the act; empty where the server has to be asked for another. */
  key: string
  pressed: boolean
  /** Was on its way once: the server may have it. */
  tried: boolean
  /** The server answered that something must be changed. */
  refused?: boolean
  savedAt: number
}

/** A file on this device until the server has it. */
export interface KeptFile {
  /** Made here, never changed: by it the server knows a second sending. */
  key: string
  scope: string
  /** Where it is begun (POST). */
  action: string
  /** Path of the form that has to arrive before it. */
  after: string
  kind: string
  name: string
  type: string
  content: ArrayBuffer | Blob
  pressed: boolean
  /** Where it stands on the server, once begun. */
  location: string
  savedAt: number
}

const NAME = 'kept-here'
/** A form's key is known to the server for 30 days; nothing that old is sent by itself. */
const MOST_DAYS = 25

let opened: Promise<IDBDatabase> | undefined

const open = (): Promise<IDBDatabase> => {
  opened = opened || connect()
  // Without this one failure would be remembered for good.
  opened.catch(() => {
    opened = undefined
  })
  return opened
}

const connect = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('forms', { keyPath: 'action' })
      request.result.createObjectStore('files', { keyPath: 'key' })
    }
    request.onsuccess = () => {
      // Closed by the browser to free memory, or for a newer page: opened again when next asked for.
      request.result.onclose = () => {
        opened = undefined
      }
      request.result.onversionchange = () => request.result.close()
      resolve(request.result)
    }
    request.onerror = () => reject(request.error)
    request.onblocked = () => reject(new Error('blocked'))
  })

type Store = 'forms' | 'files'

const act = async <T>(
  store: Store,
  mode: IDBTransactionMode,
  work: (rows: IDBObjectStore) => IDBRequest<T>,
): Promise<T> => {
  const db = await open()
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(store, mode)
    const request = work(transaction.objectStore(store))
    // Only what is committed outlives a page that the camera pushes out.
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = () => reject(transaction.error)
    transaction.onerror = () => reject(transaction.error)
  })
}

/** Whether this browser can keep anything at all; private windows of old ones cannot. */
export const canKeep = (): Promise<boolean> =>
  typeof indexedDB === 'undefined'
    ? Promise.resolve(false)
    : open().then(
        () => true,
        () => false,
      )

export const keepForm = (form: KeptForm): Promise<unknown> => act('forms', 'readwrite', (rows) => rows.put(form))
export const keepFile = (file: KeptFile): Promise<unknown> => act('files', 'readwrite', (rows) => rows.put(file))
export const dropForm = (action: string): Promise<unknown> => act('forms', 'readwrite', (rows) => rows.delete(action))
export const dropFile = (key: string): Promise<unknown> => act('files', 'readwrite', (rows) => rows.delete(key))

export const findForm = async (action: string): Promise<KeptForm | undefined> =>
  (await act<KeptForm | undefined>('forms', 'readonly', (rows) => rows.get(action))) || undefined

/** Changes it unless its person has meanwhile put another in its place; says which. */
export const changeForm = async (form: KeptForm, change: Partial<KeptForm> | null): Promise<boolean> => {
  const db = await open()
  return new Promise((resolve, reject) => {
    const transaction = db.transaction('forms', 'readwrite')
    const rows = transaction.objectStore('forms')
    const request: IDBRequest<KeptForm | undefined> = rows.get(form.action)
    let same = false
    request.onsuccess = () => {
      same = request.result !== undefined && request.result.savedAt === form.savedAt
      if (same && change) rows.put(Object.assign({}, request.result, change))
      else if (same) rows.delete(form.action)
    }
    transaction.oncomplete = () => resolve(same)
    transaction.onabort = () => reject(transaction.error)
    transaction.onerror = () => reject(transaction.error)
  })
}

/** Whether it is still there: it may have been dropped in another tab. */
export const findFile = async (key: string): Promise<KeptFile | undefined> =>
  (await act<KeptFile | undefined>('files', 'readonly', (rows) => rows.get(key))) || undefined

const inOrder = <Row extends { scope: string; savedAt: number }>(rows: Row[], scope: string): Row[] =>
  rows.filter((row) => row.scope === scope).sort((a, b) => a.savedAt - b.savedAt)

export const listForms = async (scope: string): Promise<KeptForm[]> =>
  inOrder(await act<KeptForm[]>('forms', 'readonly', (rows) => rows.getAll()), scope)

export const listFiles = async (scope: string): Promise<KeptFile[]> =>
  inOrder(await act<KeptFile[]>('files', 'readonly', (rows) => rows.getAll()), scope)

/** `all`: the page is over, and so is what was meant for it. Otherwise only what its person never sent. */
export const forget = async (scope: string, all: boolean): Promise<void> => {
  for (const form of await listForms(scope)) if (all || !form.pressed) await dropForm(form.action)
  for (const file of await listFiles(scope)) if (all || !file.pressed) await dropFile(file.key)
}

export const dropStale = async (scope: string): Promise<void> => {
  const before = Date.now() - MOST_DAYS * 86_400_000
  for (const form of await listForms(scope)) if (form.savedAt < before) await dropForm(form.action)
  for (const file of await listFiles(scope)) if (file.savedAt < before) await dropFile(file.key)
}

/** Not secret, only unlike any other: old browsers have no randomUUID. */
export const newKey = (): string =>
  Array.prototype.map
    .call(crypto.getRandomValues(new Uint8Array(16)), (byte: number) => `0${byte.toString(16)}`.slice(-2))
    .join('')
