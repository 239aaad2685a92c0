import { expect, test } from 'vitest'
import { signs } from '#platform/html/sign/signs.ts'
import { findItem } from './standards.rules.ts'
import {
  bodyForTopic,
  hazardPlaces,
  hazardTopicNames,
  isHazardTopic,
  itemsFor,
  topicOf,
  topicsAt,
} from './topics.rules.ts'
import { callAtOnce, hazardPlaceWords, hazardTopicWords, topicsSaying } from './topics.words.ts'

test('each place has something to pick, few enough to look through on a phone', () => {
  for (const place of hazardPlaces) {
    expect(topicsAt(place).length, place).toBeGreaterThan(1)
    expect(topicsAt(place).length, place).toBeLessThanOrEqual(12)
    expect(hazardPlaceWords[place]).not.toBe('')
  }
})

test('every item that a topic may be is in the library, and its picture is drawn', () => {
  for (const name of hazardTopicNames) {
    for (const code of topicOf(name).items) expect(findItem(code), `${name} names ${code}`).toBeDefined()
    expect(signs[topicOf(name).sign]).toBeDefined()
  }
})

test('its name is short, and no two of a place are called the same', () => {
  for (const name of hazardTopicNames) expect(hazardTopicWords[name].length, name).toBeLessThanOrEqual(15)
  expect(new Set(Object.values(hazardTopicWords)).size).toBe(hazardTopicNames.length)
})

test('a locked exit is judged by the fire standard of its day', () => {
  const on = (day: string) => itemsFor('exit-locked', day).map(({ code }) => code)
  expect(on('2025-06-01')).toEqual(['fire-law:28-exits', 'fire-2017:exits'])
  expect(on('2026-06-01')).toEqual(['fire-law:28-exits', 'fire-2025:exits'])
})

test('the office sees whose it is: a school goes to education, a coal mine to the emergency office', () => {
  expect(bodyForTopic('school-ebike')).toBe('education')
  expect(bodyForTopic('mine-coal')).toBe('emergency')
  expect(bodyForTopic('gas-smell', { 'city-gas': 'housing' })).toBe('housing')
})

test('people find it in their own words', () => {
  expect(topicsSaying('电瓶车')).toEqual(['ebike-upstairs', 'ebike-wire'])
  expect(topicsSaying('煤气 漏气')).toEqual(['gas-smell'])
  expect(topicsSaying('  ')).toEqual([])
  expect(topicsSaying('没有这回事')).toEqual([])
})

test('who smells gas is told to leave before anything is written', () => {
  expect(callAtOnce['gas-smell']).toMatch(/离开/)
  expect([isHazardTopic('gas-smell'), isHazardTopic('toString'), isHazardTopic('')]).toEqual([true, false, false])
})
