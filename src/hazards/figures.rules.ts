/** What the campaign hears of hazards without anybody counting by hand. Pure. */

export const hazardFigures = [
  'reports',
  'accepted',
  'verified',
  'major',
  'fixed',
  'hotlines',
  'own-channels',
  'own-reports',
  'own-finished',
] as const
export type HazardFigure = (typeof hazardFigures)[number]

/** Counted of enterprises' own channels: no case stands behind them that the office could open. */
export const ownFigures = ['own-channels', 'own-reports', 'own-finished'] as const
export type OwnFigure = (typeof ownFigures)[number]
export const isOwnFigure = (figure: HazardFigure): figure is OwnFigure => ownFigures.some((own) => own === figure)

/** Each is told where the notice asks for it: 查找身边隐患 first, the inspections or the hotlines else. */
export const topicsOf = (figure: HazardFigure): readonly string[] =>
  figure === 'hotlines'
    ? ['hotline', 'hazard-search', 'inspection']
    : ['hazard-search', 'inspection', 'exposure', 'hotline']

export interface DaySpan {
  from: string
  until: string
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const isDay = (text: string): boolean => DAY.test(text) && !Number.isNaN(Date.parse(text))

/** The days in the address; without them all that was ever counted. */
export const readSpan = (from: string | undefined, until: string | undefined, today: string): DaySpan => ({
  from: from && isDay(from) ? from : '2000-01-01',
  until: until && isDay(until) ? until : today,
})
