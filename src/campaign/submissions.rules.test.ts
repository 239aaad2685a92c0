import fc from 'fast-check'
import { expect, test } from 'vitest'
import { at } from '#platform/days.rules.ts'
import type { Metric } from './campaign.types.ts'
import {
  daysToChoose,
  isFarAbove,
  type Known,
  readFigure,
  readReceiptNumber,
  readReport,
  receiptNumberOf,
} from './submissions.rules.ts'
import { problemText } from './submissions.words.ts'

const metric = (code: string, name: string, counter: string, more: Partial<Metric> = {}): Metric => ({
  id: code,
  taskId: 't',
  position: 0,
  code,
  name,
  counter,
  aggregate: 'sum',
  pairedWith: null,
  perHead: null,
  plausibleMax: null,
  required: true,
  ...more,
})

const talks = metric('talks', '讲了几场', '场', { pairedWith: 'people', plausibleMax: 20 })
const people = metric('people', '来了多少人', '人次', { perHead: 1 })

const known: Known = {
  task: { metrics: [talks, people], minimum: 1 },
  headcount: 5100,
  peers: new Map([['talks', [1, 2, 3, 2]]]),
  before: null,
  asksReporter: false,
  now: at('2023-06-10', '10:00'),
}
const typed = { 'figure.talks': '3', 'figure.people': '86', day: '2023-06-08', words: '讲了用电。' }
const read = (more: Record<string, string>, with_: Partial<Known> = {}) => {
  const form: Record<string, string> = { ...typed, ...more }
  return readReport({ text: (name) => form[name] ?? '' }, { ...known, ...with_ })
}
const names = (more: Record<string, string>, with_: Partial<Known> = {}) =>
  read(more, with_).problems.map(({ field, name }) => `${field} ${name}`)

test('Full-width digits, a 量词 typed along and a thousands comma are read as the number they mean', () => {
  expect(readFigure('８６ 人次', '人次')).toBe(86)
  expect(readFigure('1,260')).toBe(1260)
  expect(readFigure('')).toBeNull()
  expect(readFigure('很多')).toBeUndefined()
  expect(readFigure('-3')).toBeUndefined()
  expect(readFigure('2.5')).toBeUndefined()
})

test('A plain report passes as it is', () => {
  expect(read({}).problems).toEqual([])
  expect(read({}).report).toMatchObject({ figures: { talks: 3, people: 86 }, heldOn: '2023-06-08', sure: [] })
})

test('What is missing is named, in the order of the page', () => {
  expect(names({ 'figure.people': '', day: '' })).toEqual(['figure.people figure-missing', 'day day'])
})

test('Thirty talks where other villages had one to three is a question, and one tick answers it', () => {
  expect(names({ 'figure.talks': '30' })).toEqual(['figure.talks above-peers'])
  const asked = read({ 'figure.talks': '30' }).problems[0]!
  expect(problemText(asked, '别的村')).toBe('30 场，比别的村（1—3 场）多很多。')
  const sure = read({ 'figure.talks': '30', 'sure.talks': '30' })
  expect(sure.problems).toEqual([])
  expect(sure.report.sure).toEqual(['talks'])
})

test('A tick for thirty says nothing about three hundred', () => {
  expect(names({ 'figure.talks': '300', 'figure.people': '900', 'sure.talks': '30' })).toEqual([
    'figure.talks above-peers',
  ])
})

test('More people than the village has, or fewer than talks, is asked about', () => {
  expect(names({ 'figure.people': '6000' })).toEqual(['figure.people above-size'])
  expect(names({ 'figure.people': '2' })).toEqual(['figure.people fewer-than-events'])
})

test('What can only grow is asked about when it fell', () => {
  const homes = metric('homes', '查了几户', '户', { aggregate: 'last' })
  const weekly = { task: { metrics: [homes], minimum: 1 }, before: { homes: 40 } }
  expect(names({ 'figure.homes': '38' }, weekly)).toEqual(['figure.homes fell'])
  expect(names({ 'figure.homes': '40' }, weekly)).toEqual([])
})

test('Nothing but zeros needs a word of why', () => {
  expect(names({ 'figure.talks': '0', 'figure.people': '0', words: '' })).toEqual(['words all-zero'])
  expect(names({ 'figure.talks': '0', 'figure.people': '0', words: '下雨，改到周一' })).toEqual([])
})

test('A day that has not come cannot have been held', () => {
  expect(names({ day: '2023-06-11' })).toEqual(['day day-ahead'])
  expect(names({ day: '2023-13-45' })).toEqual(['day day'])
})

test('Who reports is asked only while nobody knows', () => {
  expect(names({}, { asksReporter: true })).toEqual(['reporter reporter'])
  expect(names({ reporter: '王秀英', phone: '12' }, { asksReporter: true })).toEqual(['phone phone'])
  expect(names({ reporter: '王秀英', phone: '138 0000 0000' }, { asksReporter: true })).toEqual([])
})

test('Every doubt can be answered by ticks, whatever was typed', () => {
  const figure = fc.integer({ min: 0, max: 9_999_999 })
  fc.assert(
    fc.property(figure, figure, fc.array(figure, { maxLength: 8 }), (held, came, peers) => {
      const given = { 'figure.talks': String(held), 'figure.people': String(came) }
      const ticks = { 'sure.talks': String(held), 'sure.people': String(came) }
      expect(names({ ...given, ...ticks }, { peers: new Map([['people', peers]]) })).toEqual([])
    }),
  )
})

test('Few peers, or a difference of a handful, are no reason to ask', () => {
  expect(isFarAbove(30, [1, 2, 3])).toBe(false)
  expect(isFarAbove(9, [1, 1, 2, 2])).toBe(false)
  expect(isFarAbove(500, [40, 150, 90, 70])).toBe(true)
})

test('A receipt number is found again however it is copied from paper', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 6, maxLength: 6 }), (random) => {
      const number = receiptNumberOf(known.now, random)
      expect(number).toMatch(/^0610-[0-9A-HJKMNP-TV-Z]{6}$/)
      expect(readReceiptNumber(` ${number.toLowerCase().replace('-', ' ').replaceAll('0', 'o')}`)).toBe(number)
    }),
  )
  expect(readReceiptNumber('0610-7K3')).toBeUndefined()
})

test('The days offered begin with today and reach a week before the month', () => {
  const days = daysToChoose(known.now, '2023-06-01')
  expect(days[0]).toBe('2023-06-10')
  expect(days.at(-1)).toBe('2023-05-25')
})
