// A report with words that stand nowhere else; then everything that a thief could carry away is searched for them: the data
// folder with the database's files and its log, uploads, temporary files, what the app said, a backup. Words that are kept in
// clear are looked for in the same places, so that "not found" means something.
import { randomInt } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync, inflateRawSync } from 'node:zlib'
import { sql } from 'kysely'
import { backUp } from '#platform/backup/back-up.ts'
import { thisCommit } from './figures.ts'
import { actsOf, keyOn, send, taskOf } from './forms.ts'
import { ask, filledIn, keyIn, openReport, type Resident, sendUntilReceipted } from './residents.ts'
import { freePort, prepareTown, startApp, withDatabase } from './started-town.ts'

const hanzi = (length: number) => Array.from({ length }, () => String.fromCodePoint(randomInt(0x4e00, 0x9fa5))).join('')

export async function canary() {
  const town = await prepareTown()
  const folder = mkdtempSync(join(tmpdir(), 'anyue-canary-'))
  chmodSync(folder, 0o755)
  const temp = join(folder, 'temp')
  mkdirSync(temp, { mode: 0o777 })
  const said: string[] = []
  try {
    const secret = {
      words: hanzi(12),
      address: hanzi(12),
      message: hanzi(12),
      reason: hanzi(12),
      conflict: hanzi(12),
      voice: hanzi(12),
    }
    const clear = hanzi(12)
    const app = await startApp(town, await freePort(), { TRUST_PROXY: '1', TMPDIR: temp })
    for (const stream of [app.child.stdout, app.child.stderr]) stream?.on('data', (data) => said.push(String(data)))
    const who = { address: '198.51.100.77', agent: 'canary-browser/1.0' }
    const key = await openReport(app.url, who)
    const fields = { ...filledIn(key, secret.words), address: secret.address }
    const { digits } = await sendUntilReceipted(app.url, who, fields)
    await ask(`${app.url}/hazards`, who, { ...fields, words: secret.conflict })
    const behind = async (step: string, more: Record<string, string>) => {
      const page = await ask(`${app.url}/hazards/receipt`, who)
      await ask(`${app.url}/hazards/receipt${step}`, who, { _key: keyIn(page.html), receipt: digits, ...more })
    }
    await behind('/message', { message: secret.message })
    await sendVoice(app.url, who, digits, secret.voice)
    await behind('', {})
    await behind('/message', { message: secret.message.repeat(200) })
    // kept in clear on purpose: a village's question
    const door = town.doors[0]!
    await withDatabase(town.dataDir, async (db) => {
      const act = actsOf(door, await taskOf(db, door), '').question!
      const answer = await send(app.url, act, await keyOn(app.url, act), act.fields(clear))
      if (answer.status !== 303) throw new Error(`the question was not taken: ${answer.status}`)
      await sql`checkpoint`.execute(db)
    })
    const place = join(folder, 'backups')
    await backUp(town.env, place)
    await app.stop()
    const places = [
      ...filesUnder(town.dataDir).map((file) => ({ name: `data/${relative(town.dataDir, file)}`, file })),
      ...filesUnder(folder).map((file) => ({ name: relative(folder, file), file })),
    ]
    const needles = Object.entries({ ...secret, digits, address_of_network: who.address, agent: who.agent })
    const found: string[] = []
    const control = new Set<string>()
    let bytes = 0
    for (const { name, file } of places) {
      const whole = readFileSync(file)
      bytes += whole.length
      for (const content of [whole, ...unpacked(name, whole)]) {
        for (const [what, needle] of needles) if (holds(content, needle)) found.push(`${what} in ${name}`)
        if (holds(content, clear)) control.add(kindOf(name))
      }
    }
    const spoken = Buffer.from(said.join(''))
    for (const [what, needle] of needles) if (holds(spoken, needle)) found.push(`${what} in what the app said`)
    return { files: places.length, bytes, found, control: [...control].sort(), said: spoken.length }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    town.remove()
  }
}

/** By form, as without script: a voice whose every sample says it. @throws when it was not taken */
async function sendVoice(url: string, who: Resident, digits: string, secret: string): Promise<void> {
  const form = new FormData()
  form.set('_key', keyIn((await ask(`${url}/hazards/receipt`, who)).html))
  form.set('receipt', digits)
  form.set('voice', new File([wav(Buffer.from(secret.repeat(2_000)))], 'voice.wav'))
  const headers = { 'x-forwarded-for': who.address!, 'user-agent': who.agent! }
  const answer = await fetch(`${url}/hazards/receipt/files`, { method: 'POST', headers, body: form })
  const html = await answer.text()
  if (answer.status !== 200)
    throw new Error(`the voice was not taken: ${answer.status} ${html.replace(/<[^>]*>/g, ' ')}`)
}

function wav(sound: Buffer): Buffer<ArrayBuffer> {
  const chunk = (name: string, body: Buffer) => {
    const size = Buffer.alloc(4)
    size.writeUInt32LE(body.length)
    return Buffer.concat([Buffer.from(name), size, body])
  }
  const format = Buffer.from('01000100401f000080bb0000020010'.padEnd(32, '0'), 'hex')
  return Buffer.from(chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), chunk('fmt ', format), chunk('data', sound)])))
}

const kindOf = (name: string): string =>
  name.startsWith('backups') ? 'backup' : name.includes('/pg_wal/') ? 'wal' : name.startsWith('temp') ? 'temp' : 'data'

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
}

/** As it may lie there: as bytes of either width, in base64 at each of three beginnings, in an address, escaped in JSON. */
function holds(content: Buffer, needle: string): boolean {
  const text = Buffer.from(needle)
  const forms = [
    text,
    Buffer.from(needle, 'utf16le'),
    Buffer.from(encodeURIComponent(needle)),
    Buffer.from(encodeURIComponent(needle).toLowerCase()),
    Buffer.from(
      JSON.stringify(needle)
        .replace(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .slice(1, -1),
    ),
    Buffer.from(text.toString('hex')),
    ...[0, 1, 2].map((shift) => {
      const coded = Buffer.concat([Buffer.alloc(shift), text]).toString('base64')
      return Buffer.from(coded.slice(4, -4))
    }),
  ]
  return forms.some((form) => content.includes(form))
}

/** What is packed is looked at unpacked. */
function unpacked(name: string, whole: Buffer): Buffer[] {
  try {
    if (name.endsWith('.gz')) return [gunzipSync(whole)]
    if (name.endsWith('.deflate')) return [inflateRawSync(whole)]
  } catch {
    // cut off, as a file of a running server may be
  }
  return []
}

if (import.meta.main) {
  parseArgs({ options: {} })
  const outcome = await canary()
  const searched = ['backup', 'data', 'wal'].every((place) => outcome.control.includes(place))
  const failed = outcome.found.length + (searched ? 0 : 1)
  console.log(
    JSON.stringify({ battery: 'canary', ...outcome, searched, goal: { found: 0 }, failed, commit: thisCommit() }),
  )
  process.exit(failed > 0 ? 1 : 0)
}
