import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOwed, type Stage, stages } from '#campaign/standing.rules.ts'
import { addDays, at, dayOf } from '#platform/days.rules.ts'
import { type Asked, dayOfStep, isTold, nameOfStep, type StepDue, steps, stepsDue } from './ladder.rules.ts'
import { isQuiet, nextAllowed, type Quiet } from './quiet.rules.ts'

const talk: Asked = { stage: 'issued', dueAt: at('2023-06-12', '17:00'), askedAt: at('2023-06-01', '09:00') }
const namesOn = (day: string, made: string[] = [], asked = talk) =>
  stepsDue(asked, day, new Set(made)).map(({ step }) => step)

test('Three days before, the unit is told; on the day again, with its leader; the day after it is listed; then the circular', () => {
  expect(namesOn('2023-06-08')).toEqual([])
  expect(namesOn('2023-06-09')).toEqual(['before'])
  expect(namesOn('2023-06-12', ['before 2023-06-09'])).toEqual(['due'])
  expect(namesOn('2023-06-13', ['before 2023-06-09', 'due 2023-06-12'])).toEqual(['listed'])
  expect(namesOn('2023-06-15', ['before 2023-06-09', 'due 2023-06-12', 'listed 2023-06-13'])).toEqual(['circular'])
})

test('Whoever missed the first step over a quiet weekend is told once, not twice', () => {
  expect(namesOn('2023-06-12')).toEqual(['due'])
  expect(namesOn('2023-06-11')).toEqual(['before'])
})

test('What was asked three days before its date or later is not called to mind at once', () => {
  const short = { ...talk, askedAt: at('2023-06-09', '08:00') }
  expect(namesOn('2023-06-09', [], short)).toEqual([])
  expect(namesOn('2023-06-11', [], short)).toEqual([])
  expect(namesOn('2023-06-12', [], short)).toEqual(['due'])
})

test('A return with another date begins the ladder anew', () => {
  const made = steps.map((step) => nameOfStep({ step, day: dayOfStep(step, talk.dueAt) }))
  const back: Asked = { stage: 'returned', dueAt: at('2023-06-22', '17:00'), askedAt: at('2023-06-16') }
  expect(namesOn('2023-06-16', made, back)).toEqual([])
  expect(namesOn('2023-06-19', made, back)).toEqual(['before'])
  expect(namesOn('2023-06-25', made, back)).toEqual(['due', 'listed', 'circular'])
})

interface Turn {
  stage: Stage
  moveDays: number
}

const turn: fc.Arbitrary<Turn> = fc.record({
  stage: fc.constantFrom(...stages, 'issued' as const, 'issued' as const, 'signed' as const),
  moveDays: fc.integer({ min: 1, max: 9 }),
})

test('Through any month: no step twice, nothing that is not owed, nothing before its day, one told step a day', () => {
  fc.assert(
    fc.property(fc.array(turn, { minLength: 40, maxLength: 40 }), fc.integer({ min: 0, max: 20 }), (turns, lead) => {
      let asked: Asked = { ...talk, askedAt: at('2023-06-01'), dueAt: at(addDays('2023-06-01', lead), '17:00') }
      const made = new Set<string>()
      for (const [index, { stage, moveDays }] of turns.entries()) {
        const today = addDays('2023-06-01', index)
        if (stage === 'returned') asked = { stage, askedAt: at(today), dueAt: at(addDays(today, moveDays), '17:00') }
        else asked = { ...asked, stage }
        const due: StepDue[] = stepsDue(asked, today, made)
        if (!isOwed(asked)) expect(due).toEqual([])
        expect(due.filter(({ step }) => isTold(step)).length).toBeLessThanOrEqual(1)
        for (const one of due) {
          expect(made.has(nameOfStep(one))).toBe(false)
          expect(one.day <= today).toBe(true)
          expect(one.day).toBe(dayOfStep(one.step, asked.dueAt))
          if (one.step === 'before') expect(dayOf(asked.dueAt) > today).toBe(true)
          if (one.step === 'listed' || one.step === 'circular') expect(asked.dueAt < at(today)).toBe(true)
          made.add(nameOfStep(one))
        }
        expect(stepsDue(asked, today, made)).toEqual([])
      }
    }),
  )
})

test('Whoever stays owing is told of every deadline, however often somebody looks', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 25 }),
      fc.array(fc.integer({ min: 0, max: 34 }), { minLength: 1 }),
      (lead, days) => {
        const asked: Asked = { ...talk, askedAt: at('2023-05-20'), dueAt: at(addDays('2023-06-01', lead), '17:00') }
        const made = new Set<string>()
        const told = new Set<string>()
        for (const index of days.sort((a, b) => a - b)) {
          for (const one of stepsDue(asked, addDays('2023-06-01', index), made)) {
            made.add(nameOfStep(one))
            told.add(one.step)
          }
        }
        expect(told.has('due')).toBe(Math.max(...days) >= lead)
        expect(told.has('circular')).toBe(Math.max(...days) >= lead + 3)
      },
    ),
  )
})

const weekend: Quiet = {
  startsAt: '09:00',
  endsAt: '18:00',
  weekdaysOff: [6, 7],
  daysOff: ['2023-06-22', '2023-06-23'],
}

test('At night, at the weekend and on days off nobody is disturbed; it falls to the next working hour', () => {
  expect(nextAllowed(weekend, at('2023-06-09', '20:00'))).toEqual(at('2023-06-12', '09:00'))
  expect(nextAllowed(weekend, at('2023-06-22', '08:00'))).toEqual(at('2023-06-26', '09:00'))
  expect(nextAllowed(weekend, at('2023-06-12', '08:59'))).toEqual(at('2023-06-12', '09:00'))
  expect(nextAllowed(weekend, at('2023-06-12', '17:59'))).toEqual(at('2023-06-12', '17:59'))
  expect(nextAllowed({ ...weekend, weekdaysOff: [1, 2, 3, 4, 5, 6, 7] }, at('2023-06-12'))).toBeUndefined()
})

test('The next time is never quiet, and nothing between would have done', () => {
  const moment = fc.date({ min: at('2023-05-01'), max: at('2023-08-01'), noInvalidDate: true })
  const hour = fc.integer({ min: 0, max: 22 })
  const off = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 })
  fc.assert(
    fc.property(moment, hour, off, (now, start, weekdaysOff) => {
      const quiet: Quiet = {
        startsAt: `${String(start).padStart(2, '0')}:00`,
        endsAt: `${String(start + 1).padStart(2, '0')}:00`,
        weekdaysOff,
        daysOff: ['2023-06-22'],
      }
      const next = nextAllowed(quiet, now)
      if (!next) throw new Error('one day of the week is left')
      expect(isQuiet(quiet, next)).toBe(false)
      expect(next >= now).toBe(true)
      for (let between = now.getTime(); between < next.getTime(); between += 15 * 60_000)
        expect(isQuiet(quiet, new Date(between))).toBe(true)
    }),
  )
})
