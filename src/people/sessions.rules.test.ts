import { expect, test } from 'vitest'
import { deviceOf, isIdle } from './sessions.rules.ts'

const now = new Date('2023-06-10T09:00:00+08:00')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

test('an office desk left alone for half an hour is closed, a liaison’s phone is not', () => {
  expect(isIdle([{ role: 'officer' }], ago(30), now)).toBe(false)
  expect(isIdle([{ role: 'officer' }], ago(31), now)).toBe(true)
  expect(isIdle([{ role: 'liaison' }, { role: 'observer' }], ago(31), now)).toBe(true)
  expect(isIdle([{ role: 'liaison' }], ago(60 * 24), now)).toBe(false)
})

test('a desk that was seen in the future is closed: the clock was set back', () => {
  expect(isIdle([{ role: 'officer' }], ago(-29), now)).toBe(false)
  expect(isIdle([{ role: 'officer' }], ago(-3 * 24 * 60), now)).toBe(true)
})

test('a device is named so that its owner knows it again', () => {
  const weChat =
    'Mozilla/5.0 (Linux; Android 13; V2055A) AppleWebKit/537.36 Version/4.0 Chrome/116.0 XWEB/1160 MicroMessenger/8.0.47'
  expect(deviceOf(weChat)).toEqual({ system: 'Android', browser: 'WeChat' })
  const edge = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0'
  expect(deviceOf(edge)).toEqual({ system: 'Windows', browser: 'Edge' })
  expect(deviceOf('curl/8')).toEqual({ system: null, browser: null })
})
