import type { PasswordProfile } from './password-profiles.rules.ts'
import { commonPasswords } from './passwords.common.rules.ts'
import { leakedPasswords } from './passwords.leaked.rules.ts'

/** What one person's password has to be: the town's profile, seen from what that person may do. */
export interface PasswordRule {
  min: number
  max: number
  classes: number
  history: number
  changeDays: number | null
}

export const ruleOf = (profile: PasswordProfile, steersTown: boolean): PasswordRule => ({
  ...profile,
  min: steersTown ? profile.min.office : profile.min.everyone,
})

export type PasswordProblem = 'empty' | 'short' | 'long' | 'classes' | 'common' | 'simple' | 'context' | 'used'

/** `context`: words that a guesser tries first, such as the username, the phone and the town's name. */
export function problemWithPassword(
  password: string,
  rule: PasswordRule,
  context: readonly string[],
): PasswordProblem | undefined {
  const length = [...password].length
  if (length === 0) return 'empty'
  if (length < rule.min) return 'short'
  if (length > rule.max) return 'long'
  if (classesIn(password) < rule.classes) return 'classes'
  const plain = password.toLowerCase()
  if ([plain, coreOf(plain)].some((word) => commonPasswords.has(word) || leakedPasswords.has(word))) return 'common'
  if (isSimple(plain)) return 'simple'
  return isMostly(plain, context) ? 'context' : undefined
}

const CLASSES = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u]
const classesIn = (password: string): number => CLASSES.filter((one) => one.test(password)).length

const LOOKS_LIKE: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** `P@ssw0rd2023!` → `password`: years, digits and signs hung on a common word do not make it rarer. */
function coreOf(plain: string): string {
  const bare = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  return bare.replace(/[013457@$!]/g, (sign) => LOOKS_LIKE[sign] ?? sign)
}

const ROWS = [
  '01234567890',
  '0987654321',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb',
]

/** One character, one short group over and over, or keys in a row. */
function isSimple(plain: string): boolean {
  if (new Set(plain).size <= 2) return true
  if (/^(.{1,4})\1+.?$/u.test(plain)) return true
  let rest = plain
  for (const row of ROWS) {
    for (let size = row.length; size >= 3; size -= 1) {
      for (let at = 0; at + size <= row.length; at += 1) {
        const run = row.slice(at, at + size)
        rest = rest
          .split(run)
          .join('')
          .split([...run].reverse().join(''))
          .join('')
      }
    }
  }
  return rest.length <= 2
}

/** Without the words that everybody here knows, too little is left. */
function isMostly(plain: string, context: readonly string[]): boolean {
  const words = context.map((word) => word.toLowerCase()).filter((word) => word.length >= 2)
  const rest = words.sort((a, b) => b.length - a.length).reduce((left, word) => left.split(word).join(''), plain)
  return rest !== plain && rest.replace(/[^\p{L}]/gu, '').length < 4
}
