import type { Metric } from '#campaign/campaign.types.ts'
import { eventsOf } from '#campaign/submissions.rules.ts'
import type { Unit } from '#units/units.store.ts'
import type { Chance } from './chance.ts'

/** Figures such as this unit might give: within its size, its peers and what goes together. Pure but for chance. */
export function plausibleFigures(
  metrics: readonly Metric[],
  unit: Pick<Unit, 'headcount' | 'households' | 'kinds'>,
  chance: Chance,
): Record<string, number> {
  const figures: Record<string, number> = {}
  for (const metric of metrics) {
    const most = Math.min(
      metric.plausibleMax ?? Number.POSITIVE_INFINITY,
      metric.perHead !== null && unit.headcount
        ? Math.floor(metric.perHead * unit.headcount)
        : Number.POSITIVE_INFINITY,
    )
    figures[metric.code] = Math.max(0, Math.min(valueFor(metric, unit, chance), most))
  }
  for (const metric of metrics) {
    const events = eventsOf(metric, metrics)
    const came = figures[metric.code] ?? 0
    if (events) figures[events.code] = Math.min(figures[events.code] ?? 0, Math.max(1, came))
  }
  // What was put right is never more than what was found.
  for (const metric of metrics) {
    const found = metrics.find(({ name, code }) => code !== metric.code && /排查|发现|查出|找出/.test(name))
    if (found && /整改|改/.test(metric.name))
      figures[metric.code] = Math.min(figures[metric.code] ?? 0, figures[found.code] ?? 0)
  }
  return figures
}

function valueFor({ counter, name }: Metric, unit: Pick<Unit, 'headcount' | 'households' | 'kinds'>, chance: Chance) {
  const people = unit.headcount ?? 40
  const small = people <= 60
  switch (counter) {
    case '人次':
    case '人':
      return small ? chance.whole(Math.ceil(people * 0.6), people) : chance.whole(24, Math.min(190, 30 + people / 10))
    case '户':
      return Math.max(3, Math.round((unit.households ?? 30) * (0.2 + chance.next() * 0.5)))
    case '份':
    case '张':
      return /照片|图/.test(name) ? chance.whole(1, 4) : chance.whole(4, small ? 20 : 30) * 10
    case '处':
    case '条':
      return chance.whole(0, 7)
    case '个':
    case '家':
      return chance.whole(1, 4)
    default:
      return chance.whole(1, 3)
  }
}
