import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#platform/days.rules.ts'
import { type ClockPause, clockOf, nearest, type Run } from './clocks.rules.ts'
import { basisText, clockText, pauseText } from './clocks.words.ts'
import { calendarOf, isWorkingDay } from './days.rules.ts'
import { findStatute } from './statutes.rules.ts'

const calendar = calendarOf()
const close = findStatute('close', '2026-01-01')!
const objection = findStatute('objection', '2026-01-01')!
const run = (over: Partial<Run> = {}): Run => ({
  basis: close,
  started: '2026-06-01',
  days: 60,
  counted: 'calendar',
  ...over,
})

test('taken on the first of June, a report has to be closed by the thirty-first of July', () => {
  const clock = clockOf(run(), '2026-07-21', calendar)
  expect(clock).toMatchObject({ dueOn: '2026-07-31', left: 10, overdueBy: 0, state: 'running', sure: true })
  expect(clockText(clock)).toBe('还有 10 天，7月31日到期')
  expect(basisText(clock)).toContain('从6月1日的第二天算起，60 天：《安全生产领域举报奖励办法》')
  expect(clockOf(run(), '2026-07-31', calendar)).toMatchObject({ left: 0, state: 'running' })
  expect(clockText(clockOf(run(), '2026-07-31', calendar))).toBe('今天到期')
  expect(clockOf(run(), '2026-08-02', calendar)).toMatchObject({ left: 0, overdueBy: 2, state: 'overdue' })
})

test('three working days over the National Day end on the ninth', () => {
  const clock = clockOf(run({ started: '2026-09-30', days: 2, counted: 'working' }), '2026-10-03', calendar)
  expect(clock).toMatchObject({ dueOn: '2026-10-09', left: 2 })
  expect(clockOf(run({ started: '2026-09-30', days: 3, counted: 'working' }), '2026-10-03', calendar).dueOn).toBe(
    '2026-10-10',
  )
})

test('the reporter may still object on the first day of work when the tenth day is a day off', () => {
  const late = run({ basis: objection, started: '2026-09-25', days: 10 })
  expect(clockOf(late, '2026-10-05', calendar)).toMatchObject({ dueOn: '2026-10-08', state: 'running' })
  expect(clockOf({ ...late, basis: close }, '2026-10-06', calendar)).toMatchObject({
    dueOn: '2026-10-05',
    state: 'overdue',
  })
})

test('a clock that stands keeps the days it had, and says why', () => {
  const pauses: ClockPause[] = [{ from: '2026-06-11', until: null, reason: '等鉴定' }]
  for (const today of ['2026-06-11', '2026-08-30'])
    expect(clockOf(run({ pauses }), today, calendar)).toMatchObject({ left: 51, state: 'paused', overdueBy: 0 })
  const resumed = [{ ...pauses[0]!, until: '2026-06-21' }]
  expect(clockOf(run({ pauses: resumed }), '2026-06-21', calendar)).toMatchObject({ dueOn: '2026-08-10', left: 50 })
  expect(clockText(clockOf(run({ pauses }), '2026-08-30', calendar))).toBe('停着，恢复以后还有 51 天')
  expect(pauseText(resumed[0]!)).toBe('6月11日起到6月21日停着：等鉴定')
})

test('what was done stays as it was on that day: in time or late', () => {
  expect(clockOf(run({ ended: '2026-07-31' }), '2027-01-01', calendar)).toMatchObject({ state: 'met', overdueBy: 0 })
  expect(clockOf(run({ ended: '2026-08-03' }), '2027-01-01', calendar)).toMatchObject({ state: 'late', overdueBy: 3 })
})

test('a clock that reaches into an unpublished year says that its day may move', () => {
  expect(clockOf(run({ started: '2026-12-28', days: 5, counted: 'working' }), '2026-12-29', calendar).sure).toBe(false)
  expect(clockOf(run({ started: '2026-12-28' }), '2026-12-29', calendar).sure).toBe(true)
})

test('of several clocks the one whose day comes first is shown, and never one that has ended', () => {
  const [a, b, c] = ['2026-06-03', '2026-06-02', '2026-06-01'].map((started) =>
    clockOf(run({ started }), started, calendar),
  )
  expect(nearest([a!, b!, { ...c!, ended: '2026-06-05' }])).toBe(b)
  expect(nearest([])).toBeUndefined()
})

const day = fc.integer({ min: 0, max: 1_400 }).map((days) => addDays('2023-01-01', days))
const length = fc.integer({ min: 1, max: 120 })
const counted = fc.constantFrom('calendar' as const, 'working' as const)
const breaks = (started: string) =>
  fc.array(
    fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 30 })).map(([after, days]) => ({
      from: addDays(started, after),
      until: addDays(started, after + days),
      reason: '等',
    })),
    { maxLength: 4 },
  )
const anyRun = fc
  .record({ started: day, days: length, counted })
  .chain((one) => breaks(one.started).map((pauses): Run => ({ ...one, pauses, basis: close })))

/** Said again in the plainest way: the days that count and on which nothing stands. */
const countingDays = ({ started, counted, pauses = [] }: Run, until: string) => {
  const found: string[] = []
  for (let on = addDays(started, 1); on <= until; on = addDays(on, 1)) {
    const stands = pauses.some(({ from, until }) => from <= on && on < until!)
    if (!stands && (counted === 'calendar' || isWorkingDay(calendar, on))) found.push(on)
  }
  return found
}

test('whatever the pauses, exactly the days allowed lie between the beginning and the last day', () => {
  fc.assert(
    fc.property(anyRun, (one) => {
      const { dueOn } = clockOf(one, one.started, calendar)
      const counting = countingDays(one, dueOn)
      expect(counting.length).toBe(one.days)
      expect(counting.at(-1)).toBe(dueOn)
    }),
  )
})

test('on every day, what has passed and what is left make the whole; after the last day it is overdue', () => {
  fc.assert(
    fc.property(anyRun, fc.integer({ min: 0, max: 400 }), (one, after) => {
      const today = addDays(one.started, after)
      const clock = clockOf(one, today, calendar)
      if (today <= clock.dueOn) expect(countingDays(one, today).length + clock.left).toBe(one.days)
      else expect(clock).toMatchObject({ left: 0, state: 'overdue' })
    }),
  )
})

test('a pause never brings the last day nearer, and the order of pauses is all one', () => {
  fc.assert(
    fc.property(anyRun, (one) => {
      const { dueOn } = clockOf(one, one.started, calendar)
      expect(dueOn >= clockOf({ ...one, pauses: [] }, one.started, calendar).dueOn).toBe(true)
      expect(clockOf({ ...one, pauses: [...(one.pauses ?? [])].reverse() }, one.started, calendar).dueOn).toBe(dueOn)
    }),
  )
})

test('begun later it is never due earlier', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 60 }), length, counted, (started, after, days, counted) => {
      const due = (on: string) => clockOf({ basis: close, started: on, days, counted }, on, calendar).dueOn
      expect(due(addDays(started, after)) >= due(started)).toBe(true)
    }),
  )
})

test('a clock of calendar days is reckoned as it would be counted day by day', () => {
  const close = findStatute('close', '2026-06-01')!
  const counted = { days: 3, counted: 'calendar' as const, basis: close }
  const day = fc.integer({ min: 0, max: 400 }).map((more) => addDays('2026-01-01', more))
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 200 }), (started, days, later) => {
      const today = addDays(started, later)
      // a pause of no days changes nothing, and has each day looked at
      const pauses = [{ from: started, until: started, reason: '' }]
      const [plain, walked] = [{}, { pauses }].map((more) =>
        clockOf({ ...counted, started, days, ...more }, today, calendarOf()),
      )
      expect({ ...plain, pauses }).toEqual(walked)
    }),
  )
})
