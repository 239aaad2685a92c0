import { expect, test } from 'vitest'
import { changeActivity } from '#campaign/activities.store.ts'
import { demoTown } from '#demo-town/in-tests.ts'
import { at } from '#platform/days.rules.ts'
import { timesIn, weeksIn } from './calendar.rules.ts'
import { parseFeed } from './feed.in-tests.ts'
import { atomOf } from './feed.rules.ts'
import { parseIcal } from './ical.in-tests.ts'
import { icalOf } from './ical.rules.ts'
import { reportedCampaign } from './ledger.in-tests.ts'

async function begin() {
  const town = await demoTown({ as: 'officer' })
  const campaign = await reportedCampaign(town)
  const activity = await town.db
    .selectFrom('campaign_activity')
    .select('id')
    .where('campaign_id', '=', campaign.campaignId)
    .executeTakeFirstOrThrow()
  const when = { startsOn: '2023-06-16', endsOn: '2023-06-16', time: '8:00—12:00', place: '文化广场；东门, 南侧' }
  await changeActivity(town.db, town.town.id, activity.id, when)
  return { town, ...campaign, activityId: activity.id, passerBy: await town.seenBy(null) }
}

test('the public calendar shows the month as a grid and as a list, and what is due', async () => {
  const { passerBy } = await begin()
  const page = await (await passerBy.visit('/calendar?month=2023-06')).text()
  for (const words of ['2023年6月', '开展宣讲', '文化广场', '主要负责人宣讲 报送截止', '6月12日 周一', 'calendar.ics'])
    expect(page).toContain(words)
  expect(await (await passerBy.visit('/calendar?month=2023-07')).text()).toContain('这个月没有定了日子的事')
  expect((await passerBy.visit('/calendar?month=nonsense')).status).toBe(200)
})

test('the calendar feed is what RFC 5545 asks: read back strictly, it says the same', async () => {
  const { passerBy, activityId } = await begin()
  const answer = await passerBy.visit('/calendar.ics')
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const raw = await answer.text()
  const events = parseIcal(raw)
  const talk = events.find(({ UID }) => UID === `activity-${activityId}@anyue`)!
  expect(talk).toMatchObject({
    SUMMARY: '开展宣讲',
    LOCATION: '文化广场；东门, 南侧',
    DTSTART: '20230616T000000Z',
    DTEND: '20230616T040000Z',
  })
  const again = parseIcal(await (await passerBy.visit('/calendar.ics')).text())
  expect(again.map(({ UID }) => UID)).toEqual(events.map(({ UID }) => UID))
})

test('the feed of a unit holds its own deadlines, reminds of the open ones, and opens by its link only', async () => {
  const { town, report, unitNamed, passerBy } = await begin()
  await report('talk', '南董村', { talks: 3, people: 86 })
  const unit = unitNamed('南董村').id
  const liaison = await town.seenBy('liaison')
  const events = parseIcal(await (await liaison.visit(`/u/${unit}/calendar.ics`)).text())
  const talk = events.find(({ SUMMARY }) => SUMMARY?.startsWith('主要负责人宣讲'))!
  expect(talk).toMatchObject({ DTSTART: '20230612T090000Z', DESCRIPTION: '已经报上' })
  expect(talk.TRIGGER).toBeUndefined()
  const phone = events.find(({ SUMMARY }) => SUMMARY?.startsWith('公开举报电话'))!
  expect(phone.TRIGGER).toBe('-P1D')
  const other = await town.seenBy('otherLiaison')
  expect((await other.visit(`/u/${unit}/calendar.ics`)).status).toBe(404)
  expect((await passerBy.visit(`/u/${unit}/calendar.ics`)).status).toBe(303)
})

test('long lines are folded between letters, and no text breaks out of its line', () => {
  const title = `${'安全生产月'.repeat(20)}\r\nEND:VEVENT;x,y\\z`
  const raw = icalOf('历', [
    { uid: 'a', title, stamp: at('2023-06-01'), when: { day: '2023-06-30', until: '2023-06-30' } },
  ])
  const [event] = parseIcal(raw)
  expect(event).toMatchObject({ SUMMARY: title.replace('\r\n', '\n'), DTSTART: '20230630', DTEND: '20230701' })
})

test('the Gantt chart is drawn for readers only, with a table that says the same', async () => {
  const { town, passerBy } = await begin()
  const page = await (await (await town.seenBy('observer')).visit('/office/gantt')).text()
  expect(page).toContain('<svg class="gantt"')
  expect(page).toContain('每周排查')
  expect(page).toMatch(/<td data-l="起止">/)
  expect((await (await town.seenBy('liaison')).visit('/office/gantt')).status).toBe(403)
  expect((await passerBy.visit('/office/gantt')).status).toBe(303)
})

test('a feed is well-formed whatever stands in it', () => {
  const nasty = '<b>&"\'\u0000\ud800 ]]>'
  const entry = { id: 'urn:a', title: nasty, summary: nasty, link: 'https://x/?a=1&b="', updated: at('2023-06-12') }
  const raw = atomOf({ ...entry, author: nasty, self: 'https://x/feed.xml', entries: [entry] })
  const feed = parseFeed(raw)
  expect(feed.get('feed/entry/id')).toEqual(['urn:a'])
  expect(feed.get('feed/entry/updated')).toEqual(['2023-06-11T16:00:00.000Z'])
  expect(feed.get('feed/entry/title')![0]).toContain('<b>&"\'')
  expect(feed.get('feed/link')).toHaveLength(2)
})

test('the empty feed of a town is a feed all the same', async () => {
  const { passerBy } = await begin()
  const answer = await passerBy.visit('/feed.xml')
  expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
  const feed = parseFeed(await answer.text())
  for (const name of ['id', 'title', 'updated', 'author/name', 'link'])
    expect(feed.has(`feed/${name}`), name).toBe(true)
})

test('a month is whole weeks from Monday on; times of a notice are read, and only such', () => {
  const weeks = weeksIn('2023-06')
  expect([weeks[0]![0], weeks.at(-1)!.at(-1), weeks.length]).toEqual(['2023-05-29', '2023-07-02', 5])
  expect(timesIn('上午9：30')).toEqual({ from: '09:30', to: undefined })
  expect(timesIn('8:00—12:00')).toEqual({ from: '08:00', to: '12:00' })
  expect(timesIn('全天')).toBeUndefined()
})
