import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { asTakenBy, drawPicture } from '#demo-town/pictures.ts'
import { listArchives } from '#ledger/archive.store.ts'
import { databaseClock } from '#platform/clock.ts'
import { at } from '#platform/days.rules.ts'
import type { JobPayload } from '#platform/jobs/jobs.ts'
import { slices } from '#town'
import { tokenOf } from '#units/holder.ts'
import { recordLink } from '#units/links.store.ts'
import { listUnits, type Unit } from '#units/units.store.ts'
import { TOWN_JOB } from '#urges/urges.types.ts'
import { openPage } from './browser.ts'
import { type ServedTown, serveTown } from './town-server.ts'

export interface Phone {
  unit: Unit
  page: Page
  /** Where the unit's pages begin, from the scheme on. */
  door: string
}

/** One town through one month: its day is where the town's own clock was moved to. */
export interface Month extends ServedTown {
  desk: Page
  /** To this time of this day; the officer signs in anew, as after every pause. */
  moveTo(day: string, time: string): Promise<void>
  /** What the worker does every five minutes. */
  urge(): Promise<void>
  /** What the worker does with an archive that was asked for. */
  archive(): Promise<void>
  /** The phone of whoever holds the unit's code; the same one the whole month. */
  phoneOf(unit: string): Promise<Phone>
  go(path: string): Promise<unknown>
  download(path: string): Promise<Buffer>
}

export async function openMonth(browser: Browser): Promise<Month> {
  const served = await serveTown((db) => databaseClock(db))
  const { db, town, parts } = served
  const desk = await openPage(browser, { width: 1440 })
  const phones = new Map<string, Phone>()
  const units = await listUnits(db, town.id)
  const job = async (name: string, payload: JobPayload) =>
    slices.find(({ jobs }) => jobs?.[name])!.jobs![name]!(payload, parts)
  return {
    ...served,
    desk,
    async moveTo(day, time) {
      const shift = at(day, time).getTime() - parts.clock.now().getTime()
      await db.updateTable('town').set({ clock_shift_ms: shift }).where('id', '=', town.id).execute()
      await desk.context().clearCookies()
      await served.signIn(desk.context(), 'officer')
    },
    urge: () => job(TOWN_JOB, { town: town.id }),
    async archive() {
      const [asked] = await listArchives(db, town.id, 1)
      await job('makeArchive', { townId: town.id, archiveId: asked!.id, address: served.url })
    },
    async phoneOf(name) {
      const known = phones.get(name)
      if (known) return known
      const unit = units.find((one) => one.name === name)!
      const link = await recordLink(db, town.id, unit.id, null)
      const phone = {
        unit,
        page: await openPage(browser, { width: 360 }),
        door: `${served.url}/u/${tokenOf(served.keys, town.id, link)}`,
      }
      phones.set(name, phone)
      return phone
    },
    go: (path) => desk.goto(`${served.url}${path}`),
    async download(path) {
      const answer = await desk.request.get(`${served.url}${path}`)
      if (!answer.ok()) throw new Error(`${path} answers ${answer.status()}`)
      return answer.body()
    },
  }
}

/** Files as two phones would take them: no two the same. */
export async function photosIn(folder: string, by: string, count: number): Promise<string[]> {
  const paths = Array.from({ length: count }, (_, nth) => join(folder, `${by}-${nth}.jpg`))
  for (const [nth, path] of paths.entries())
    writeFileSync(path, asTakenBy(await drawPicture('talk', nth), `${by} ${nth}`))
  return paths
}

export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  // A list of a thousand rows is a picture that nobody looks at.
  const fullPage = Number(await page.evaluate('document.documentElement.scrollHeight')) < 5000
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage })
  const size = page.viewportSize()
  if (!size || size.width < 1000) return
  await page.setViewportSize({ width: 360, height: 740 })
  const tall = Number(await page.evaluate('document.documentElement.scrollHeight')) < 5000
  await page.screenshot({ path: join(folder, `${name}-narrow.png`), fullPage: tall })
  await page.setViewportSize(size)
}

export const textOfDocx = (bytes: Uint8Array): string =>
  strFromU8(unzipSync(bytes)['word/document.xml']!).replace(/<[^>]+>/g, '')

/** The characters that a PDF's fonts can spell, as its own tables for copying say: enough to know what it speaks of. */
export function charactersOfPdf(bytes: Buffer): string {
  const tables = bytes.toString('latin1').matchAll(/beginbf(?:char|range)([\s\S]*?)endbf/g)
  const codes = [...tables].flatMap(([, table]) => [...table!.matchAll(/<([0-9a-fA-F]{4,})>[ \t]*\r?\n/g)])
  return codes.map(([, code]) => Buffer.from(code!, 'hex').swap16().toString('utf16le')).join('')
}
