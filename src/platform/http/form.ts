import { createHash } from 'node:crypto'

export class FormTooLarge extends Error {}
export class FormUnreadable extends Error {}

const MOST_FIELDS = 2000
const MOST_TEXT = 1_000_000
const MOST_BYTES = 120_000_000

/** What a form sent: texts trimmed and free of control characters, files with content, and a hash to tell one sending from another. */
export class FormInput {
  readonly key: string
  readonly hash: Buffer
  readonly #texts: ReadonlyMap<string, readonly string[]>
  readonly #files: ReadonlyMap<string, readonly SentFile[]>
  constructor(
    texts: ReadonlyMap<string, readonly string[]>,
    files: ReadonlyMap<string, readonly SentFile[]>,
    hash: Buffer,
  ) {
    this.#texts = texts
    this.#files = files
    this.hash = hash
    this.key = this.text('_key')
  }
  text(name: string): string {
    return this.#texts.get(name)?.[0] ?? ''
  }
  every(name: string): readonly string[] {
    return this.#texts.get(name) ?? []
  }
  checked(name: string): boolean {
    return this.#texts.has(name)
  }
  files(name: string): readonly SentFile[] {
    return this.#files.get(name) ?? []
  }
  get hasFiles(): boolean {
    return this.#files.size > 0
  }
  /** Every text as it was given, to show the form again. */
  given(): Record<string, string> {
    return Object.fromEntries([...this.#texts].map(([name, values]) => [name, values[0] ?? '']))
  }
  entries(): [string, string][] {
    return [...this.#texts].flatMap(([name, values]) => values.map((value): [string, string] => [name, value]))
  }
}

export interface SentFile {
  name: string
  bytes: Buffer
}

// Control characters never belong in a field; toWellFormed replaces half a surrogate pair, which cannot be stored.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/** As every text of a form is read. */
export const cleanText = (text: string): string =>
  text.toWellFormed().replace(CONTROL, '').replace(/\r\n?/g, '\n').normalize('NFC').trim()

/** @throws FormTooLarge, FormUnreadable */
export async function readForm(request: Request): Promise<FormInput> {
  const length = Number(request.headers.get('content-length') ?? 0)
  if (length > MOST_BYTES) throw new FormTooLarge()
  const type = request.headers.get('content-type') ?? ''
  if (type.startsWith('application/x-www-form-urlencoded')) {
    const body = await request.text().catch(() => {
      throw new FormUnreadable() // the line was cut
    })
    if (body.length > MOST_TEXT) throw new FormTooLarge()
    return gather(new URLSearchParams(body))
  }
  if (!type.startsWith('multipart/form-data')) throw new FormUnreadable()
  let data: FormData
  try {
    data = await request.formData()
  } catch {
    throw new FormUnreadable()
  }
  return gather(data)
}

async function gather(entries: Iterable<[string, string | File]>): Promise<FormInput> {
  const texts = new Map<string, string[]>()
  const files = new Map<string, SentFile[]>()
  const hash = createHash('sha256')
  let count = 0
  for (const [name, value] of entries) {
    count += 1
    if (count > MOST_FIELDS) throw new FormTooLarge()
    if (typeof value === 'string') {
      const text = cleanText(value)
      push(texts, name, text)
      if (name !== '_key') hash.update(`${name}\0${text}\0`)
    } else if (value.size > 0) {
      const bytes = Buffer.from(await value.arrayBuffer())
      push(files, name, { name: cleanText(value.name).slice(0, 200), bytes })
      hash.update(`${name}\0`).update(createHash('sha256').update(bytes).digest())
    }
  }
  return new FormInput(texts, files, hash.digest())
}

function push<T>(map: Map<string, T[]>, name: string, value: T): void {
  const known = map.get(name)
  if (known) known.push(value)
  else map.set(name, [value])
}
