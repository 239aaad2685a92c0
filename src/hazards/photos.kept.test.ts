import sharp from 'sharp'
import { expect, test } from 'vitest'
import { type Handled, handled, ordered } from './handled.in-tests.ts'

const drawn = async (name: string, background: string): Promise<File> => {
  const picture = sharp({ create: { width: 60, height: 40, channels: 3, background } })
  return new File([new Uint8Array(await picture.jpeg().toBuffer())], name, { type: 'image/jpeg' })
}
const keptIn = (html: string): string[] => [...html.matchAll(/name="kept" value="([^"]+)"/g)].map(([, value]) => value!)
const photosOf = (t: Handled) =>
  t.street.db.selectFrom('hazard_photo').select(['id', 'side']).where('case_id', '=', t.caseId).execute()

/** As far as the verifiers who have looked. */
async function verified() {
  const t = await handled()
  const people = [t.idOf('officer'), t.idOf('director')]
  await t.press('accept', { target: '1', facts: '1' })
  await t.press('assign', { verifiers: people, brief: '去西院看后门。' })
  return { ...t, people }
}

test('a form that is refused keeps the pictures that came with it; they are not chosen again', async () => {
  const t = await verified()
  const found = { outcome: 'partly', grade: 'general', signers: t.people }
  const photo = [await drawn('后门.jpg', '#800'), await drawn('前门.jpg', '#080')]
  const refused = await t.press('conclude', { ...found, words: '', photo })
  const page = await refused.text()
  expect([refused.status, page.includes('2 张照片已经收到，不用再选'), page.includes('后门.jpg')]).toEqual([
    422,
    true,
    true,
  ])
  expect(await photosOf(t)).toEqual([])
  const kept = keptIn(page)
  expect(kept).toHaveLength(2)
  // one dropped, one new, and refused once more
  const again = await t.press('conclude', {
    ...found,
    words: '',
    kept: kept[0]!,
    photo: await drawn('边门.jpg', '#008'),
  })
  expect(keptIn(await again.text())).toHaveLength(2)
  const done = await t.press('conclude', { ...found, words: '看过', kept: [kept[0]!, kept[1]!] })
  expect(done.status).toBe(303)
  expect(await photosOf(t)).toHaveLength(2)
})

test('of a bad picture only its own name is told, the good one stays', async () => {
  const t = await verified()
  const bad = new File(['GIF89a'], '动图.gif', { type: 'image/gif' })
  const found = { outcome: 'partly', grade: 'general', signers: t.people, words: '看过' }
  const page = await (await t.press('conclude', { ...found, photo: [await drawn('后门.jpg', '#800'), bad] })).text()
  expect([page.includes('动图.gif'), keptIn(page).length]).toEqual([true, 1])
})

test('the unit’s photos stay with its form; nobody hangs what came with another form, or what they made up', async () => {
  const t = await handled()
  const paper = `${t.own}/orders/${await ordered(t)}`
  const before = await photosOf(t)
  const refused = await t.street.submit(`${paper}/submit`, { words: '', photo: await drawn('改好.jpg', '#088') })
  const [kept] = keptIn(await refused.text())
  expect(refused.status).toBe(422)
  const foreign = { outcome: 'passed', checkers: [t.idOf('officer'), t.idOf('director')], sameView: '1', nobody: '1' }
  const sha = 'ab'.repeat(32)
  for (const wrong of [`${sha}.${sha}.${kept!.split('.')[2]}.x`, kept!.replace(/^..../, 'ffff'), 'x', '...%'])
    expect([wrong, (await t.street.submit(`${paper}/submit`, { words: '换了锁', kept: wrong })).status]).toEqual([
      wrong,
      422,
    ])
  expect((await t.street.submit(`${paper}/submit`, { words: '换了锁', kept: kept! })).status).toBe(303)
  expect(await photosOf(t)).toHaveLength(before.length + 1)
  expect((await t.press('recheck', { ...foreign, kept: kept! })).status).toBe(422)
})
