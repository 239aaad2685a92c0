import sharp from 'sharp'
import { expect, test } from 'vitest'
import { townSeenBy } from '#demo-town/in-tests.ts'
import { handled, order } from './handled.in-tests.ts'
import { openedCase } from './opened.in-tests.ts'

const CAMERA = 'CanaryCam 7000'

/** A bright picture, as a camera writes it, so that ink shows. */
async function bright(): Promise<File> {
  const bytes = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#f4f4f4' } })
    .withExif({ IFD0: { Make: CAMERA }, IFD3: { GPSLatitude: '36/1 7/1 0/1' } })
    .jpeg({ quality: 90 })
    .toBuffer()
  return new File([new Uint8Array(bytes)], 'IMG_1.jpg', { type: 'image/jpeg' })
}

/** Found true with a picture that nobody has looked at, and ordered. */
async function pictured() {
  const t = await handled()
  const people = [t.idOf('officer'), t.idOf('director')]
  await t.press('accept', { target: '1', facts: '1' })
  await t.press('assign', { verifiers: people, brief: '去西院看后门。' })
  const found = { outcome: 'partly', grade: 'general', words: '看过', signers: people, photo: await bright() }
  expect((await t.press('conclude', found)).status).toBe(303)
  expect((await t.press('order', order)).status).toBe(303)
  const { db } = t.street
  const { id } = await db
    .selectFrom('hazard_photo')
    .select('id')
    .where('case_id', '=', t.caseId)
    .executeTakeFirstOrThrow()
  const { id: orderId } = await db
    .selectFrom('hazard_order')
    .select('id')
    .where('case_id', '=', t.caseId)
    .executeTakeFirstOrThrow()
  const at = `${t.desk}/photos/${id}`
  const ofUnit = () => t.street.visit(`${t.own}/hazard-photos/${id}`)
  const unitPage = async () => (await t.street.visit(`${t.own}/orders/${orderId}`)).text()
  const dot = async (answer: Response, x: number, y: number) => {
    const bytes = Buffer.from(await answer.arrayBuffer())
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
    return { light: data[(y * info.width + x) * info.channels]!, meta: await sharp(bytes).metadata(), bytes }
  }
  return { ...t, id, at, ofUnit, unitPage, dot, orderId }
}

test('a picture that nobody looked at is kept and waits: the office sees it, the unit does not', async () => {
  const { officer, desk, ofUnit, unitPage, id, at } = await pictured()
  const page = await (await officer.visit(desk)).text()
  for (const words of ['有 1 张照片没有人看过', '还没看过，单位看不到', `${at}"`]) expect(page).toContain(words)
  expect((await officer.visit(`/office/hazard-photos/${id}`)).status).toBe(200)
  expect((await ofUnit()).status).toBe(404)
  expect(await unitPage()).not.toContain(id)
})

test('inked over by cells and by boxes it goes out: a new picture, its dots changed, without what the camera wrote; the first stays', async () => {
  const { officer, at, ofUnit, unitPage, dot, id, desk, street } = await pictured()
  const form = await (await officer.visit(at)).text()
  expect(form.match(/name="cell"/g)).toHaveLength(24)
  // cell 0: 0…50 × 0…50; the box: 150…210 × 100…160
  const drawn = { cell: '0', boxes: '500,500,200,300' }
  expect((await officer.submit(at, { ...drawn, do: 'send' })).status).toBe(422)
  expect((await ofUnit()).status).toBe(404)
  expect((await officer.submit(at, { ...drawn, nobody: '1', do: 'send' })).status).toBe(303)
  for (const [x, y, inked] of [
    [20, 20, true],
    [180, 130, true],
    [100, 100, false],
    [280, 20, false],
  ] as const) {
    const { light, meta, bytes } = await dot(await ofUnit(), x, y)
    expect([x, y, light < 90]).toEqual([x, y, inked])
    expect([meta.exif, bytes.includes(CAMERA)]).toEqual([undefined, false])
  }
  expect((await dot(await officer.visit(`/office/hazard-photos/${id}`), 20, 20)).light).toBeGreaterThan(200)
  expect(await unitPage()).toContain(id)
  expect(await (await officer.visit(desk)).text()).toContain('遮了 2 处，单位看得到')
  const acts = await street.db.selectFrom('audit_entry').select('detail').where('act', '=', 'hazard.photo').execute()
  expect(acts).toEqual([{ detail: { boxes: 2 } }])
})

test('what was inked is shown before it goes out, and more can be inked over afterwards: the latest counts', async () => {
  const { officer, at, ofUnit, dot, street, id } = await pictured()
  const looked = await (await officer.submit(at, { boxes: '', cell: ['0', '23'], do: 'look' })).text()
  expect(looked).toContain('遮了是这样')
  expect(looked.match(/name="cell"[^>]*checked/g)).toHaveLength(2)
  const src = /src="[^"]*(\/covered\?boxes=[^"]+)"/.exec(looked)?.[1] ?? ''
  expect((await dot(await officer.visit(`${at}${src}`), 290, 190)).light).toBeLessThan(90)
  expect((await ofUnit()).status).toBe(404)
  await officer.submit(at, { boxes: '', nobody: '1', do: 'send' })
  expect((await dot(await ofUnit(), 20, 20)).light).toBeGreaterThan(200)
  await officer.submit(at, { boxes: '0,0,500,1000', nobody: '1', do: 'send' })
  expect((await dot(await ofUnit(), 20, 20)).light).toBeLessThan(90)
  expect(await (await officer.visit(at)).text()).toContain('name="boxes" value="0,0,500,1000"')
  const releases = await street.db.selectFrom('hazard_photo_release').select('nth').where('photo_id', '=', id).execute()
  expect(releases.map(({ nth }) => nth).sort()).toEqual([1, 2])
})

test('made-up boxes, another case’s picture, another town and who handles no reports come nowhere', async () => {
  const { officer, at, id, ofUnit, street, now } = await pictured()
  for (const boxes of ['1,2', '0,0,2000,5', '<script>', Array(61).fill('0,0,5,5').join(';')])
    expect([boxes, (await officer.submit(at, { boxes, nobody: '1', do: 'send' })).status]).toEqual([boxes, 422])
  const { caseId } = await openedCase(street)
  expect((await officer.visit(`/office/hazards/${caseId}/photos/${id}`)).status).toBe(404)
  const elsewhere = await townSeenBy(street.parts, 'qingshi', 'officer', now)
  expect((await elsewhere.visit(at)).status).toBe(404)
  for (const who of ['liaison', 'custodian'] as const)
    expect((await (await street.seenBy(who)).visit(at)).status).toBe(403)
  expect((await officer.visit(`${at}/covered?boxes=x`)).status).toBe(404)
  expect((await ofUnit()).status).toBe(404)
})

test('looked at when it was sent, a picture goes out at once, and the unit sees its own', async () => {
  const t = await pictured()
  const { street, own, orderId, unitPage } = t
  const sent = await street.submit(`${own}/orders/${orderId}/submit`, { words: '换了推闩锁。', photo: await bright() })
  expect(sent.status).toBe(303)
  const mine = await street.db
    .selectFrom('hazard_photo')
    .select('id')
    .where('side', '=', 'after')
    .where('case_id', '=', t.caseId)
    .executeTakeFirstOrThrow()
  expect(await unitPage()).toContain(mine.id)
  const checkers = [t.idOf('officer'), t.idOf('director')]
  const passed = { outcome: 'passed', checkers, sameView: '1', photo: await bright(), nobody: '1' }
  expect((await t.press('recheck', passed)).status).toBe(303)
  const releases = await street.db.selectFrom('hazard_photo_release').select(['released_by']).execute()
  expect(releases.map(({ released_by }) => released_by)).toEqual(expect.arrayContaining([null, t.idOf('officer')]))
  expect((await unitPage()).match(/class="photo"/g)).toHaveLength(2)
})
