import { unitPage } from '#campaign/unit-page.answer.ts'
import { type Ctx, get, post, type Route } from '#people/access.ts'
import { succeedAttempt } from '#people/attempts.store.ts'
import { rememberDevice, takeTurn } from '#people/attempts.ts'
import { recordAct } from '#people/audit.store.ts'
import { keyOf, once, redirect } from '#people/once.ts'
import { passwordFits } from '#people/passwords.ts'
import { dayOf } from '#platform/days.rules.ts'
import { readPicture } from '#platform/files/picture.ts'
import { fileAnswer } from '#platform/files/serving.ts'
import type { Problem } from '#platform/html/form.tsx'
import { notFound, Refusal } from '#platform/http/problems.ts'
import { unitKeeper } from '#units/holder.ts'
import { openFile } from './files.store.ts'
import { sayFromUnit } from './messages.store.ts'
import { enterpriseOf } from './own-channels.routes.tsx'
import { findChannel, type OwnChannel } from './own-channels.store.ts'
import { ownListWords, ownPageWords as words } from './own-channels.words.ts'
import { knowsCode, rememberCode } from './own-code.ts'
import { openOwn, readOwnList } from './own-reports.reading.ts'
import { unitSteps } from './own-reports.rules.ts'
import { stepOwn } from './own-reports.store.ts'
import { CodePage, OwnReportPage, OwnReportsPage } from './own-reports.unit.views.tsx'

const MOST_TEXT = 1_000

export const ownReportRoutes: Route[] = [
  get('/u/:unit/own-reports', unitKeeper, (c) =>
    behindCode(c, async (channel) => {
      const { unit, ref } = enterpriseOf(c)
      const all = await readOwnList(c, channel)
      return unitPage(c, <OwnReportsPage unit={unit.name} unitRef={ref} today={dayOf(c.var.now)} all={all} />)
    }),
  ),

  // Tries are counted as those of a link's PIN are; the office holds the link, and does not hold this.
  post('/u/:unit/own-reports', unitKeeper, async (c) => {
    keyOf(c)
    const { db, town, form } = c.var
    const { unit, ref } = enterpriseOf(c)
    const channel = (await findChannel(db, town.id, unit.id)) ?? notFound()
    const turn = await takeTurn(c, 'pin', `own-channel:${channel.id}`)
    if (turn.wait > 0) {
      const answer = await codePage(c, { wait: turn.wait })
      answer.headers.set('retry-after', String(turn.wait))
      return answer
    }
    if (!(await passwordFits(channel.codeHash, form.text('code')))) {
      await recordAct(db, c, { act: 'own-channel.code', subject: 'own-channel', succeeded: false })
      return codePage(c, { problems: [{ field: 'code', text: ownListWords.codeWrong }] })
    }
    await succeedAttempt(db, town.id, turn)
    return rememberCode(c, rememberDevice(c, redirect(c, `/u/${ref}/own-reports`), turn), channel)
  }),

  get('/u/:unit/own-reports/:report', unitKeeper, (c) =>
    behindCode(c, async (channel) => {
      const opened = await openOwn(c, channel)
      // who opened it can be told later, as at the office
      if (opened.inside) await recordAct(c.var.db, c, { act: 'own-report.read', subject: subjectOf(opened.report.id) })
      return reportPage(c, channel, [])
    }),
  ),

  // Photos only, drawn anew: a voice is known in a workshop.
  get('/u/:unit/own-reports/:report/files/:file', unitKeeper, (c) =>
    behindCode(c, async (channel) => {
      const { db, town, site } = c.var
      const { report, inside } = await openOwn(c, channel)
      const photos = (inside?.files ?? []).filter(({ kind }) => kind === 'photo')
      const file = photos.find(({ id }) => id === c.req.param('file')) ?? notFound()
      const bytes = await openFile({ db, keys: site.keys, files: site.files }, town.id, report.id, file)
      const picture = await readPicture(bytes)
      return 'problem' in picture ? notFound() : fileAnswer(picture.display, { mediaType: 'image/jpeg' })
    }),
  ),

  post('/u/:unit/own-reports/:report/steps', unitKeeper, (c) => behindCode(c, (channel) => answer(c, channel))),
]

const subjectOf = (reportId: string): string => `own-report/${reportId}`

/** Whoever has not given the channel's code on this device is asked for it; what was sent is not done. */
async function behindCode(c: Ctx, open: (channel: OwnChannel) => Promise<Response>): Promise<Response> {
  const { db, town } = c.var
  const { unit, ref } = enterpriseOf(c)
  const channel = await findChannel(db, town.id, unit.id)
  if (!channel) return c.req.param('report') ? notFound() : redirect(c, `/u/${ref}/own-channel`)
  return knowsCode(c, channel) ? open(channel) : codePage(c, {})
}

async function codePage(
  c: Ctx,
  { problems = [], wait = 0 }: { problems?: Problem[]; wait?: number },
): Promise<Response> {
  const { unit, ref } = enterpriseOf(c)
  const view = <CodePage unit={unit.name} unitRef={ref} problems={problems} wait={wait} />
  return unitPage(c, view, problems.length + wait > 0 ? 422 : 200)
}

async function answer(c: Ctx, channel: OwnChannel): Promise<Response> {
  keyOf(c)
  const { town, form, site, now } = c.var
  const { ref, via } = enterpriseOf(c)
  const { report, inside } = await openOwn(c, channel)
  if (!inside) return reportPage(c, channel, [{ field: 'step', text: words.fault.moved }])
  const [name, text] = [unitSteps.find((one) => one === form.text('step')), form.text('words')]
  const problems: Problem[] = []
  if (!name) problems.push({ field: 'step', text: words.fault.step })
  if (name === 'finish' && text === '') problems.push({ field: 'words', text: words.fault.words })
  if (text.length > MOST_TEXT) problems.push({ field: 'words', text: words.fault.long })
  if (!name || problems.length > 0) return reportPage(c, channel, problems)
  // a major hazard is told to the town, whatever else was pressed (安全生产法 §41)
  const major = form.checked('major')
  const step =
    major || name === 'pass_up'
      ? ({ name: 'pass_up', because: major ? 'major' : 'unit', byWhat: 'unit' } as const)
      : ({ name, because: null, byWhat: 'unit' } as const)
  return once(c, `/u/${ref}/own-reports/${report.id}?done=1`, async (tx) => {
    const { moved } = await stepOwn(tx, town.id, report.id, step, dayOf(now))
    if (!moved) throw new Refusal(await reportPage(c, channel, [{ field: 'step', text: words.fault.moved }]))
    if (text !== '') await sayFromUnit(tx, site.keys, town.id, report.id, text, dayOf(now))
    await recordAct(tx, c, { act: `own-report.${step.name}`, subject: subjectOf(report.id), detail: { via } })
  })
}

async function reportPage(c: Ctx, channel: OwnChannel, problems: Problem[]): Promise<Response> {
  const { unit, ref } = enterpriseOf(c)
  const view = (
    <OwnReportPage
      unit={unit.name}
      unitRef={ref}
      today={dayOf(c.var.now)}
      opened={await openOwn(c, channel)}
      done={c.req.query('done') === '1'}
      given={problems.length > 0 ? c.var.form.given() : {}}
      problems={problems}
    />
  )
  return unitPage(c, view, problems.length > 0 ? 422 : 200)
}
