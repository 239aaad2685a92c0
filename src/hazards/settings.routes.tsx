import { type Ctx, director, get, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { keyOf, once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import type { Problem } from '#platform/html/form.tsx'
import type { FormInput } from '#platform/http/form.ts'
import { bodies, fieldNames, type OwnReferrals, referralOf } from './referrals.rules.ts'
import { readCap, readOwnDays } from './settings.rules.ts'
import { type HazardSettings, readHazardSettings, recordHazardSettings } from './settings.store.ts'
import { HazardSettingsPage } from './settings.views.tsx'
import { settingsWords as words } from './settings.words.ts'
import { limitIds, problemsWithSetting, type TownLimits } from './statutes.rules.ts'
import { settingProblemWords } from './statutes.words.ts'

export const settingRoutes: Route[] = [
  get('/office/hazards/settings', director, (c) => settingsPage(c, [])),

  post('/office/hazards/settings', director, async (c) => {
    keyOf(c)
    const { town, form, now } = c.var
    const { read, problems } = readSettings(form, dayOf(now))
    if (problems.length > 0) return settingsPage(c, problems)
    return once(c, '/office/hazards/settings?saved=1', async (tx) => {
      await recordHazardSettings(tx, town.id, read)
      await recordAct(tx, c, { act: 'hazard.settings', subject: `town/${town.id}` })
    })
  }),
]

function readSettings(form: FormInput, today: string): { read: HazardSettings; problems: Problem[] } {
  const problems: Problem[] = []
  const limits: TownLimits = {}
  for (const id of limitIds) {
    const typed = form.text(`days-${id}`)
    if (typed === '') continue
    const days = Number(typed)
    const found = problemsWithSetting(id, days, today)
    problems.push(...found.map((name) => ({ field: `days-${id}`, text: settingProblemWords[name] })))
    limits[id] = { days, counted: form.text(`counted-${id}`) === 'working' ? 'working' : 'calendar' }
  }
  const referrals: OwnReferrals = {}
  for (const field of fieldNames) {
    const body = bodies.find((one) => one === form.text(`body-${field}`))
    if (body && referralOf(field).mark !== 'seen') referrals[field] = body
  }
  const { days, wrong } = readOwnDays(form.text('ownDays'), words)
  problems.push(...wrong.map((line) => ({ field: 'ownDays', text: words.ownDayWrong(line) })))
  const cap = readCap(form.text('monthlyCap'))
  if (cap === undefined) problems.push({ field: 'monthlyCap', text: words.monthlyCapWrong })
  const read = { limits, referrals, days, majorsEntrusted: form.checked('entrusted'), monthlyCap: cap ?? 0 }
  return { read, problems }
}

async function settingsPage(c: Ctx, problems: Problem[]): Promise<Response> {
  const { db, town, now } = c.var
  const refused = problems.length > 0
  const view = (
    <HazardSettingsPage
      settings={await readHazardSettings(db, town.id)}
      today={dayOf(now)}
      saved={c.req.query('saved') === '1'}
      problems={problems}
      given={refused ? c.var.form.given() : {}}
    />
  )
  return page(c, view, refused ? 422 : 200)
}
