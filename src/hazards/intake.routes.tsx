import { type Ctx, get, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { keyOf } from '#people/once.ts'
import { page } from '#people/page.tsx'
import type { Problem } from '#platform/html/form.tsx'
import { takenByOf } from './intake.rules.ts'
import { IntakePage, TakenPage } from './intake.views.tsx'
import { intakeWords as words } from './intake.words.ts'
import { readReportForm } from './report-form.rules.ts'
import { keepReport, namesToPick, unitsToName } from './reports.keeping.ts'
import { readReport } from './reports.reading.ts'
import { reportFaultWords } from './reports.words.ts'

export const intakeRoutes: Route[] = [
  get('/office/hazards/new', office, (c) => intakePage(c, [])),

  post('/office/hazards/new', office, async (c) => {
    keyOf(c)
    const { db, town, form, site } = c.var
    const { read, faults } = readReportForm(form, await unitsToName(c))
    const channel = takenByOf(form.text('channel'))
    const told = faults.map(({ field, name }) => ({ field, text: reportFaultWords[name] }))
    if (!channel) told.unshift({ field: 'channel', text: words.channelMissing })
    if (!channel || told.length > 0) return intakePage(c, told)
    // The audit says that somebody took one in; which one it was would tell at what minute the caller called.
    const { digits, reportId } = await keepReport(c, read, channel, {
      also: (tx) => recordAct(tx, c, { act: 'hazard.intake', subject: 'town', detail: { channel } }),
    })
    const report = await readReport({ db, keys: site.keys }, town.id, reportId)
    return page(c, <TakenPage digits={digits} number={report!.number} />)
  }),
]

async function intakePage(c: Ctx, problems: Problem[]): Promise<Response> {
  const refused = problems.length > 0
  const view = (
    <IntakePage
      given={refused ? c.var.form.given() : {}}
      problems={problems}
      unitNames={namesToPick(await unitsToName(c))}
    />
  )
  return page(c, view, refused ? 422 : 200)
}
