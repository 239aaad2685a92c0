import { expect, test } from 'vitest'
import { admission, Overloaded } from './admission.ts'

/** A line whose clock and loop are turned by hand. */
const lineOf = (places: number) => {
  const hands = { clock: 0, loop: 0 }
  return { hands, line: admission({ places, now: () => hands.clock, loopDelayMs: () => hands.loop }) }
}

const work = () => {
  let end = () => {}
  const done = new Promise<void>((resolve) => {
    end = resolve
  })
  return { done, end }
}

test('whoever comes while there is a place is served at once, whatever it is', async () => {
  const { line } = lineOf(2)
  expect(await line.hold('early', async () => 'taken')).toBe('taken')
  expect(line.isOver('early')).toBe(false)
})

test('when the work stands still, the public page is sent away before the office, and the village’s report last', () => {
  const { line, hands } = lineOf(1)
  const holding = work()
  void line.hold('last', () => holding.done)
  void line.hold('last', async () => {})
  const sentAway = () => (['early', 'usual', 'late', 'last'] as const).filter((shed) => line.isOver(shed))
  expect(sentAway()).toEqual([])
  hands.clock = 400
  expect(sentAway()).toEqual(['early'])
  hands.clock = 1_000
  expect(sentAway()).toEqual(['early', 'usual'])
  hands.clock = 2_000
  expect(sentAway()).toEqual(['early', 'usual', 'late'])
  hands.clock = 5_000
  expect(sentAway()).toEqual(['early', 'usual', 'late', 'last'])
  expect(line.isOver('never')).toBe(false)
})

test('those who wait get their turn in the order they came, and a place that failed is free again', async () => {
  const { line } = lineOf(1)
  const served: string[] = []
  const first = work()
  const turns = ['one', 'two', 'three'].map((name) =>
    line.hold('last', async () => {
      served.push(name)
      if (name === 'one') await first.done
      if (name === 'two') throw new Error('broken')
    }),
  )
  first.end()
  await Promise.allSettled(turns)
  expect(served).toEqual(['one', 'two', 'three'])
  expect(await line.hold('early', async () => 'taken')).toBe('taken')
})

test('a process that hardly comes round to anything sends readers away, and only while all its places are taken', async () => {
  const { line, hands } = lineOf(1)
  hands.loop = 350
  expect(line.isOver('early')).toBe(false)
  void line.hold('last', () => new Promise(() => {}))
  expect(line.isOver('early')).toBe(true)
  expect(line.isOver('late')).toBe(false)
  await expect(line.hold('early', async () => 'taken')).rejects.toThrow(Overloaded)
})

test('a page takes the room of three forms, waits for all of it, and is not overtaken', async () => {
  const { line } = lineOf(3)
  const [form, second, page] = [work(), work(), work()]
  const begun: string[] = []
  const begin = (name: string, { done }: ReturnType<typeof work>, takes: number) =>
    line.hold(
      'last',
      () => {
        begun.push(name)
        return done
      },
      takes,
    )
  const all = [begin('form', form, 1), begin('page', page, 3), begin('second form', second, 1)]
  await Promise.resolve()
  expect(begun).toEqual(['form'])
  form.end()
  await all[0]
  expect(begun).toEqual(['form', 'page'])
  page.end()
  second.end()
  await Promise.all(all)
  expect(begun).toEqual(['form', 'page', 'second form'])
})
