import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { townSeenBy } from '#demo-town/in-tests.ts'
import { demoNow } from '#demo-town/seed.ts'
import type { Parts } from '#people/site.ts'
import { findTown } from '#people/town.store.ts'
import { openDb, openPool } from '#platform/db.ts'
import { localStore } from '#platform/files/local-store.ts'
import { keysFrom } from '#platform/keys.ts'
import { databaseForThisTest } from '#platform/postgres/test-database.ts'
import { smallCampaign } from './campaign.in-tests.ts'
import { listVersions } from './submissions.store.ts'

/** Not inside one transaction like other tests: parallel acts need connections of their own. */
const db = openDb(openPool(await databaseForThisTest(), { max: 16 }))
const filesDir = mkdtempSync(join(tmpdir(), 'anyue-files-'))
afterAll(async () => {
  await db.destroy()
  rmSync(filesDir, { recursive: true, force: true })
})

const parts: Parts = {
  db,
  keys: keysFrom(Buffer.alloc(32, 7)),
  clock: { now: () => demoNow },
  files: localStore(filesDir),
  assets: { css: 'site.css', deskCss: 'desk.css', islands: {} },
  settings: { basePath: '', trustProxy: false },
}
const town = (await findTown(db, 'sudian'))!
const campaign = await smallCampaign({ db, town })
const liaison = await townSeenBy(parts, 'sudian', 'liaison', demoNow)
const unit = campaign.unitNamed('南董村')
const good = { 'figure.talks': '3', 'figure.people': '86', day: '2023-06-08', words: '讲了用电。' }

const parallel = (times: number, act: (nth: number) => Promise<Response>) =>
  Promise.all(Array.from({ length: times }, (_, nth) => act(nth)))

test('Fifty taps at once are one report with one receipt', async () => {
  const id = await campaign.assignmentOf('talk', '南董村')
  const key = liaison.newKey()
  const answers = await parallel(50, () => liaison.submit(`/u/${unit.id}/reports/${id}`, good, { key }))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
  expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1)
  expect(await listVersions(db, town.id, id)).toHaveLength(1)
})

test('Fifty forms at once with a key each are fifty versions, numbered without a gap', async () => {
  const id = await campaign.assignmentOf('phone', '南董村')
  const answers = await parallel(50, (nth) =>
    liaison.submit(`/u/${unit.id}/reports/${id}`, { 'figure.places': String(nth), day: '2023-06-08', words: '贴了' }),
  )
  expect(answers.every(({ status }) => status === 303)).toBe(true)
  const versions = await listVersions(db, town.id, id)
  expect(versions.map(({ version }) => version)).toEqual(Array.from({ length: 50 }, (_, nth) => nth + 1))
  expect(new Set(versions.map(({ number }) => number)).size).toBe(50)
})

test('Going back and sending the same page with another figure is told, not taken', async () => {
  const id = await campaign.assignmentOf('weekly', '南董村')
  const key = liaison.newKey()
  const place = `/u/${unit.id}/reports/${id}`
  const body = { 'figure.homes': '40', day: '2023-06-08', words: '' }
  expect((await liaison.submit(place, body, { key })).status).toBe(303)
  const other = await liaison.submit(place, { ...body, 'figure.homes': '41' }, { key })
  expect(other.status).toBe(409)
  expect((await listVersions(db, town.id, id)).map(({ figures }) => figures.homes)).toEqual([40])
})

test('A refused report leaves its key free: the same page, put right, is taken', async () => {
  const id = await campaign.assignmentOf('weekly', '看寺村')
  const other = await liaison.seenBy('otherLiaison')
  const key = other.newKey()
  const place = `/u/${campaign.unitNamed('看寺村').id}/reports/${id}`
  expect((await other.submit(place, { 'figure.homes': '', day: '2023-06-08' }, { key })).status).toBe(422)
  expect((await other.submit(place, { 'figure.homes': '12', day: '2023-06-08' }, { key })).status).toBe(303)
})

test('Two officers who accept and return at the same moment: one counts, the other is told', async () => {
  const id = await campaign.assignmentOf('talk', '南董村')
  const [officer, director] = [await liaison.seenBy('officer'), await liaison.seenBy('director')]
  const { id: submissionId } = (await listVersions(db, town.id, id))[0]!
  const statuses = await Promise.all([
    officer.submit(`/office/submissions/${submissionId}/acceptances`, {}),
    director.submit(`/office/submissions/${submissionId}/returns`, { why: 'blurred', due: '2023-06-13' }),
  ])
  expect(statuses.map(({ status }) => status).sort()).toEqual([303, 409])
})

test('While thirty reports come in the office closes: each is either kept and answered, or told that it is over', async () => {
  const officer = await townSeenBy(parts, 'sudian', 'officer', demoNow)
  const id = await campaign.assignmentOf('talk', '南董村')
  const before = (await listVersions(db, town.id, id)).length
  const root = `/office/campaigns/${campaign.campaignId}`
  const seen = /name="seen" value="([^"]*)"/.exec(await (await officer.visit(`${root}/closing`)).text())![1]!
  const close = (known: string) => officer.submit(`${root}/closings`, { seen: known, reason: '到期了' })
  const closing = close(seen)
  const answers = await parallel(30, () => liaison.submit(`/u/${unit.id}/reports/${id}`, good))
  const first = await closing
  // On a machine with much else to do the office may be sent away while thirty come, and comes again.
  const closed = first.status === 503 ? await close(seen) : first
  // Reports that came between looking and closing are shown first: it is closed at the second try.
  expect([303, 422]).toContain(closed.status)
  if (closed.status === 422) {
    const again = /name="seen" value="([^"]*)"/.exec(await closed.text())![1]!
    expect((await close(again)).status).toBe(303)
  }
  const kept = answers.filter(({ status }) => status === 303).length
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(30 - kept)
  expect(await listVersions(db, town.id, id)).toHaveLength(before + kept)
  expect((await liaison.submit(`/u/${unit.id}/reports/${id}`, good)).status).toBe(409)
})
