import sharp from 'sharp'
import { expect, test } from 'vitest'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { demoTown, townSeenBy } from '#demo-town/in-tests.ts'
import { tokenOf } from '#units/holder.ts'
import { recordLink } from '#units/links.store.ts'

async function begin() {
  const street = await demoTown()
  const campaign = await smallCampaign(street)
  const pageOf = async (unit: string) => {
    const link = await recordLink(street.db, street.town.id, campaign.unitNamed(unit).id, null)
    return `/u/${tokenOf(street.parts.keys, street.town.id, link)}`
  }
  const [own, neighbour] = [await pageOf('南董村'), await pageOf('看寺村')]
  return { street, office: await street.seenBy('officer'), campaign, own, neighbour, task: campaign.taskIds.talk.id }
}
type Begun = Awaited<ReturnType<typeof begin>>

const raised = {
  title: '没有会场',
  text: '大院在修，村里没有能坐下五十人的地方。',
  urgency: 'week',
  reporter: '王秀英',
  phone: '13800000000',
}

/** What a unit raised, as the office addresses it. */
async function raise({ street, own, task }: Begun, more: Record<string, string> = {}, key?: string) {
  const answer = await street.submit(`${own}/problems`, { task, ...raised, ...more }, key ? { key } : {})
  const id = /problems\/([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')?.[1] ?? ''
  return { answer, id, desk: `/office/problems/${id}` }
}
const text = async (answer: Response) => answer.text()
const photo = async () =>
  new File(
    [
      await sharp({ create: { width: 60, height: 40, channels: 3, background: '#8a8' } })
        .jpeg()
        .toBuffer(),
    ] as BlobPart[],
    'IMG_1.jpg',
    { type: 'image/jpeg' },
  )

test('a village says what it cannot do alone; the office finds an owner, talks, the committee decides, and it is closed with a photo', async () => {
  const t = await begin()
  const { id, desk } = await raise(t)
  expect(await text(await t.office.visit('/office/problems'))).toContain('没有会场')
  const acts: [string, Record<string, string | File>][] = [
    ['owners', { owner: '文化站', ownerDue: '2023-06-14' }],
    ['talks', { heldOn: '2023-06-09', withWhom: '文化站韩雪梅', talk: '文化广场晚上可以用。', shown: '1' }],
    [
      'decisions',
      {
        decision: '用文化广场，派出所维持秩序。',
        decidedBy: '委员会',
        decidedOn: '2023-06-10',
        decisionDue: '2023-06-15',
      },
    ],
    ['closings', { closing: '6月14日晚在文化广场讲完了。', photo: await photo() }],
  ]
  for (const [name, fields] of acts) {
    const answer = await t.office.submit(`${desk}/${name}`, fields as Record<string, string>)
    expect([name, answer.status]).toEqual([name, 303])
  }
  const seen = await text(await t.street.visit(`${t.own}/problems/${id}`))
  for (const words of ['文化站', '用文化广场，派出所维持秩序。', '6月14日晚在文化广场讲完了。'])
    expect(seen).toContain(words)
  expect(await text(await t.office.visit(`${desk}/print`))).toContain('重大问题督办单')
  expect(await text(await t.office.visit('/office/problems?show=closed'))).toContain('没有会场')
})

test('closing needs a sentence and something to show; what was typed stays', async () => {
  const t = await begin()
  const { desk } = await raise(t)
  const answer = await t.office.submit(`${desk}/closings`, { closing: '讲完了。' })
  expect(answer.status).toBe(422)
  expect(await text(answer)).toContain('讲完了。')
  expect(await text(await t.office.visit('/office/problems'))).toContain('没有会场')
})

test('a closed one takes no more acts until it is reopened, by the village too', async () => {
  const t = await begin()
  const { id, desk } = await raise(t)
  await t.office.submit(`${desk}/closings`, { closing: '讲完了。', photo: await photo() })
  expect((await t.office.submit(`${desk}/owners`, { owner: '文化站', ownerDue: '2023-06-14' })).status).toBe(422)
  const again = { reason: '广场那天下雨，没讲成。', reporter: '王秀英', phone: '' }
  expect((await t.street.submit(`${t.own}/problems/${id}/reopenings`, again)).status).toBe(303)
  expect(await text(await t.office.visit(desk))).toContain('广场那天下雨，没讲成。')
  expect((await t.street.submit(`${t.own}/problems/${id}/reopenings`, again)).status).toBe(422)
  expect((await t.office.submit(`${desk}/owners`, { owner: '文化站', ownerDue: '2023-06-14' })).status).toBe(303)
})

test('sent twice it is raised once; an empty form is refused and keeps what was typed', async () => {
  const t = await begin()
  const key = t.street.newKey()
  const [first, second] = [await raise(t, {}, key), await raise(t, {}, key)]
  expect([first.answer.status, second.answer.status, second.id]).toEqual([303, 303, first.id])
  const refused = await raise(t, { title: '', urgency: '' })
  expect(refused.answer.status).toBe(422)
  const page = await text(refused.answer)
  for (const words of ['还没写是什么难处', '还没选多急', raised.text]) expect(page).toContain(words)
})

test('another village, another town, a liaison at the desk and an observer with a pen are kept out', async () => {
  const t = await begin()
  const { id, desk } = await raise(t)
  expect((await t.street.visit(`${t.neighbour}/problems/${id}`)).status).toBe(404)
  expect(await text(await t.street.visit(`${t.neighbour}/problems`))).not.toContain('没有会场')
  const elsewhere = await townSeenBy(t.street.parts, 'qingshi', 'officer', t.street.now)
  expect((await elsewhere.visit(desk)).status).toBe(404)
  const observer = await t.street.seenBy('observer')
  expect((await observer.visit(desk)).status).toBe(200)
  expect((await observer.submit(`${desk}/owners`, { owner: '文化站', ownerDue: '2023-06-14' })).status).toBe(403)
  expect((await (await t.street.seenBy('liaison')).visit(desk)).status).toBe(403)
})
