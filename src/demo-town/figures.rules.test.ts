import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Metric } from '#campaign/campaign.types.ts'
import { doubtsOf } from '#campaign/submissions.rules.ts'
import { chanceFrom } from './chance.ts'
import { plausibleFigures } from './figures.rules.ts'
import { demoShops, demoUnits } from './units.ts'

const metric = (code: string, name: string, counter: string, more: Partial<Metric> = {}): Metric => ({
  id: code,
  taskId: 't',
  position: 0,
  code,
  name,
  counter,
  aggregate: 'sum',
  pairedWith: null,
  perHead: null,
  plausibleMax: null,
  required: true,
  ...more,
})

const asked = [
  metric('talks', '宣讲', '场', { pairedWith: 'people', plausibleMax: 20 }),
  metric('people', '参加', '人次', { perHead: 1, plausibleMax: 2000 }),
  metric('found', '查出隐患', '处', { plausibleMax: 50 }),
  metric('fixed', '当场整改', '处'),
  metric('sheets', '发放资料', '份', { perHead: 2 }),
]

test('Nothing that the demo’s units report would make the form ask', () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(...demoUnits, ...demoShops), (beginning, unit) => {
      const size = { headcount: unit.headcount ?? null, households: unit.households ?? null, kinds: unit.kinds }
      const figures = plausibleFigures(asked, size, chanceFrom(beginning))
      const known = { task: { metrics: asked, minimum: 1 }, headcount: size.headcount, peers: new Map(), before: null }
      expect(doubtsOf(figures, known)).toEqual([])
      expect(figures.fixed).toBeLessThanOrEqual(figures.found ?? 0)
    }),
  )
})
