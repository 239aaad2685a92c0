import { createHash } from 'node:crypto'
import { type Chance, chanceFrom } from '#demo-town/chance.ts'
import type { Route } from '#people/access.ts'
import { paramsOf } from './in-tests.ts'

/** Routes that give a file, by what their addresses end in. */
const GIVES_A_FILE =
  /\.(xlsx|docx|pdf|ics|zip|json|csv|xml)$|\/(thumb|photo|original|zip|docx|pdf|download|file)$|\/uploads\/:/
export const givesFile = ({ method, path }: Route): boolean => method === 'GET' && GIVES_A_FILE.test(path)

/** What a guesser may have seen elsewhere: ids of rows, hashes of files, the door of a unit. */
export interface Seen {
  ids: readonly string[]
  hashes: readonly string[]
  refs: readonly string[]
}

const HEX = 16
const LAST_GROUP = 12
const MS = 12

/** `count` addresses over these routes, each near something that is there and none of them anybody's own. */
export function* guessesAt(files: readonly Route[], seen: Seen, count: number): Generator<string> {
  const chance = chanceFrom(20230610)
  const kinds = [neighbour, nearInTime, inOtherDress, byHash, upAndAway]
  for (let at = 0; at < count; at += 1) {
    const path = files[at % files.length]!.path
    const guess = kinds[Math.floor(at / files.length) % kinds.length]!
    yield guess(path, seen, chance)
  }
}

const one = (some: readonly string[], chance: Chance): string => some[chance.whole(0, some.length - 1)]!
const hex = (chance: Chance, length: number): string =>
  Array.from({ length }, () => chance.whole(0, HEX - 1).toString(HEX)).join('')

/** The address with `id` for whatever it names, behind a door that the guesser made up or saw. */
function filled(path: string, id: string, { refs }: Seen, chance: Chance): string {
  const names = paramsOf(path)
  if (names.length === 0) return `${path}/${id}`
  return names.reduce((address, name) => {
    if (name === 'edition') return address.replace(':edition', '1')
    return address.replace(`:${name}`, name === 'unit' && names.length > 1 ? one(refs, chance) : id)
  }, path)
}

/** 018f…ab12 → 018f…ab13 */
function neighbour(path: string, seen: Seen, chance: Chance): string {
  const id = one(seen.ids, chance)
  const last = (BigInt(`0x${id.slice(-LAST_GROUP)}`) + BigInt(chance.whole(1, 9))) % (1n << 48n)
  return filled(path, id.slice(0, -LAST_GROUP) + last.toString(HEX).padStart(LAST_GROUP, '0'), seen, chance)
}

/** The same millisecond or one beside it, and the rest by luck. */
function nearInTime(path: string, seen: Seen, chance: Chance): string {
  const id = one(seen.ids, chance).replaceAll('-', '')
  const time = (BigInt(`0x${id.slice(0, MS)}`) + BigInt(chance.whole(-2, 2))).toString(HEX).padStart(MS, '0')
  const rest = `7${hex(chance, 3)}8${hex(chance, 3)}${hex(chance, LAST_GROUP)}`
  const whole = time + rest
  const groups = [whole.slice(0, 8), whole.slice(8, 12), whole.slice(12, 16), whole.slice(16, 20), whole.slice(20, 32)]
  return filled(path, groups.join('-'), seen, chance)
}

const DRESSES = [
  '.jpg',
  '.json',
  '.bak',
  '~',
  '.zip',
  '%00',
  '%00.jpg',
  ';.css',
  '.',
  '%20',
  '/..%2f',
  '?download=1',
  '/',
]

/** What is really there, under another ending, in other letters, or without its dashes: at somebody else's door. */
function inOtherDress(path: string, seen: Seen, chance: Chance): string {
  const id = one(seen.ids, chance)
  const dressed = chance.happens(0.2) ? id.toUpperCase() : chance.happens(0.2) ? id.replaceAll('-', '') : id
  const dress = DRESSES[chance.whole(0, DRESSES.length - 1)]!
  return dress.startsWith('?')
    ? filled(path, dressed, seen, chance) + dress
    : filled(path, dressed + dress, seen, chance)
}

const SHELVES = ['/files/', '/uploads/', '/assets/', '/files-made/', '/var/files/', '/office/evidence/', '/photos/']

/** Files lie under their hash: whole, its beginning, or where it lies on the disk. */
function byHash(path: string, seen: Seen, chance: Chance): string {
  const real = one(seen.hashes, chance)
  const hash = chance.happens(0.3) ? createHash('sha256').update(hex(chance, 8)).digest('hex') : real
  const part = [hash, hash.slice(0, 8), hash.slice(0, 32), `${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`]
  const name = part[chance.whole(0, part.length - 1)]!
  return chance.happens(0.5) ? SHELVES[chance.whole(0, SHELVES.length - 1)]! + name : filled(path, name, seen, chance)
}

const STEPS = ['..%2f', '%2e%2e%2f', '..%5c', '..%252f', '%c0%ae%c0%ae%2f', '....%2f%2f', '..;/', '%2f%2f']
const TARGETS = [
  'etc%2fpasswd',
  'keys%2fsecret',
  'files',
  'postgres%2fcluster%2fPG_VERSION',
  '.git%2fconfig',
  'package.json',
]

function upAndAway(path: string, seen: Seen, chance: Chance): string {
  const step = STEPS[chance.whole(0, STEPS.length - 1)]!.repeat(chance.whole(1, 6))
  const target = TARGETS[chance.whole(0, TARGETS.length - 1)]!
  return chance.happens(0.3) ? `/assets/${step}${target}` : filled(path, step + target, seen, chance)
}
