import { get, office, type Route } from '#people/access.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import { notFound } from '#platform/http/problems.ts'
import { hazardFigures, isOwnFigure, readSpan } from './figures.rules.ts'
import { countFigure, listBehind } from './figures.store.ts'
import { FigurePage } from './figures.views.tsx'

export const figureRoutes: Route[] = [
  get('/office/hazard-figures/:figure', office, async (c) => {
    const { db, town, now } = c.var
    const figure = hazardFigures.find((one) => one === c.req.param('figure')) ?? notFound()
    if (figure === 'hotlines' || isOwnFigure(figure)) return notFound()
    const span = readSpan(c.req.query('from'), c.req.query('until'), dayOf(now))
    const [{ total }, cases] = await Promise.all([
      countFigure(db, town.id, figure, span, span.from),
      listBehind(db, town.id, figure, span),
    ])
    return page(c, <FigurePage {...{ figure, span, total, cases }} />)
  }),
]
