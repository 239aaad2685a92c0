import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { untilGone } from '#platform/postgres/processes.ts'
import { typeset } from './typeset.ts'

const typesetters = (): number[] =>
  readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8')
    .split(' ')
    .map(Number)
    .filter((pid) => pid > 0 && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('typst-process'))

test('what cannot be typeset is told, and the next is typeset all the same', async () => {
  await expect(typeset('#nothing-of-the-kind', {})).rejects.toThrow(/typst/)
  expect((await typeset('= 总结', {})).subarray(0, 5).toString()).toBe('%PDF-')
})

test('a typesetter that was killed is begun again with the next paper', async () => {
  await typeset('= 总结', {})
  const [pid] = typesetters()
  process.kill(pid!, 'SIGKILL')
  expect(await untilGone(pid!, 10_000)).toBe(true)
  expect((await typeset('= 通报', {})).subarray(0, 5).toString()).toBe('%PDF-')
  expect(typesetters()).toHaveLength(1)
})

test('what was on its way when the typesetter was killed is done by the next', async () => {
  await typeset('= 总结', {})
  const long = typeset('#for i in range(3000) [ #i ]', {})
  process.kill(typesetters()[0]!, 'SIGKILL')
  expect((await long).subarray(0, 5).toString()).toBe('%PDF-')
})
