import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '#platform/postgres/migrate.ts'
import { seatWords } from './committee.words.ts'
import { draftOf } from './drafts.rules.ts'
import { readNotice } from './notice/read-notice.ts'
import { emptyReading } from './notice/reading.ts'
import { schemeReading } from './scheme.rules.ts'
import { topicOf } from './topics.ts'
import { topicWords } from './topics.words.ts'

const text = readFileSync(join(projectRoot(), 'src/campaign/notice/fixtures/00-sudian-2023.txt'), 'utf8')
const here = new Set(['village', 'community', 'station', 'enterprise', 'school'])
let ids = 0
const newIdIn = () => {
  ids += 1
  return `id-${ids}`
}
const drafting = { kinds: here, year: 2026, topicOf, seatWords, newId: newIdIn }
const sudian = draftOf({ ...drafting, reading: readNotice(text), origin: 'notice' })

describe('the notice of 苏店镇', () => {
  const topicsOf = (index: number) =>
    sudian.tasks.filter(({ activityId }) => activityId === sudian.activities[index]!.id).map(({ topic }) => topic)

  test('every one of its six activities gets its tasks, with all items named in it', () => {
    expect(sudian.activities).toHaveLength(6)
    const named = [
      ['lecture', 'article', 'discussion', 'pre-shift', 'case-study'],
      ['films', 'contest', 'camp', 'giveaway', 'reader', 'household-check', 'charging-check', 'escape-map'],
      [
        'pledge',
        'lead-hazards',
        'lead-duties',
        'lead-hot-work',
        'lead-contractors',
        'lead-drill',
        'hot-work-training',
        'hot-work-cards',
        'contractor-check',
        'contractor-publicity',
      ],
      ['hotline', 'hazard-search', 'exposure'],
      ['drill-village', 'drill-enterprise', 'skills-training', 'drill-community', 'drill-school', 'drill-household'],
      ['open-day-site', 'open-day-live'],
    ]
    named.forEach((topics, index) => {
      expect(topicsOf(index)).toEqual(expect.arrayContaining(topics))
    })
  })

  test('figures have names and 量词, occasions go with people, and every task says how with an example', () => {
    for (const task of sudian.tasks) {
      expect(task.howTo).not.toBe('')
      expect(task.metrics.length + task.evidence.length, task.title).toBeGreaterThan(0)
      for (const { code, name, counter, pairedWith } of task.metrics) {
        expect([code, name, counter].every((word) => word !== '')).toBe(true)
        if (pairedWith) expect(task.metrics.map((one) => one.code)).toContain(pairedWith)
      }
    }
    const lecture = sudian.tasks.find(({ topic }) => topic === 'lecture')!
    expect(lecture.metrics.map(({ counter }) => counter)).toEqual(['场', '人次'])
    expect(lecture.evidence).toEqual([{ kind: 'photo', minimum: 2, note: '' }])
  })

  test('families are no unit: what they are asked comes through village and community', () => {
    const families = sudian.tasks.find(({ topic }) => topic === 'drill-household')!
    expect(families.kinds).toEqual(['village', 'community'])
    expect(sudian.tasks.flatMap(({ kinds }) => kinds).filter((kind) => !here.has(kind))).toEqual([])
  })

  test('what the notice does not say stays empty', () => {
    expect(sudian.campaign.documentNumber).toBe('')
    const undated = sudian.tasks.filter(({ topic }) => !topic.startsWith('open-day'))
    expect(undated.every(({ dueRule, dueOn }) => dueRule === 'unknown' && dueOn === null)).toBe(true)
    const openDay = sudian.tasks.find(({ topic }) => topic === 'open-day-site')!
    expect([openDay.dueRule, openDay.dueOn]).toEqual(['fixed', '2023-06-16'])
  })

  test('whatever was drafted can be found in the notice', () => {
    const spanOf = (subject: string, field: string) =>
      sudian.spans.find((span) => span.subject === subject && span.field === field)
    const wordsAt = (subject: string, field: string) => {
      const span = spanOf(subject, field)
      return span && text.slice(span.start, span.end)
    }
    expect(wordsAt('campaign', 'theme')).toContain('人人讲安全、个个会应急')
    expect(wordsAt('campaign', 'ordinal')).toContain('22')
    expect(wordsAt('campaign', 'hotlines')).toContain('0355-8255100')
    for (const { id, heading } of sudian.activities) expect(wordsAt(id, 'heading')).toContain(heading.slice(0, 8))
    for (const { id, title } of sudian.tasks) expect(spanOf(id, 'title'), title).toBeDefined()
    const filled = ['title', 'issuer', 'year', 'startsOn', 'endsOn', 'consultDay', 'recipients', 'recipientKinds']
    for (const field of filled) expect(spanOf('campaign', field), field).toBeDefined()
  })
})

describe('the national scheme', () => {
  const schemeOf = (year: number) => draftOf({ ...drafting, reading: schemeReading(year), origin: 'scheme' })

  test.each([2023, 2024, 2025, 2026])('of %i comes with its theme, its ordinal, its open day and its tasks', (year) => {
    const { campaign, activities, tasks } = schemeOf(year)
    expect(campaign).toMatchObject({ year, ordinal: year - 2001, consultDay: `${year}-06-16`, origin: 'scheme' })
    expect(campaign.theme).toContain('人人讲安全、个个会应急')
    for (const { id, heading } of activities)
      expect(tasks.filter(({ activityId }) => activityId === id).length, heading).toBeGreaterThan(0)
    expect(tasks.filter(({ dueOn }) => dueOn === `${year}-06-16`)).toHaveLength(2)
  })

  test('of a year that is not proclaimed yet follows the latest, with the theme left open', () => {
    const { campaign, activities } = schemeOf(2031)
    expect(campaign).toMatchObject({ year: 2031, ordinal: 30, theme: '', basis: [] })
    expect(activities.map(({ heading }) => heading)).toEqual(schemeOf(2026).activities.map(({ heading }) => heading))
  })
})

test('An empty campaign has its year and nothing else', () => {
  const { campaign, activities, tasks } = draftOf({
    ...drafting,
    reading: { ...emptyReading(), year: 2026 },
    origin: 'empty',
  })
  expect(campaign).toMatchObject({ year: 2026, title: '', theme: '', startsOn: null })
  expect([activities, tasks]).toEqual([[], []])
})

test('A topic that nobody knows asks what any task asks', () => {
  expect(topicOf('no-such-topic').howTo).toBe(topicWords.other.howTo)
  expect(topicOf('toString').evidence).toEqual([{ kind: 'photo', minimum: 1, note: '' }])
})
