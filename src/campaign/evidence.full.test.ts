import sharp from 'sharp'
import { expect, test } from 'vitest'
import { demoTown, townSeenBy } from '#demo-town/in-tests.ts'
import { smallCampaign } from './campaign.in-tests.ts'
import { listEvidence } from './evidence.store.ts'

const good = { 'figure.talks': '3', 'figure.people': '86', day: '2023-06-08', words: '讲了用电。' }

const photo = async () => {
  const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#777' } })
    .jpeg()
    .toBuffer()
  return new File([new Uint8Array(bytes)], 'IMG_1.jpg', { type: 'image/jpeg' })
}

/** The town as it is while its disk of uploads takes nothing more, and once there is room. */
async function townOnFullDisk() {
  const town = await demoTown({ as: 'liaison' })
  const campaign = await smallCampaign(town)
  const id = await campaign.assignmentOf('talk', '南董村')
  const report = `/u/${campaign.unitNamed('南董村').id}/reports/${id}`
  const { files } = town.parts
  const full = { ...files, put: () => Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' })) }
  const during = await townSeenBy({ ...town.parts, files: full }, 'sudian', 'liaison', town.now)
  return { during, after: town, report, pieces: () => listEvidence(town.db, town.town.id, id) }
}

test('on a full disk words are taken as ever; a photo is not, and its sender is told to choose it again', async () => {
  const { during, report, pieces } = await townOnFullDisk()
  expect((await during.submit(report, good)).status).toBe(303)
  const answer = await during.submit(`${report}/evidence`, { photo: await photo(), note: '门口' })
  const html = await answer.text()
  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).toBe('30')
  expect(html).toContain('服务器的盘满了')
  expect(html).toContain('还没有收下')
  expect(html).toContain('重新选')
  expect(html).toContain('name="note" value="门口"')
  expect(html).not.toContain('no space left')
  expect(await pieces()).toEqual([])
})

test('once there is room the same form is taken, and once', async () => {
  const { during, after, report, pieces } = await townOnFullDisk()
  await during.submit(report, good)
  const key = during.newKey()
  const file = await photo()
  await during.submit(`${report}/evidence`, { photo: file }, { key })
  for (let turn = 0; turn < 2; turn++)
    expect((await after.submit(`${report}/evidence`, { photo: file }, { key })).status).toBe(303)
  expect(await pieces()).toHaveLength(1)
})

test('a stranger’s photo is not even tried', async () => {
  const { during, report } = await townOnFullDisk()
  const stranger = await during.seenBy(null)
  const answer = await stranger.submit(`${report}/evidence`, { photo: await photo() })
  expect(answer.status).not.toBe(503)
  expect(answer.status).toBeGreaterThanOrEqual(300)
})
