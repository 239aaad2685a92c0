/** A foundry of 苏店镇 with a channel of its own: its safety officer by the unit's link, a worker by the form. */
import { type Fields, type TownInTest, townSeenBy } from '#demo-town/in-tests.ts'
import { demoPeople } from '#demo-town/people.ts'
import { tokenOf } from '#units/holder.ts'
import { recordLink } from '#units/links.store.ts'
import { listUnits } from '#units/units.store.ts'
import { formKeyOf } from './reports.in-tests.ts'

export const foundry = demoPeople.head.unit
export const code = '铸造-8642'
export const channelTyped = {
  words: '看见哪里不安全，随手报上来。',
  readerName: '冀安全',
  readerPhone: '0355-8250299',
  reward: '一般隐患奖 50 元',
}
export const whispered = '清理工段的护罩拆了三天，班长不让装'

const codeCookie = (answer: Response): string | undefined =>
  answer.headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith('own-channel='))
    ?.split(';')[0]

/** Another day in the same town, seen by whoever it was. */
export const onDay = (town: TownInTest, day: string): Promise<TownInTest> => {
  const at = new Date(`${day}T10:00:00+08:00`)
  return townSeenBy({ ...town.parts, clock: { now: () => at } }, town.town.slug, null, at)
}

export async function unitNamed({ db, town }: TownInTest, name: string) {
  return (await listUnits(db, town.id)).find((unit) => unit.name === name)!
}

export async function linkOf(town: TownInTest, unit: string): Promise<string> {
  const { id } = await unitNamed(town, unit)
  return `/u/${tokenOf(town.parts.keys, town.town.id, await recordLink(town.db, town.town.id, id, null))}`
}

/** Opens one by the unit's own page. @returns how its reader asks, with the code given on this device */
export async function openedChannel(town: TownInTest, unit: string = foundry) {
  const at = await linkOf(town, unit)
  const answer = await town.submit(`${at}/own-channel`, { ...channelTyped, code, again: code })
  const cookie = codeCookie(answer)
  if (answer.status !== 303 || !cookie) throw new Error(`The channel was not opened: ${answer.status}`)
  return { at, cookie, answer }
}

/** Whoever knows the code, on a device that is asked for it anew each day. */
export function readerOf({ at }: { at: string }) {
  const cookieIn = async (town: TownInTest) => codeCookie(await town.submit(`${at}/own-reports`, { code })) ?? ''
  return {
    visit: async (town: TownInTest, path: string) => town.visit(at + path, { cookie: await cookieIn(town) }),
    submit: async (town: TownInTest, path: string, fields: Fields) =>
      town.submit(at + path, fields, { headers: { cookie: await cookieIn(town) } }),
  }
}

/** Somebody at a phone. @returns the receipt, and what the page says */
export async function reported(
  town: TownInTest,
  more: Fields = {},
): Promise<{ digits: string; html: string; status: number }> {
  const fields = { topic: 'machine-unguarded', unit: foundry, words: whispered, kind: 'hazard', to: 'unit', ...more }
  const answer = await town.submit('/hazards', fields, { key: formKeyOf(town, 60_000) })
  const html = await answer.text()
  const digits = [...(/<p class="digits">([\s\S]*?)<\/p>/.exec(html)?.[1] ?? '').matchAll(/\d{4}/g)].join('')
  return { digits, html, status: answer.status }
}

export const behind = async (town: TownInTest, digits: string): Promise<string> =>
  (await town.submit('/hazards/receipt', { receipt: digits })).text()

export async function ownReportIds({ db, town }: TownInTest): Promise<string[]> {
  const rows = await db
    .selectFrom('hazard_report')
    .select('id')
    .where('town_id', '=', town.id)
    .where('own_unit_id', 'is not', null)
    .orderBy('number')
    .execute()
  return rows.map(({ id }) => id)
}
