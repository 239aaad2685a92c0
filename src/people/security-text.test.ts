import { expect, test } from 'vitest'
import { demoTown } from '#demo-town/in-tests.ts'
import { settingsFrom } from '../settings.ts'
import { securityText } from './security-text.rules.ts'

const now = new Date('2026-11-29T08:00:00Z')

test('whoever finds a weakness reads whom to tell, in which language, and until when that holds', async () => {
  const settings = { securityContact: 'mailto:anquan@example.gov.cn', publicUrl: 'https://anyue.example.gov.cn' }
  const town = await demoTown({ settings })
  const answer = await town.visit('/.well-known/security.txt')
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  const lines = (await answer.text()).split('\r\n')
  expect(lines).toContain('Contact: mailto:anquan@example.gov.cn')
  expect(lines).toContain('Preferred-Languages: zh, en')
  expect(lines).toContain('Canonical: https://anyue.example.gov.cn/.well-known/security.txt')
  expect(lines.filter((line) => line.startsWith('Expires: '))).toHaveLength(1)
})

test('it expires within a year, as RFC 9116 asks, and always ahead', () => {
  const text = securityText({ contact: 'mailto:a@b.cn', phone: '', home: undefined, now })!
  const expires = new Date(/^Expires: (\S+)/m.exec(text)![1]!)
  const days = (expires.getTime() - now.getTime()) / 86_400_000
  expect(days).toBeGreaterThan(90)
  expect(days).toBeLessThan(365)
})

test('without a setting it is the town’s telephone, and where there is none the file is not there', () => {
  const phone = '0355-8255100'
  expect(securityText({ contact: undefined, phone, home: undefined, now })).toContain('Contact: tel:+86-3558255100')
  expect(securityText({ contact: undefined, phone: '', home: undefined, now })).toBeUndefined()
})

test('a contact that nobody can write to is refused at start', () => {
  expect(settingsFrom({ SECURITY_CONTACT: 'mailto:a@b.cn' }).securityContact).toBe('mailto:a@b.cn')
  for (const wrong of ['a@b.cn', 'http://b.cn', 'javascript:alert(1)', 'mailto:'])
    expect(() => settingsFrom({ SECURITY_CONTACT: wrong })).toThrow()
})
