import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, at, dayOf, weekdayOf } from '#platform/days.rules.ts'
import type { Metric, Task } from './campaign.types.ts'
import {
  type Askable,
  dueTimesOf,
  isShortNotice,
  isStopping,
  keyOfAssignment,
  planIssue,
  unitsOf,
} from './issuing.rules.ts'

const june = { startsOn: '2023-05-31', endsOn: '2023-06-30' }
const now = at('2023-06-01', '09:00')

const unit = (id: string, kind: string, closedOn: string | null = null): Askable => ({
  id,
  name: id,
  kinds: [kind],
  openedOn: null,
  closedOn,
})
const units = [unit('南董村', 'village'), unit('看寺村', 'village'), unit('安禾铸造公司', 'enterprise')]

const figure = (name: string, counter: string): Metric => ({
  id: name,
  taskId: '',
  position: 0,
  code: name,
  name,
  counter,
  aggregate: 'sum',
  pairedWith: null,
  perHead: null,
  plausibleMax: null,
  required: true,
})

const task = (id: string, given: Partial<Task> = {}): Task => ({
  id,
  campaignId: 'c',
  activityId: 'a',
  position: 0,
  topic: id,
  title: id,
  ask: '',
  howTo: '',
  kinds: ['village'],
  unitIds: [],
  dueRule: 'fixed',
  dueOn: '2023-06-16',
  dueTime: '17:00',
  weekday: null,
  minimum: 1,
  evidence: [],
  reviewed: true,
  droppedAt: null,
  metrics: [],
  ...given,
})

const plan = (tasks: Task[], given: Partial<Parameters<typeof planIssue>[0]> = {}) =>
  planIssue({ campaign: june, tasks, units, issued: new Set(), unknownFields: 0, now, ...given })

const names = (tasks: Task[], given: Partial<Parameters<typeof planIssue>[0]> = {}) =>
  plan(tasks, given).doubts.map(({ name }) => name)

describe('who gets a task', () => {
  test('units of its kinds and the named ones, each once', () => {
    const asked = unitsOf({ kinds: ['village'], unitIds: ['安禾铸造公司', '南董村'] }, units, '2023-06-01')
    expect(asked.map(({ id }) => id)).toEqual(['南董村', '看寺村', '安禾铸造公司'])
  })

  test('a unit that is closed by then gets nothing', () => {
    const closed = [unit('南董村', 'village', '2023-06-01'), unit('看寺村', 'village', '2023-06-02')]
    expect(unitsOf({ kinds: ['village'], unitIds: [] }, closed, '2023-06-01').map(({ id }) => id)).toEqual(['看寺村'])
  })
})

describe('when it is due', () => {
  test('a weekly task is due on every such weekday of the month', () => {
    const times = dueTimesOf(task('t', { dueRule: 'weekly', weekday: 4, dueTime: '12:00' }), june)
    expect(times.map(({ period, dueAt }) => [period, dayOf(dueAt)])).toEqual([
      [1, '2023-06-01'],
      [2, '2023-06-08'],
      [3, '2023-06-15'],
      [4, '2023-06-22'],
      [5, '2023-06-29'],
    ])
  })

  test('weeks never leave the month, never skip one, always fall on their weekday', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 7 }),
        (from, length, weekday) => {
          const startsOn = addDays('2023-01-01', from)
          const endsOn = addDays(startsOn, length)
          const days = dueTimesOf(task('t', { dueRule: 'weekly', weekday }), { startsOn, endsOn }).map(({ dueAt }) =>
            dayOf(dueAt),
          )
          expect(days.every((day) => day >= startsOn && day <= endsOn && weekdayOf(day) === weekday)).toBe(true)
          expect(days.length).toBeGreaterThanOrEqual(Math.floor((length + 1) / 7))
          expect(days.slice(1).every((day, index) => day === addDays(days[index]!, 7))).toBe(true)
        },
      ),
    )
  })

  test('at the end means the last day of the campaign', () => {
    expect(dueTimesOf(task('t', { dueRule: 'end' }), june)).toEqual([{ period: 0, dueAt: at('2023-06-30', '17:00') }])
  })

  test('asked in the morning and wanted by the afternoon is less than one working day', () => {
    expect(isShortNotice(at('2023-06-01', '09:00'), at('2023-06-01', '17:00'))).toBe(true)
    expect(isShortNotice(at('2023-06-01', '09:00'), at('2023-06-02', '09:00'))).toBe(false)
  })

  test('a weekend is no working day: asked on Friday afternoon, wanted on Monday morning is too short', () => {
    expect(isShortNotice(at('2023-06-09', '16:00'), at('2023-06-12', '09:00'))).toBe(true)
    expect(isShortNotice(at('2023-06-09', '16:00'), at('2023-06-12', '16:00'))).toBe(false)
  })
})

describe('the preview', () => {
  test('counts units, assignments and the minutes asked of each kind', () => {
    const talk = task('宣讲', {
      kinds: ['village', 'enterprise'],
      metrics: [figure('宣讲', '场'), figure('听众', '人次')],
      evidence: [{ kind: 'photo', minimum: 2, note: '' }],
    })
    const { units: count, all, kinds } = plan([talk, task('周报', { dueRule: 'weekly', weekday: 1 })])
    expect(count).toBe(3)
    expect(all).toHaveLength(3 + 2 * 4)
    expect(kinds).toEqual([
      { kind: 'village', units: 2, assignments: 10, minutesPerWeek: 2 },
      { kind: 'enterprise', units: 1, assignments: 1, minutesPerWeek: 1 },
    ])
  })

  test('what is out already is counted but not sent again', () => {
    const issued = new Set([keyOfAssignment({ taskId: '宣讲', unitId: '南董村', period: 0 })])
    const { all, fresh } = plan([task('宣讲')], { issued })
    expect(all).toHaveLength(2)
    expect(fresh.map(({ unitId }) => unitId)).toEqual(['看寺村'])
  })

  test('a week that is over is not asked of anybody any more', () => {
    const weekly = task('周报', { dueRule: 'weekly', weekday: 4 })
    expect(plan([weekly], { now: at('2023-06-15', '18:00') }).fresh.map(({ period }) => period)).toEqual([4, 5, 4, 5])
  })

  test('nothing goes out without tasks, without days or without a deadline', () => {
    expect(names([])).toEqual(['no-tasks'])
    expect(names([task('宣讲')], { campaign: { startsOn: null, endsOn: null } })).toEqual(['no-days'])
    expect(names([task('宣讲', { dueRule: 'unknown', dueOn: null })])).toEqual(['no-due'])
    expect(names([task('宣讲', { dueOn: '2023-05-31' })])).toEqual(['past-due'])
    expect(plan([task('宣讲', { dueOn: '2023-05-31' })]).doubts.every(isStopping)).toBe(true)
  })

  test('a task that is out is not doubted again when its day has passed', () => {
    const issued = new Set(['南董村', '看寺村'].map((unitId) => keyOfAssignment({ taskId: '宣讲', unitId, period: 0 })))
    expect(names([task('宣讲')], { issued, now: at('2023-06-20') })).toEqual([])
  })

  test('a short deadline, a late one, a task for nobody and empty fields are told, not forbidden', () => {
    const { doubts } = plan(
      [task('急', { dueOn: '2023-06-01' }), task('迟', { dueOn: '2023-07-20' }), task('谁', { kinds: ['community'] })],
      { unknownFields: 3 },
    )
    expect(doubts.map(({ name }) => name)).toEqual(['short-notice', 'after-end', 'no-units', 'unknown-fields'])
    expect(doubts.some(isStopping)).toBe(false)
  })

  test('the same figure of the same topic asked of the same village by two tasks is told', () => {
    const twice = [
      task('一', { topic: 'talk', metrics: [figure('宣讲', '场')] }),
      task('二', { topic: 'talk', metrics: [figure('宣讲', '场')], kinds: [], unitIds: ['看寺村'] }),
      task('三', { topic: 'drill', metrics: [figure('宣讲', '场')] }),
    ]
    expect(plan(twice).doubts).toEqual([
      { name: 'asked-twice', taskId: '二', otherTaskId: '一', figures: ['宣讲（场）'], units: 1 },
    ])
  })
})
