import { closeSync, openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { isPageWhole, PAGE } from './page-checksum.rules.ts'

export interface BrokenPage {
  /** Table or index; its file where nobody can say. */
  relation: string
  block: number
  file: string
}

const RELATION = /^(\d+)(_(?:fsm|vm|init))?(?:\.(\d+))?$/
const PAGES_A_FILE = 131_072
const PAGES_AT_ONCE = 256

/** Every page of a cluster as it lies on the disk, while the server runs or not. */
export async function readAllPages(
  cluster: string,
  url: string,
): Promise<{ broken: BrokenPage[]; pages: number; files: number }> {
  const folders = ['global', ...readdirSync(join(cluster, 'base')).map((name) => join('base', name))]
  let [pages, files] = [0, 0]
  const broken: Omit<BrokenPage, 'relation'>[] = []
  for (const folder of folders)
    for (const name of readdirSync(join(cluster, folder)).filter((name) => RELATION.test(name))) {
      const file = join(folder, name)
      const read = await pagesOf(join(cluster, file), Number(RELATION.exec(name)?.[3] ?? 0) * PAGES_A_FILE)
      broken.push(...read.broken.map((block) => ({ block, file })))
      pages += read.pages
      files += 1
    }
  const names = broken.length > 0 ? await namesOf(url) : new Map<string, string>()
  return { broken: broken.map((one) => ({ ...one, relation: names.get(stem(one.file)) ?? one.file })), pages, files }
}

const stem = (file: string): string => file.replace(/(_(fsm|vm|init))?(\.\d+)?$/, '')

async function pagesOf(path: string, first: number): Promise<{ broken: number[]; pages: number }> {
  let handle: number
  try {
    handle = openSync(path, 'r')
  } catch {
    return { broken: [], pages: 0 } // dropped meanwhile
  }
  const broken: number[] = []
  const bytes = Buffer.alloc(PAGES_AT_ONCE * PAGE)
  try {
    for (let at = 0; ; ) {
      const read = readSync(handle, bytes, 0, bytes.length, at * PAGE)
      const whole = Math.floor(read / PAGE)
      if (whole === 0) return { broken, pages: at }
      for (let nth = 0; nth < whole; nth++) {
        const block = first + at + nth
        const page = bytes.subarray(nth * PAGE, (nth + 1) * PAGE)
        if (!isPageWhole(page, block) && (await staysBroken(handle, at + nth, block))) broken.push(block)
      }
      at += whole
    }
  } finally {
    closeSync(handle)
  }
}

/** One that the server was just writing is whole a moment later. */
async function staysBroken(handle: number, at: number, block: number): Promise<boolean> {
  const page = Buffer.alloc(PAGE)
  for (let tries = 0; tries < 5; tries++) {
    await pause(50)
    if (readSync(handle, page, 0, PAGE, at * PAGE) < PAGE || isPageWhole(page, block)) return false
  }
  return true
}

/** 'base/16385/16402' → 'campaign_submission', as far as the catalogue itself can be read. */
async function namesOf(url: string): Promise<Map<string, string>> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ file: string; name: string }>(
      `select pg_relation_filepath(c.oid) as file,
        c.oid::regclass::text || coalesce(' (' || t.indrelid::regclass::text || ')', '') as name
       from pg_class c left join pg_index t on t.indexrelid = c.oid where pg_relation_filepath(c.oid) is not null`,
    )
    return new Map(rows.map(({ file, name }) => [file, name]))
  } catch {
    return new Map()
  } finally {
    await client.end().catch(() => {})
  }
}
