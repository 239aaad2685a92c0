import type { CountedFigure, FigureSpan } from '#people/manifest.ts'
import type { Db } from '#platform/db.ts'
import { type DaySpan, type HazardFigure, hazardFigures, isOwnFigure, ownFigures, topicsOf } from './figures.rules.ts'
import { countFigure } from './figures.store.ts'
import { figureWords as words } from './figures.words.ts'

/** Nothing where the town has no report and no hotline: it may not have begun with any of it. */
export async function tellFigures(db: Db, townId: string, { week, ...span }: FigureSpan): Promise<CountedFigure[]> {
  const told = await Promise.all(
    hazardFigures.map(async (figure): Promise<CountedFigure> => {
      const counted = await countFigure(db, townId, figure, span, week.from)
      const paths = { path: pathOf(figure, span), weekPath: pathOf(figure, { from: week.from, until: span.until }) }
      return { code: codeOf(figure), topics: topicsOf(figure), ...words.of[figure], ...counted, ...paths }
    }),
  )
  const own = new Set<string>(ownFigures.map(codeOf))
  // nor of enterprises' own channels, where none ever opened one
  const usesOwn = told.some(({ code, total }) => own.has(code) && total > 0)
  const shown = told.filter(({ code }) => usesOwn || !own.has(code))
  return shown.some(({ total }) => total > 0) ? shown : []
}

const codeOf = (figure: HazardFigure): string => `hazards-${figure}`

const pathOf = (figure: HazardFigure, { from, until }: DaySpan): string =>
  figure === 'hotlines'
    ? '/office/hotlines'
    : isOwnFigure(figure)
      ? '/office/hazards/own-channels'
      : `/office/hazard-figures/${figure}?from=${from}&until=${until}`
