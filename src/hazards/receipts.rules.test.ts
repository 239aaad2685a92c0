import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digitsOf, groupsOf, readDigits } from './receipts.rules.ts'

const random = fc.uint8Array({ minLength: 16, maxLength: 32 })

test('a receipt is nine groups of four digits, zeros in front kept', () => {
  expect(groupsOf(digitsOf(new Uint8Array(16)))).toEqual(Array(9).fill('0000'))
  fc.assert(fc.property(random, (bytes) => /^\d{36}$/.test(digitsOf(bytes))))
  expect(() => digitsOf(new Uint8Array(15))).toThrow()
})

test('another bit anywhere is another receipt', () => {
  const one = new Uint8Array(16).fill(90)
  const all = [...Array(128).keys()].map((bit) => {
    const other = Uint8Array.from(one)
    other[bit >> 3]! ^= 1 << (bit & 7)
    return digitsOf(other)
  })
  expect(new Set([digitsOf(one), ...all]).size).toBe(129)
})

test('it is read however it was copied', () => {
  const digits = digitsOf(Uint8Array.from({ length: 16 }, (_, at) => at * 17))
  const ways = [
    digits,
    groupsOf(digits).join(' '),
    groupsOf(digits).join('-'),
    groupsOf(digits).join(' — '),
    `　${groupsOf(digits).join('\n')}\n`,
    digits.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
    digits.replace(/\d/g, (digit) => '零一二三四五六七八九'[Number(digit)]!),
    `${groupsOf(digits).join('，')}。`,
  ]
  for (const way of ways) expect(readDigits(way), way).toEqual({ digits })
})

test('what is wrong with it is said, with how many digits there are', () => {
  expect(readDigits(' \n')).toEqual({ fault: 'empty', count: 0 })
  expect(readDigits('1234 5678')).toEqual({ fault: 'too-short', count: 8 })
  expect(readDigits('1'.repeat(37))).toEqual({ fault: 'too-long', count: 37 })
  expect(readDigits('我的回执')).toMatchObject({ fault: 'not-digits' })
})
