import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readBytes, readChecksum, readMetadata } from './tus.rules.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')

test('Whatever names and words a phone packs into the metadata come out as they went in', () => {
  const names = fc.stringMatching(/^[a-z0-9_-]{1,12}$/)
  fc.assert(
    fc.property(fc.dictionary(names, fc.string({ unit: 'grapheme', maxLength: 40 }), { maxKeys: 6 }), (told) => {
      const header = Object.entries(told).map(([name, words]) => `${name} ${base64(words)}`)
      expect(Object.fromEntries(readMetadata(header.join(','))!)).toEqual(
        Object.fromEntries(Object.entries(told).map(([name, words]) => [name, Buffer.from(words).toString()])),
      )
    }),
  )
})

test('Metadata that is no metadata is not guessed at', () => {
  for (const header of ['name ***', 'name YQ== YQ==', 'a YQ==,a Yg==', 'na me YQ==', `a ${'YQ=='.repeat(2000)}`])
    expect(readMetadata(header), header.slice(0, 20)).toBeUndefined()
  expect(readMetadata('')).toEqual(new Map())
})

test('A length is a whole number and nothing else', () => {
  expect(readBytes('0')).toBe(0)
  expect(readBytes('300000')).toBe(300_000)
  for (const header of ['', '-1', '1.5', '1e3', '0x10', ' 1', '9'.repeat(16)]) expect(readBytes(header)).toBeUndefined()
})

test('A checksum is one that we can reckon, or none', () => {
  expect(readChecksum('')).toBeNull()
  expect(readChecksum('sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=')).toMatchObject({ algorithm: 'sha1' })
  for (const header of ['md5 YQ==', 'sha1', 'sha1 ?', 'sha1 YQ== x']) expect(readChecksum(header)).toBeUndefined()
})
