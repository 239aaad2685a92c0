/** How much of what a careful reader takes out of a notice the rules take out, and how much they make up. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDocument } from '../src/campaign/notice/document.ts'
import { readNotice } from '../src/campaign/notice/read-notice.ts'

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
type Row = { [key: string]: Json }
type Tally = { right: number; made: number; missed: number }

const floor = 0.95
/** About the fixture, not about the notice. */
const meta = new Set(['fixture_kind', 'source_extent', 'quirks', 'source_url'])
const isMeta = (key: string) => meta.has(key) || key.endsWith('Raw')

const shared = join(import.meta.dirname, '../../shared/notices')
const own = join(import.meta.dirname, '../src/campaign/notice/fixtures')
const folder = process.argv[2] ?? (existsSync(shared) ? shared : own)
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.expected.json'))
  .map((name) => name.slice(0, -'.expected.json'.length))
if (!names.length) {
  console.error(`No *.expected.json in ${folder}`)
  process.exit(1)
}

const expectedOf = (name: string) => JSON.parse(readFileSync(join(folder, `${name}.expected.json`), 'utf8')) as Row
const isRow = (value: Json | undefined): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Fields of rows that any expectation names: what is read beyond them is welcome, within them it must be right. */
const rowFields = new Map<string, Set<string>>()
for (const name of names) {
  for (const [key, value] of Object.entries(expectedOf(name))) {
    for (const row of Array.isArray(value) ? value.filter(isRow) : []) {
      const fields = rowFields.get(key) ?? new Set()
      for (const field of Object.keys(row)) fields.add(field)
      rowFields.set(key, fields)
    }
  }
}

const plain = (value: Json) => String(value).normalize('NFKC').replace(/\s+/g, ' ').trim()

/** Scalars by key, list elements by value, fields of rows by the row's place. */
function atoms(key: string, value: Json | undefined): string[] {
  if (value === null || value === undefined) return []
  if (!Array.isArray(value)) return [`${key}=${plain(value)}`]
  return value.flatMap((element, index) => {
    if (!isRow(element)) return [`${key}[]=${plain(element)}`]
    const fields = rowFields.get(key)
    return Object.entries(element)
      .filter(([field]) => !isMeta(field) && (!fields || fields.has(field)))
      .flatMap(([field, inner]) => atoms(`${key}.${index}.${field}`, inner))
  })
}

const fieldOf = (key: string, atom: string) =>
  rowFields.has(key) ? atom.replace(/\.\d+/, '').replace(/(\[\])?=.*$/s, '') : key
const tallies = new Map<string, Tally>()
const tallyOf = (field: string) => {
  const tally = tallies.get(field) ?? { right: 0, made: 0, missed: 0 }
  tallies.set(field, tally)
  return tally
}

for (const name of names) {
  const file = join(folder, `${name}.txt`)
  const document = await readDocument(readFileSync(file), file)
  if ('problem' in document) throw new Error(`${file}: ${document.problem}`)
  const reading = readNotice(document.text) as unknown as Row
  for (const [key, value] of Object.entries(expectedOf(name))) {
    if (isMeta(key)) continue
    const wanted = atoms(key, value)
    const read = atoms(key, reading[key])
    const left = [...read]
    for (const atom of wanted) {
      const at = left.indexOf(atom)
      const tally = tallyOf(fieldOf(key, atom))
      if (at >= 0) {
        left.splice(at, 1)
        tally.right++
      } else {
        tally.missed++
        console.log(`  ${name}  missed  ${atom}`)
      }
    }
    for (const atom of left) {
      tallyOf(fieldOf(key, atom)).made++
      console.log(`  ${name}  extra   ${atom}`)
    }
  }
}

const scores = ({ right, made, missed }: Tally) => {
  const precision = right + made ? right / (right + made) : 1
  const recall = right + missed ? right / (right + missed) : 1
  return { precision, recall, f1: precision + recall ? (2 * precision * recall) / (precision + recall) : 0 }
}
const total: Tally = { right: 0, made: 0, missed: 0 }
console.log(`\n${'field'.padEnd(28)} precision  recall      F1   right`)
for (const [field, tally] of [...tallies].sort(([one], [two]) => one.localeCompare(two))) {
  const { precision, recall, f1 } = scores(tally)
  console.log(
    `${field.padEnd(28)} ${[precision, recall, f1].map((value) => value.toFixed(3).padStart(8)).join(' ')} ${String(tally.right).padStart(7)}`,
  )
  for (const key of ['right', 'made', 'missed'] as const) total[key] += tally[key]
}
const round = (value: number) => Math.round(value * 10_000) / 10_000
const { precision, recall, f1 } = scores(total)

function commitOf(): string | null {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .toString()
      .trim()
  } catch {
    return null
  }
}
console.log(
  JSON.stringify({
    bench: 'notices',
    ours: round(f1),
    floor,
    ratio: round(f1 / floor),
    precision: round(precision),
    recall: round(recall),
    unit: 'F1',
    notices: names.length,
    commit: commitOf(),
  }),
)
