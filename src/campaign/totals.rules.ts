/** What all that was given for one figure comes to. Pure. */
import type { Metric } from './campaign.types.ts'
import type { GivenFigure } from './figures.store.ts'

/**
 * Sums add; a `max` or `last` figure (a level, like hotlines open) counts once per unit: its highest, or its latest.
 * `given` stands in the order it was sent.
 */
export function totalOf(
  metric: Pick<Metric, 'aggregate'>,
  given: readonly Pick<GivenFigure, 'unitId' | 'value'>[],
): { total: number; units: number } {
  const byUnit = new Map<string, number>()
  for (const { unitId, value } of given) {
    const before = byUnit.get(unitId)
    if (before === undefined || metric.aggregate === 'last') byUnit.set(unitId, value)
    else byUnit.set(unitId, metric.aggregate === 'max' ? Math.max(before, value) : before + value)
  }
  return { total: [...byUnit.values()].reduce((sum, value) => sum + value, 0), units: byUnit.size }
}
