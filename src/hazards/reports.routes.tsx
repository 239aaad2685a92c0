import { setTimeout as pause } from 'node:timers/promises'
import { type Ctx, get, post, type Route, unseen } from '#people/access.ts'
import { keyOf } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { addressOf } from '#people/session-cookie.ts'
import { dayOf } from '#platform/days.rules.ts'
import type { Problem } from '#platform/html/form.tsx'
import { madeAt } from '#platform/ids.ts'
import { findKept } from '#platform/kept.ts'
import { delayOf, isOverCap } from './crowd.rules.ts'
import { Crowd } from './crowd.ts'
import { channelNamed, channelsOffered, chosenFor, daysToHandle } from './own-choice.ts'
import { OwnChoice } from './own-choice.views.tsx'
import { forcedWords } from './own-reports.words.ts'
import { freshReceipt } from './receipts.reading.ts'
import { receiptPage } from './receipts.routes.tsx'
import { OTHER, readReportForm } from './report-form.rules.ts'
import { keepReport, namesToPick, unitOfPoster, unitsToName } from './reports.keeping.ts'
import { ReportPage } from './reports.views.tsx'
import { reportFaultWords, reportWords as words } from './reports.words.ts'
import { readMonthlyCap } from './settings.cap.store.ts'
import { isHazardTopic } from './topics.rules.ts'
import { TopicsPage } from './topics.views.tsx'
import { isWorked } from './work.rules.ts'

const HOUR_MS = 3_600_000
const thisHour = new Crowd(HOUR_MS)
const thisMonth = new Crowd(30 * 24 * HOUR_MS)

export const reportRoutes: Route[] = [
  get('/hazards', unseen, async (c) =>
    page(c, <TopicsPage unit={await unitOfPoster(c)} own={c.req.query('own') === '1'} />),
  ),

  get('/hazards/new', unseen, async (c) =>
    reportPage(
      c,
      { topic: c.req.query('topic') ?? '', unit: await unitOfPoster(c), to: c.req.query('own') ? 'unit' : '' },
      [],
    ),
  ),

  post('/hazards/new', unseen, (c) => {
    keyOf(c)
    const { form } = c.var
    return reportPage(c, { topic: form.text('topic'), unit: form.text('unit'), to: form.text('to') }, [])
  }),

  post('/hazards', unseen, async (c) => {
    const { form, town, db } = c.var
    const key = keyOf(c)
    const units = await unitsToName(c)
    const { read, faults } = readReportForm(form, units)
    const told = faults.map(({ field, name }) => ({ field, text: reportFaultWords[name] }))
    const day = dayOf(c.var.now)
    const chosen = await chosenFor(c, read, day)
    if ('fault' in chosen) told.push({ field: 'to', text: chosen.fault })
    if (told.length > 0 || 'fault' in chosen) return reportPage(c, form.given(), told, 422)
    const [address, now] = [`${town.id} ${addressOf(c)}`, Date.now()]
    const cap = await findKept(c.var.site.kept, `hazard-cap:${town.id}`, () => readMonthlyCap(db, town.id))
    if (cap !== undefined && isOverCap(thisMonth.count(address, now), cap))
      return reportPage(c, form.given(), [{ field: '', text: words.capped(town.hotline) }], 429)
    const worked = isWorked(form.key, form.text('work'))
    const delay = delayOf({ worked, formAgeMs: now - madeAt(key), hour: thisHour.count(address, now) })
    thisHour.add(address, now)
    thisMonth.add(address, now)
    if (delay > 0) await pause(delay)
    const { channel, forced } = chosen
    const own = channel && { unitId: channel.unitId, channelId: channel.id }
    const { digits, reportId, place } = await keepReport(c, read, own ? 'unit' : 'web', { own })
    const note = forced && { note: forcedWords[forced] }
    if (own) return receiptPage(c, digits, reportId, { fresh: true })
    const unit = units.find(({ id }) => id === read.unitId)?.name ?? null
    const receipt = place && freshReceipt(read, day, place, unit)
    return receiptPage(c, digits, reportId, { fresh: true, ...(receipt && { receipt }), ...note })
  }),
]

async function reportPage(
  c: Ctx,
  given: Record<string, string>,
  problems: Problem[],
  status: 200 | 422 | 429 = 200,
): Promise<Response> {
  const topic = isHazardTopic(given.topic ?? '') ? given.topic! : OTHER
  const names = namesToPick(await unitsToName(c))
  const channels = await channelsOffered(c)
  const channel = channels.length > 0 ? await channelNamed(c, given.unit ?? '') : undefined
  const days = channels.length > 0 ? await daysToHandle(c) : 0
  const view = (
    <ReportPage
      {...{ topic, given, problems }}
      unitNames={names}
      again={againFor(c)}
      choice={<OwnChoice {...{ channels, channel, days }} to={given.to} />}
      choiceFirst={channel !== undefined}
    />
  )
  return page(c, view, status)
}

/** Who came by a poster's code and looks for another picture keeps what the code said; what was typed stands in no address. */
function againFor(c: Ctx): string {
  const [unit, own] = [c.req.query('unit'), c.req.query('own')]
  return c.req.method === 'GET' && unit ? `/hazards?${new URLSearchParams({ unit, ...(own && { own }) })}` : '/hazards'
}
