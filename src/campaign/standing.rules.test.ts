import fc from 'fast-check'
import { expect, test } from 'vitest'
import { at } from '#platform/days.rules.ts'
import { isAsked, isOverdue, isOwed, lampOf, type Stage, soonUntil, stages, worst } from './standing.rules.ts'

const now = at('2023-06-10', '09:00')
const lamp = (stage: Stage, day: string, time = '17:00') => lampOf({ stage, dueAt: at(day, time) }, now)

test('What is due on Monday is near on Saturday, and two days are left', () => {
  expect(lamp('issued', '2023-06-12')).toEqual({ lamp: 'soon', word: 'soon', days: 2 })
  expect(lamp('signed', '2023-06-13')).toEqual({ lamp: 'soon', word: 'soon', days: 3 })
})

test('What is due in four days waits to be signed for, or is in hand', () => {
  expect(lamp('issued', '2023-06-14')).toEqual({ lamp: 'todo', word: 'toSign', days: 4 })
  expect(lamp('signed', '2023-06-14').word).toBe('toDo')
})

test('Two days late is told as two days, by the calendar and not by hours', () => {
  expect(lamp('issued', '2023-06-08')).toEqual({ lamp: 'late', word: 'late', days: 2 })
  expect(lamp('issued', '2023-06-10', '08:00')).toEqual({ lamp: 'late', word: 'lateToday', days: 0 })
  expect(lamp('issued', '2023-06-10').word).toBe('dueToday')
})

test('A return is one more step, until its own date has passed', () => {
  expect(lamp('returned', '2023-06-11').lamp).toBe('back')
  expect(lamp('returned', '2023-06-09').lamp).toBe('late')
})

test('What lies with the office is never overdue; that it came late is said', () => {
  const standing = { stage: 'sent' as const, dueAt: at('2023-06-08'), firstSentAt: at('2023-06-09') }
  expect(lampOf(standing, now)).toMatchObject({ lamp: 'sent', word: 'sentLate' })
  expect(isOverdue(standing, now)).toBe(false)
  expect(lampOf({ ...standing, stage: 'accepted' }, now)).toMatchObject({ lamp: 'ok', word: 'okLate' })
})

test('The worst lamp speaks for many', () => {
  expect(worst(['ok', 'soon', 'late', 'back'])).toBe('late')
  expect(worst(['ok', 'free'])).toBe('ok')
  expect(worst([])).toBeUndefined()
})

test('A closed unit is no longer asked for what falls due from that day on', () => {
  expect(isAsked(at('2023-06-16', '17:00'), { closedOn: '2023-06-16' })).toBe(false)
  expect(isAsked(at('2023-06-16', '17:00'), { closedOn: '2023-06-17' })).toBe(true)
  expect(isAsked(at('2023-06-16', '17:00'), { closedOn: null })).toBe(true)
})

test('Lamp, turn and nearness always agree', () => {
  const moment = fc.date({ min: at('2023-05-01'), max: at('2023-08-01'), noInvalidDate: true })
  fc.assert(
    fc.property(fc.constantFrom(...stages), moment, moment, (stage, dueAt, when) => {
      const { lamp: shown } = lampOf({ stage, dueAt }, when)
      expect(['late', 'back', 'soon', 'todo'].includes(shown)).toBe(isOwed({ stage }))
      expect(shown === 'late').toBe(isOverdue({ stage, dueAt }, when))
      if (isOwed({ stage }) && stage !== 'returned' && dueAt >= when)
        expect(shown).toBe(dueAt <= soonUntil(when) ? 'soon' : 'todo')
    }),
  )
})
