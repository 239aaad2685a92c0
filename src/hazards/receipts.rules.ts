/** The receipt of a report: 36 digits in groups of four. Who has them has the report. Pure. */

export const DIGITS = 36
const SPACE = 10n ** BigInt(DIGITS)

/** Of 128 random bits: 119 of them are in it (10^36 ≈ 2^119.6). */
export function digitsOf(random: Uint8Array): string {
  if (random.length < 16) throw new RangeError('A receipt needs 128 random bits')
  let number = 0n
  for (const byte of random.subarray(0, 16)) number = (number << 8n) | BigInt(byte)
  return (number % SPACE).toString().padStart(DIGITS, '0')
}

export const groupsOf = (digits: string): string[] => digits.match(/\d{1,4}/g) ?? []

/** As people copy it: with spaces, dashes, full-width or Chinese digits, over several lines. */
export const asDigits = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[〇○零一二三四五六七八九]/g, (one) => chinese[one] ?? one)
    .replace(/[\s\p{Pd}\p{Po}−_ー]/gu, '')

const chinese: Record<string, string> = Object.fromEntries([
  ...[...'零一二三四五六七八九'].map((one, digit) => [one, String(digit)]),
  ['〇', '0'],
  ['○', '0'],
])

export type ReceiptFault = 'empty' | 'not-digits' | 'too-short' | 'too-long'

/** @returns the digits, or what is wrong with them and how many are there */
export function readDigits(typed: string): { digits: string } | { fault: ReceiptFault; count: number } {
  const found = asDigits(typed)
  const count = found.length
  if (count === 0) return { fault: 'empty', count }
  if (!/^\d+$/.test(found)) return { fault: 'not-digits', count }
  if (count !== DIGITS) return { fault: count < DIGITS ? 'too-short' : 'too-long', count }
  return { digits: found }
}
