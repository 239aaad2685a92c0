// A thousand phones on a bad net: heads that trickle, bodies that trickle, answers nobody fetches. Everybody else must hardly
// notice, and a slow phone that is honest must get its photo through.
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { quantile, thisCommit } from './figures.ts'
import { officerCookie } from './forms.ts'
import { type MixedLoad, mixedLoad, openLoop, useOf } from './mixed-load.ts'
import { type Door, freePort, prepareTown, startApp, withDatabase } from './started-town.ts'

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '60' },
    rate: { type: 'string', default: '20' },
    upload: { type: 'string', default: '15000000' },
  },
})
const [clients, seconds, rate, upload] = [values.clients, values.seconds, values.rate, values.upload].map(Number) as [
  number,
  number,
  number,
  number,
]
const HONEST_BYTES_A_SECOND = 50_000
const MOST_GROWTH_MB = 150
const MOST_TIMES = 2

/** As slowhttptest does: -H, -B, -X. */
const kinds = ['head', 'body', 'reader'] as const

function slowClient(port: number, path: string, formPath: string, nth: number): () => void {
  const kind = kinds[nth % kinds.length]!
  let line: Socket | undefined
  let gone = false
  let trickle: NodeJS.Timeout | undefined
  const again = () => {
    clearInterval(trickle)
    if (gone) return
    // Whom the server sends away comes back, as an attacker would.
    setTimeout(begin, 500).unref()
  }
  const begin = () => {
    if (gone) return
    const own = connect({ port, host: '127.0.0.1' })
    line = own
    own.on('error', () => {}).on('close', again)
    own.on('connect', () => {
      if (kind === 'head') own.write(`GET ${path} HTTP/1.1\r\nHost: a\r\n`)
      if (kind === 'body')
        own.write(
          `POST ${formPath} HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\n`,
        )
      if (kind === 'reader') {
        own.pause()
        // Many answers, none of them fetched.
        own.write(`GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`.repeat(20))
      }
    })
    if (kind !== 'reader') {
      own.resume()
      trickle = setInterval(() => own.write(kind === 'head' ? 'X-a: b\r\n' : 'a'), 2_000)
    }
  }
  begin()
  return () => {
    gone = true
    clearInterval(trickle)
    line?.destroy()
  }
}

/** A photo as a phone with 50 KB/s sends it: to the very end, and answered. */
function honestPhone(port: number, formPath: string, key: string): Promise<{ status: number; seconds: number }> {
  const from = performance.now()
  const edge = 'edge4711'
  const head = Buffer.from(
    `--${edge}\r\ncontent-disposition: form-data; name="_key"\r\n\r\n${key}\r\n--${edge}\r\ncontent-disposition: form-data; name="photo"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`,
  )
  const tail = Buffer.from(`\r\n--${edge}--\r\n`)
  return new Promise((resolve) => {
    const line = connect({ port, host: '127.0.0.1' })
    let said = ''
    line.on('data', (part) => {
      said += part
    })
    const end = () =>
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(said)?.[1] ?? 0), seconds: (performance.now() - from) / 1_000 })
    line.on('error', () => {}).on('close', end)
    line.write(
      `POST ${formPath} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=${edge}\r\nContent-Length: ${head.length + upload + tail.length}\r\n\r\n`,
    )
    line.write(head)
    const sending = async () => {
      for (let left = upload; left > 0 && !line.destroyed; left -= HONEST_BYTES_A_SECOND) {
        line.write(Buffer.alloc(Math.min(left, HONEST_BYTES_A_SECOND), 7))
        await pause(1_000)
      }
      line.write(tail)
    }
    void sending()
  })
}

interface Morning {
  p95: number
  answers: number
  /** Sent away politely: that the machine is busy is no fault, that everybody is would be. */
  refused: number
  failed: number
}

async function p95Of(load: MixedLoad, forSeconds: number): Promise<Morning> {
  const ms: number[] = []
  let [failed, refused] = [0, 0]
  await openLoop(rate, forSeconds, async (nth) => {
    const answer = await load.send(load.next(nth)).catch(() => undefined)
    if (answer && answer.status < 400) ms.push(answer.ms)
    else if (answer?.status === 503 && answer.retryAfter) refused += 1
    else failed += 1
  })
  return { p95: quantile(ms, 0.95), answers: ms.length, refused, failed }
}

const town = await prepareTown({ villages: 60 })
try {
  await withDatabase(town.dataDir, async (db) => {
    const officer = await officerCookie(db, town.townId)
    const port = await freePort()
    const app = await startApp(town, port)
    const load = mixedLoad(app.url, town, officer, 128)
    const { pathname } = new URL(app.url)
    const formOf = (door: Door) => `${pathname}/u/${door.token}/reports/${door.assignmentId}`
    await p95Of(load, 10)
    const before = await p95Of(load, seconds / 2)
    const rss = useOf(app.child.pid!).rssMb
    const door = town.doors[0]!
    const page = (await load.send({ kind: 'unit', path: formOf(door).slice(pathname.length) })).text
    const key = /name="_key" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const photo = honestPhone(port, `${formOf(door)}/evidence`, key)
    const stops = Array.from({ length: clients }, (_, nth) =>
      slowClient(port, `${pathname}/`, formOf(town.doors[nth % town.doors.length]!), nth),
    )
    await pause(3_000)
    const during = await p95Of(load, seconds)
    const grew = useOf(app.child.pid!).rssMb - rss
    const { status, seconds: took } = upload > 0 ? await photo : { status: 0, seconds: 0 }
    for (const stop of stops) stop()
    load.close()
    const died = app.died()
    await app.stop()
    const ratio = Number((during.p95 / before.p95).toFixed(2))
    const commit = thisCommit()
    const lines = [
      {
        measure: 'others p95',
        ours: round(during.p95),
        floor: round(before.p95),
        ratio,
        unit: 'ms',
        goal: MOST_TIMES,
        failed: during.failed,
        refused: during.refused,
        refused_before: before.refused,
        answers: during.answers,
        died,
      },
      { measure: 'memory growth', ours: round(grew), unit: 'MB', goal: MOST_GROWTH_MB },
      { measure: 'honest phone', ours: round(took), unit: 's', status, bytes: upload },
    ]
    for (const line of lines) console.log(JSON.stringify({ bench: 'slow-clients', ...line, clients, seconds, commit }))
    // Taken or refused as no picture: what matters is that it arrived whole.
    const arrived = upload === 0 || [303, 422].includes(status)
    process.exitCode = arrived && !died && during.failed === 0 && grew <= MOST_GROWTH_MB ? 0 : 1
  })
} finally {
  town.remove()
}

function round(figure: number): number {
  return Math.round(figure)
}
