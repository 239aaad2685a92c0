import { expect, test } from 'vitest'
import { Kept } from './kept.ts'

test('what was just read is not read again, until a second has gone or somebody changed something', async () => {
  let [now, reads] = [0, 0]
  const kept = new Kept(() => now)
  const read = () => kept.find('town:sudian', async () => ({ nth: ++reads }))
  expect([await read(), await read()]).toEqual([{ nth: 1 }, { nth: 1 }])
  now = 1_001
  expect(await read()).toEqual({ nth: 2 })
  kept.forget()
  expect(await read()).toEqual({ nth: 3 })
})

test('what tells every process when it changes may be kept for longer', async () => {
  let [now, reads] = [0, 0]
  const kept = new Kept(() => now)
  const read = () => kept.find('link:1', async () => ++reads, { forMs: 5_000 })
  await read()
  now = 4_999
  expect(await read()).toBe(1)
  now = 5_001
  expect(await read()).toBe(2)
})

test('what is kept under a topic goes when that is told, and nothing else does', async () => {
  const kept = new Kept(() => 0)
  const reads = { board: 0, town: 0 }
  const board = () => kept.find('board', async () => ++reads.board, { topic: 'sudian' })
  const town = () => kept.find('town', async () => ++reads.town)
  await Promise.all([board(), town()])
  kept.told('qingshi')
  expect([await board(), await town()]).toEqual([1, 1])
  kept.told('sudian')
  expect([await board(), await town()]).toEqual([2, 1])
  kept.told('sudian')
  expect([await board(), await board()]).toEqual([3, 3])
})

test('what was being read when its topic was told is not kept', async () => {
  const kept = new Kept(() => 0)
  let answer = (_: string) => {}
  const reading = kept.find('board', () => new Promise<string>((resolve) => (answer = resolve)), { topic: 'sudian' })
  kept.told('sudian')
  answer('before')
  expect(await reading).toBe('before')
  expect(await kept.find('board', async () => 'after', { topic: 'sudian' })).toBe('after')
})

test('what was being read while all was forgotten is not kept: it may be from before', async () => {
  const kept = new Kept()
  let answer = (_: string) => {}
  const reading = kept.find('link:1', () => new Promise<string>((resolve) => (answer = resolve)))
  kept.forget()
  answer('open')
  expect(await reading).toBe('open')
  expect(await kept.find('link:1', async () => 'voided')).toBe('voided')
})

test('whoever comes while it is read waits for that reading, and reads anew what was forgotten meanwhile', async () => {
  const kept = new Kept()
  let reads = 0
  const answers: ((value: number) => void)[] = []
  const read = () => {
    reads += 1
    return new Promise<number>((resolve) => answers.push(resolve))
  }
  const find = () => kept.find('home', read)
  const together = [find(), find()]
  expect(reads).toBe(1)
  kept.forget()
  const after = find()
  expect(reads).toBe(2)
  answers[0]?.(1)
  answers[1]?.(2)
  expect([...(await Promise.all(together)), await after]).toEqual([1, 1, 2])
})

test('what is not there, or could not be read, is asked for each time', async () => {
  const kept = new Kept()
  expect(await kept.find('link:1', async () => undefined)).toBeUndefined()
  await expect(kept.find('link:1', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await kept.find('link:1', async () => 'there')).toBe('there')
})
