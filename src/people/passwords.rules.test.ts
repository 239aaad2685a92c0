import { expect, test } from 'vitest'
import { passwordProfiles } from './password-profiles.rules.ts'
import { leakedPasswords } from './passwords.leaked.rules.ts'
import { problemWithPassword, ruleOf } from './passwords.rules.ts'

const everyone = ruleOf(passwordProfiles.asvs, false)
const office = { ...everyone, min: 10 }
const problem = (password: string, context: string[] = []) => problemWithPassword(password, office, context)

test('a long sentence passes, in any script, with or without signs', () => {
  for (const fine of ['correct horse battery', '南董村的桥今年要修好了吧', 'Kq7vRw2nTz', '玉米地里有三只黑山羊 真的']) {
    expect(problem(fine)).toBeUndefined()
  }
})

test('what is too short or too long is refused; very long ones are fine', () => {
  expect(problem('Kq7vRw2nT')).toBe('short')
  expect(problemWithPassword('Kq7vRw2n', everyone, [])).toBeUndefined()
  expect(problem('k'.repeat(64) + 'q7vRw2nTz'.repeat(4))).toBeUndefined()
  expect(problem('q7vRw2nTz'.repeat(20))).toBe('long')
  expect(problem('')).toBe('empty')
})

test('what everybody tries first is refused, however it is dressed up', () => {
  for (const common of [
    'password2023',
    'P@ssw0rd2023!',
    'woaini1314',
    '1234567890',
    'Admin@2023!!',
    'qq123456789',
    '2023anquan!!',
  ]) {
    expect(problem(common), common).toBeDefined()
  }
})

test('the most used of those that leaked are refused, also with a year hung on', () => {
  expect(leakedPasswords.size).toBe(3000)
  for (const leaked of ['corvette', 'Liverpool', 'rush2112', 'midnight2023!'])
    expect(problemWithPassword(leaked, everyone, []), leaked).toBe('common')
  expect(problemWithPassword('Kq7vRw2nTz', everyone, [])).toBeUndefined()
})

test('keys in a row and the same again and again are refused', () => {
  for (const simple of [
    'aaaaaaaaaaaa',
    'abababababab',
    'qwertyuiop12',
    '123456abcdef',
    'xyz1xyz1xyz1',
    '0987654321ab',
  ]) {
    expect(problem(simple), simple).toMatch(/simple|common/)
  }
})

test('one’s own name, phone and town do not make a password', () => {
  expect(problem('zhuren-2023-06', ['zhuren'])).toMatch(/context|common/)
  expect(problem('13900010002ab', ['13900010002'])).toBe('context')
  expect(problem('苏店镇20230610', ['苏店镇'])).toBe('context')
  expect(problem('苏店镇的槐花比别处香', ['苏店镇'])).toBeUndefined()
})
