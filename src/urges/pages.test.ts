import { expect, test } from 'vitest'
import { tokenOf } from '#units/holder.ts'
import { recordLink } from '#units/links.store.ts'
import { urgedTown } from './in-tests.ts'
import { findSettings, recordQuiet } from './settings.store.ts'

const textOf = async (answer: Response) => [answer.status, await answer.text()] as const

test('The office urges by hand: one message, the second press and the next day’s ladder send no other that day', async () => {
  const town = await urgedTown()
  await town.setChannels(town.channels)
  await town.setPhone('南董村', '13900000001')
  const talk = await town.campaign.assignmentOf('talk', '南董村')
  const pressed = await town.submit(`/office/assignments/${talk}/urges`, {})
  const to = pressed.headers.get('location')!.replace('/t/sudian', '')
  expect(await (await town.visit(to)).text()).toContain('催了南董村，马上发出。')
  await town.runAt('2023-06-10')
  await town.submit(`/office/assignments/${talk}/urges`, {})
  await town.runAt('2023-06-10', '10:00')
  const mine = town.smsTexts().filter((text) => text.includes('南董村'))
  expect(mine).toHaveLength(1)
  expect(mine[0]).toContain('主要负责人宣讲')
  const again = await town.submit(`/office/assignments/${talk}/urges`, {})
  expect(again.headers.get('location')).toContain('said=told')
})

test('By hand at night it waits for the morning and goes with the morning’s steps', async () => {
  const town = await urgedTown()
  await town.setChannels(town.channels)
  await town.setPhone('南董村', '13900000001')
  const quiet = { startsAt: '09:30', endsAt: '18:00', weekdaysOff: [6, 7], daysOff: [] }
  const by = { by: null, now: town.now }
  await recordQuiet(town.db, town.town.id, { quiet, leader: { name: '', phone: '', email: '' } }, by)
  const article = await town.campaign.assignmentOf('article', '南董村')
  const pressed = await town.submit(`/office/assignments/${article}/urges`, {})
  expect(pressed.headers.get('location')).toContain('said=later')
  await town.runAt('2023-06-10', '10:00')
  expect(town.smsTexts()).toEqual([])
  await town.runAt('2023-06-12', '09:30')
  const mine = town.smsTexts().filter((text) => text.includes('南董村'))
  expect(mine).toHaveLength(1)
  expect(mine[0]).toContain('心得体会')
  expect(mine[0]).toContain('主要负责人宣讲')
})

test('A paused unit is left alone until somebody resumes it; a reason is asked for', async () => {
  const town = await urgedTown()
  await town.setChannels(town.channels)
  await town.setPhone('南董村', '13900000001')
  const { id } = town.campaign.unitNamed('南董村')
  const [status, html] = await textOf(
    await town.submit(`/office/units/${id}/urge-pauses`, { reason: '', until: '2023-06-01' }),
  )
  expect(status).toBe(422)
  expect(html).toContain('还没写为什么停')
  expect(html).toContain('日子不对')
  expect(html).toContain('value="2023-06-01"')
  expect((await town.submit(`/office/units/${id}/urge-pauses`, { reason: '村里办丧事' })).status).toBe(303)
  const talk = await town.campaign.assignmentOf('talk', '南董村')
  expect((await town.submit(`/office/assignments/${talk}/urges`, {})).headers.get('location')).toContain('said=paused')
  await town.runAt('2023-06-12')
  expect(town.smsTexts().filter((text) => text.includes('南董村'))).toEqual([])
  expect(await (await town.visit(`/office/units/${id}/urges`)).text()).toContain('停催：村里办丧事')
  const { id: pause } = await town.db.selectFrom('urge_pause').select('id').executeTakeFirstOrThrow()
  await town.submit(`/office/urge-pauses/${pause}/ends`, {})
  await town.runAt('2023-06-12', '10:00')
  expect(town.smsTexts().filter((text) => text.includes('南董村'))).toHaveLength(1)
})

test('A unit sees on its own page what it was urged about, until it has reported', async () => {
  const town = await urgedTown()
  const { id } = town.campaign.unitNamed('南董村')
  const link = await recordLink(town.db, town.town.id, id, null)
  const page = `/u/${tokenOf(town.parts.keys, town.town.id, link)}`
  expect(await (await town.visit(page)).text()).not.toContain('催办')
  await town.runAt('2023-06-08')
  const html = await (await town.visit(page)).text()
  expect(html).toContain('安监站催办　6月8日 周四')
  expect(html).toContain('6月8日 周四 17:00 前 公开举报电话')
  await town.db.updateTable('campaign_standing').set({ stage: 'sent' }).where('unit_id', '=', id).execute()
  expect(await (await town.visit(page)).text()).not.toContain('催办')
})

test('The call list names who to ring, what about and since when; what was heard is kept, and the tick goes', async () => {
  const town = await urgedTown()
  await town.setPhone('南董村', '0355-8100001')
  await town.runAt('2023-06-10')
  const html = await (await town.visit('/office/urges/calls')).text()
  expect(html).toContain('0355-8100001')
  const paper = await (await town.visit('/office/urges/calls/print')).text()
  expect(paper).toContain('公开举报电话')
  expect(paper).toContain('6月8日')
  const { id } = town.campaign.unitNamed('南董村')
  const long = await textOf(await town.submit(`/office/units/${id}/calls`, { note: '长'.repeat(201), reached: '1' }))
  expect(long[0]).toBe(422)
  expect(long[1]).toContain('最多写 200 个字')
  await town.submit(`/office/units/${id}/calls`, { note: '明天补报', reached: '1' })
  expect(await (await town.visit('/office/urges/calls')).text()).toContain('李志强打通了：明天补报')
  expect(await (await town.visit('/office/urges/calls/print')).text()).not.toContain('0355-8100001')
})

test('A circular is issued by a person who has looked at it, names nobody who has reported since, and then stays', async () => {
  const town = await urgedTown()
  await town.runAt('2023-06-11', '12:00')
  const later = await town.seenBy('director')
  const { id } = await town.db.selectFrom('urge_circular').select('id').executeTakeFirstOrThrow()
  const root = `/office/urges/circulars/${id}`
  const phone = await town.campaign.assignmentOf('phone', '南董村')
  await town.db.updateTable('campaign_standing').set({ stage: 'sent' }).where('assignment_id', '=', phone).execute()
  expect(await (await town.visit(root)).text()).toContain('点名的：18 个单位，18 件')
  const bare = await textOf(await town.submit(`${root}/issues`, {}))
  expect([bare[0], bare[1].includes('先勾上')]).toEqual([422, true])
  const empty = await textOf(await town.submit(root, { title: '', words: '请抓紧。' }))
  expect([empty[0], empty[1].includes('还没写标题'), empty[1].includes('请抓紧。')]).toEqual([422, true, true])
  expect((await town.submit(root, { title: '关于逾期未报的通报', words: '请抓紧。' })).status).toBe(303)
  expect((await later.submit(`${root}/issues`, { confirm: '1' })).status).toBe(303)
  const issued = await (await town.visit(root)).text()
  expect(issued).toContain('周明远签发')
  expect(issued).toContain('请抓紧。')
  expect((await town.submit(root, { title: '改', words: '改' })).status).toBe(422)
  expect((await town.submit(`${root}/issues`, { confirm: '1' })).status).toBe(422)
})

test('Settings that cannot work are refused with what was typed; secrets are sealed and never shown', async () => {
  const town = await urgedTown()
  const here = '/office/urges/settings'
  const wrong = {
    startsAt: '18:00',
    endsAt: '09:00',
    weekdaysOff: ['1', '2', '3', '4', '5', '6', '7'],
    daysOff: '2023-02-30',
  }
  const [status, html] = await textOf(await town.submit(here, wrong))
  expect(status).toBe(422)
  for (const said of ['结束要比开始晚', '一周总得留一天能发', '有的日子不对', '2023-02-30'])
    expect(html).toContain(said)
  const bot = { webhookKind: 'dingtalk', webhookUrl: 'https://intranet.example/robot', webhookSecret: '' }
  const refused = await textOf(await town.submit(`${here}/webhook`, bot))
  expect(refused[0]).toBe(422)
  expect(refused[1]).toContain('这不是所选群机器人的地址')
  expect(refused[1]).toContain('钉钉机器人要用“加签”')
  const mail = {
    emailHost: 'smtp.sudian.example',
    emailPort: '465',
    emailSecurity: 'tls',
    emailFrom: 'a@sudian.example',
    emailPassword: 'geheim-1',
  }
  expect((await town.submit(`${here}/email`, mail)).status).toBe(303)
  expect(await (await town.visit(here)).text()).not.toContain('geheim-1')
  const { channels } = await town.db.selectFrom('urge_setting').select('channels').executeTakeFirstOrThrow()
  expect(channels!.includes('geheim-1')).toBe(false)
  await town.submit(`${here}/email`, { ...mail, emailPassword: '', emailHost: 'mail.sudian.example' })
  const kept = (await findSettings(town.db, town.town.id, town.parts.keys)).channels.email
  expect(kept).toMatchObject({ host: 'mail.sudian.example', password: 'geheim-1' })
  await town.submit(`${here}/email`, { ...mail, off: '1' })
  expect((await findSettings(town.db, town.town.id, town.parts.keys)).channels).toEqual({})
})

test('A trial message really goes out, and what the other side says against it is told', async () => {
  const town = await urgedTown()
  await town.setChannels(town.channels)
  const tests = '/office/urges/settings/tests'
  const sent = await textOf(await town.submit(tests, { channel: 'email', emailTestTo: 'me@sudian.example' }))
  expect([sent[0], sent[1].includes('试发出去了')]).toEqual([200, true])
  expect([...town.mails.kept.values()][0]).toMatchObject({ to: 'me@sudian.example', subject: '试发：安全生产月催办' })
  town.mails.refusal = '550 5.1.1 no such user'
  const failed = await textOf(await town.submit(tests, { channel: 'email', emailTestTo: 'me@sudian.example' }))
  expect(failed[1]).toContain('550 5.1.1 no such user')
  const wrong = await textOf(await town.submit(tests, { channel: 'sms', smsTestTo: '8255100' }))
  expect([wrong[0], wrong[1].includes('手机号不对')]).toEqual([422, true])
})

test('A liaison sees none of it; an observer looks at the list and presses nothing; another town’s office finds nothing', async () => {
  const town = await urgedTown()
  await town.runAt('2023-06-11', '12:00')
  const talk = await town.campaign.assignmentOf('talk', '南董村')
  const { id } = town.campaign.unitNamed('南董村')
  const { id: circular } = await town.db.selectFrom('urge_circular').select('id').executeTakeFirstOrThrow()
  const liaison = await town.seenBy('liaison')
  expect((await liaison.visit('/office/urges')).status).toBe(403)
  expect((await liaison.submit(`/office/assignments/${talk}/urges`, {})).status).toBe(403)
  const observer = await town.seenBy('observer')
  const list = await textOf(await observer.visit('/office/urges'))
  expect([list[0], list[1].includes(`/office/assignments/${talk}/urges`)]).toEqual([200, false])
  const history = await (await observer.visit(`/office/units/${id}/urges`)).text()
  expect(history).not.toContain('urge-contact')
  for (const path of ['/office/urges/calls', '/office/urges/settings', `/office/urges/circulars/${circular}`])
    expect((await observer.visit(path)).status).toBe(403)
  expect((await observer.submit(`/office/assignments/${talk}/urges`, {})).status).toBe(403)
  const { townSeenBy } = await import('#demo-town/in-tests.ts')
  const elsewhere = await townSeenBy(town.parts, 'qingshi', 'officer', town.now)
  expect((await elsewhere.submit(`/office/assignments/${talk}/urges`, {})).status).toBe(404)
  expect((await elsewhere.visit(`/office/units/${id}/urges`)).status).toBe(404)
  expect((await elsewhere.visit(`/office/urges/circulars/${circular}`)).status).toBe(404)
})
