import type { Ctx } from '#people/access.ts'
import { dayOf } from '#platform/days.rules.ts'
import { findKept } from '#platform/kept.ts'
import { type ChannelOffered, listChannels } from './own-channels.store.ts'
import { type Forced, forcedToTown } from './own-reports.rules.ts'
import { ownChoiceWords as words } from './own-reports.words.ts'
import type { ReportForm } from './report-form.rules.ts'
import { unitsToName } from './reports.keeping.ts'
import { readTownRules } from './settings.store.ts'
import { limitOf } from './statutes.rules.ts'

/** Every enterprise that has a channel open. Most towns have few, most pages of reports ask. */
export async function channelsOffered(c: Ctx): Promise<ChannelOffered[]> {
  const { db, town, site } = c.var
  return (await findKept(site.kept, `own-channels:${town.id}`, () => listChannels(db, town.id))) ?? []
}

/** The one of the unit as it was written or came with a poster's code. */
export async function channelNamed(c: Ctx, named: string): Promise<ChannelOffered | undefined> {
  if (named === '') return undefined
  const unit = (await unitsToName(c)).find(({ name, aliases }) => name === named || aliases.includes(named))
  return unit && (await channelsOffered(c)).find(({ unitId }) => unitId === unit.id)
}

export type Chosen = { channel: ChannelOffered | null; forced?: Forced } | { fault: string }

/** To whom it goes: what the law gives the town goes there whatever was chosen; nothing is lost by a wrong choice. */
export async function chosenFor(c: Ctx, read: ReportForm, day: string): Promise<Chosen> {
  const { form } = c.var
  if (form.text('to') !== 'unit') return { channel: null }
  const forced = forcedToTown(read, day)
  if (forced) return { channel: null, forced }
  if (!read.unitId) return { fault: words.fault.nobody }
  const channel = (await channelsOffered(c)).find(({ unitId }) => unitId === read.unitId)
  return channel ? { channel } : { fault: words.fault.closed(form.text('unit')) }
}

/** How long the enterprise has, as the town says. */
export async function daysToHandle(c: Ctx): Promise<number> {
  const { db, town, site, now } = c.var
  const read = async () => limitOf('own-channel', dayOf(now), (await readTownRules(db, town.id)).limits).days
  return (await findKept(site.kept, `own-days:${town.id}`, read)) ?? 0
}
