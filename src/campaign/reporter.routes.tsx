import { type Ctx, get, post, type Route } from '#people/access.ts'
import { keyOf, redirect } from '#people/once.ts'
import { forgetReporter, holderOf, rememberReporter, unitHolder } from '#units/holder.ts'
import { ReporterPage } from './reporter.views.tsx'
import { readReporter } from './submissions.rules.ts'
import { reporterTexts } from './submissions.words.ts'
import { unitPage } from './unit-page.answer.ts'

/** Who reports is asked once, with the first report; here it is changed, or forgotten on a borrowed phone. */
export const reporterRoutes: Route[] = [
  // The number of whoever reported before is not shown to whoever holds the phone now.
  get('/u/:unit/reporter', unitHolder, (c) => reporterPage(c, null, [], 200)),

  // Nothing is kept but on the device itself, so the same form twice does no harm.
  post('/u/:unit/reporter', unitHolder, (c) => {
    keyOf(c)
    const { name, phone, problems } = readReporter(c.var.form)
    if (problems.length > 0) {
      const texts = problems.map((field) => ({ field, text: reporterTexts[field] }))
      return reporterPage(c, { name: c.var.form.text('reporter'), phone: c.var.form.text('phone') }, texts, 422)
    }
    const answer = redirect(c, `/u/${holderOf(c).ref}`)
    rememberReporter(c, answer, { name, phone })
    return answer
  }),

  post('/u/:unit/reporter/removals', unitHolder, (c) => {
    keyOf(c)
    const answer = redirect(c, `/u/${holderOf(c).ref}`)
    forgetReporter(c, answer)
    return answer
  }),
]

function reporterPage(
  c: Ctx,
  given: { name: string; phone: string } | null,
  problems: { field: string; text: string }[],
  status: 200 | 422,
): Promise<Response> {
  const { unit, ref, via, reporter } = holderOf(c)
  const view = (
    <ReporterPage unit={unit.name} unitRef={ref} via={via} known={reporter?.name} given={given} problems={problems} />
  )
  return unitPage(c, view, status)
}
