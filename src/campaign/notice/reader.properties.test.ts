import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDocument } from './document.ts'
import { fixtures, noticeOf } from './notices.in-tests.ts'
import { readNotice } from './read-notice.ts'

const names = readdirSync(fixtures).flatMap((name) => (name.endsWith('.txt') ? [name.slice(0, -4)] : []))
const lines = names.flatMap((name) => noticeOf(name).split('\n')).filter((line) => line.trim())
const signs = [...'一二三、（）()1234567890.．：:，。；;“”"《》〔〕年月日号至—-\n 各村企业要前报送附件组长']

/** Notices out of joint: real lines in any order, with signs strewn in between. */
const jumbled = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...lines) },
      { weight: 2, arbitrary: fc.array(fc.constantFrom(...signs), { maxLength: 30 }).map((some) => some.join('')) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
    ),
    { maxLength: 40 },
  )
  .map((some) => some.join('\n'))

test('any text is read without a fault, and every span lies inside it', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(jumbled, (text) => {
      for (const { start, end } of Object.values(readNotice(text).spans)) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThanOrEqual(start)
        expect(end).toBeLessThanOrEqual(text.length)
      }
    }),
    { numRuns: 120 },
  )
})

test('the same text gives the same reading', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(jumbled, (text) => {
      expect(readNotice(text)).toEqual(readNotice(text))
    }),
    { numRuns: 12 },
  )
})

const plain = (text: string) => text.normalize('NFKC').replace(/[\s"“”.。·:：]/g, '')

test.each(names)('what is copied from %s stands where its span points', (name) => {
  const text = noticeOf(name)
  const reading = readNotice(text)
  const shown = (path: string) => plain(text.slice(reading.spans[path]!.start, reading.spans[path]!.end))
  if (reading.title) expect(shown('title')).toContain(plain(reading.title))
  reading.recipients.forEach((value, index) => {
    expect(shown(`recipients.${index}`)).toBe(plain(value))
  })
  reading.activities.forEach(({ marker, heading }, index) => {
    // a plan for one day names its activity by that day
    if (marker === null) return
    expect(shown(`activities.${index}.heading`)).toContain(plain(heading).slice(0, 8))
  })
  reading.hotlines.forEach((value, index) => {
    expect(shown(`hotlines.${index}`)).toBe(plain(value))
  })
})

test('any bytes give words or a named problem', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 600 }),
      fc.constantFrom([], [0x50, 0x4b, 3, 4], [0xff, 0xfe], [0xef, 0xbb, 0xbf], [0x25, 0x50, 0x44, 0x46]),
      async (bytes, head) => {
        const read = await readDocument(Uint8Array.from([...head, ...bytes]), '通知.docx')
        if ('text' in read) readNotice(read.text)
        else expect(['kind', 'encoding', 'locked', 'empty', 'too-big', 'broken']).toContain(read.problem)
      },
    ),
    { numRuns: 80 },
  )
})

const size = 200_000
const hostile: Record<string, string> = {
  'one long line': '各村要开展安全生产月活动，'.repeat(size / 13),
  'opening brackets': '（'.repeat(size),
  'opening quotes': '“《（'.repeat(size / 3),
  'list marks': '一、（一）1.\n'.repeat(size / 9),
  digits: '1'.repeat(size),
  'dates without end': '6月1日至'.repeat(size / 5),
  blanks: `各村${' '.repeat(size)}：`,
  labels: '责任部门：'.repeat(size / 5),
  'short lines': '各村\n'.repeat(size / 3),
  'a notice over and over': noticeOf('00-sudian-2023').repeat(30),
}

// The thread's own time, in microseconds: others may be busy on the same machine.
test.each(Object.keys(hostile))('200 KB of %s are read within two seconds', { timeout: 60_000 }, (name) => {
  const begun = process.threadCpuUsage()
  readNotice(hostile[name]!)
  expect(process.threadCpuUsage(begun).user).toBeLessThan(2_000_000)
})
