import { type Ctx, get, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { keyOf, once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { deliver } from './channels/deliver.ts'
import { DeliveryFailed } from './channels/delivery.ts'
import { isEmail, isMobile, type Outside, outside } from './channels.rules.ts'
import { messageWords } from './messages.words.ts'
import { channelsWith, leaderIn, quietIn } from './settings.reading.ts'
import { type FieldProblem, problemsWithQuiet } from './settings.rules.ts'
import { findSettings, recordChannels, recordQuiet } from './settings.store.ts'
import { SettingsPage, type SettingsProps } from './settings.views.tsx'
import { settingWords as words } from './settings.words.ts'

const HERE = '/office/urges/settings'
const SAVED = `${HERE}?saved=1`

export const settingRoutes: Route[] = [
  get(HERE, office, async (c) => {
    const said = c.req.query('saved') === '1' ? { kind: 'safe' as const, text: words.saved } : undefined
    return settingsPage(c, { said })
  }),

  post(HERE, office, async (c) => {
    const { town, now, viewer, form } = c.var
    const [quiet, leader] = [quietIn(form), leaderIn(form)]
    const problems = problemsWithQuiet(quiet, leader)
    if (problems.length > 0)
      return settingsPage(c, { ...told(problems), given: form.given(), weekdaysOff: form.every('weekdaysOff') }, 422)
    return once(c, SAVED, async (tx) => {
      // the guard lets nobody in without a name
      await recordQuiet(tx, town.id, { quiet, leader }, { by: viewer!.personId, now })
      await recordAct(tx, c, { act: 'urge.settings', subject: `town/${town.id}` })
    })
  }),

  ...outside.map((channel) => post(`${HERE}/${channel}`, office, (c) => changeChannel(c, channel))),

  post(`${HERE}/tests`, office, async (c) => {
    const { db, town, site, form } = c.var
    const channel = outside.find((one) => one === form.text('channel'))
    const { channels } = await findSettings(db, town.id, site.keys)
    if (!channel || !channels[channel]) return settingsPage(c, { said: { kind: 'stop', text: words.testOff } }, 422)
    const to = form.text(`${channel}TestTo`)
    if ((channel === 'email' && !isEmail(to)) || (channel === 'sms' && !isMobile(to)))
      return settingsPage(c, { problems: [{ field: `${channel}TestTo`, text: words.testToWrong[channel] }] }, 422)
    return settingsPage(c, { said: await tryOut(c, channel, to) })
  }),
]

async function changeChannel(c: Ctx, channel: Outside): Promise<Response> {
  const { db, town, now, viewer, site, form } = c.var
  const known = (await findSettings(db, town.id, site.keys)).channels
  const { channels, problems } = channelsWith(channel, form, known)
  if (problems.length > 0) return settingsPage(c, { ...told(problems), given: withoutSecrets(form.given()) }, 422)
  return once(c, SAVED, async (tx) => {
    await recordChannels(tx, town.id, site.keys, channels, { by: viewer!.personId, now })
    await recordAct(tx, c, {
      act: 'urge.channel',
      subject: `town/${town.id}`,
      detail: { channel, on: channels[channel] !== undefined },
    })
  })
}

/** The form's key is the message's: pressed twice, a taker that knows keys gets it once. */
async function tryOut(c: Ctx, channel: Outside, to: string): Promise<NonNullable<SettingsProps['said']>> {
  const { db, town, site } = c.var
  const { channels } = await findSettings(db, town.id, site.keys)
  const message = { subject: messageWords.testSubject, text: messageWords.test(town), at: site.clock.now() }
  try {
    await deliver(channels, channel, { key: `urge-test-${keyOf(c)}`, to, ...message })
  } catch (error) {
    if (!(error instanceof DeliveryFailed)) throw error
    return { kind: 'stop', text: words.testFailed(error.message) }
  }
  await recordAct(db, c, { act: 'urge.test', subject: `town/${town.id}`, detail: { channel } })
  return { kind: 'safe', text: words.tested }
}

const told = (problems: readonly FieldProblem[]): Pick<SettingsProps, 'problems'> => ({
  problems: problems.map(({ field, problem }) => ({ field, text: words.problems[problem] })),
})

/** A secret goes into no page, not even into the one that asks for it again. */
const withoutSecrets = ({ emailPassword: _e, smsToken: _s, webhookSecret: _w, ...rest }: Record<string, string>) => rest

async function settingsPage(
  c: Ctx,
  props: Omit<SettingsProps, 'settings'>,
  status: 200 | 422 = 200,
): Promise<Response> {
  const settings = await findSettings(c.var.db, c.var.town.id, c.var.site.keys)
  return page(c, <SettingsPage settings={settings} {...props} />, status)
}
