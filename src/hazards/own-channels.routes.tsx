import { unitPage } from '#campaign/unit-page.answer.ts'
import { type Ctx, get, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import type { UnitRow } from '#people/manifest.ts'
import { once, redirect } from '#people/once.ts'
import { hashPassword } from '#people/passwords.ts'
import { dayOf } from '#platform/days.rules.ts'
import type { Problem } from '#platform/html/form.tsx'
import { notFound } from '#platform/http/problems.ts'
import { type Holder, holderOf, runsUnit, unitKeeper } from '#units/holder.ts'
import { isOpenOn } from '#units/units.rules.ts'
import { findUnit } from '#units/units.store.ts'
import { type ChannelFormFault, faultsInCode, mayHaveChannel, readChannel } from './own-channels.rules.ts'
import {
  changeChannel,
  endChannel,
  findChannel,
  lockChannel,
  type OwnChannel,
  openChannel,
} from './own-channels.store.ts'
import { ChannelPage } from './own-channels.views.tsx'
import { channelFaultWords, channelWords as words } from './own-channels.words.ts'
import { daysToHandle } from './own-choice.ts'
import { knowsCode, rememberCode } from './own-code.ts'
import { isOwed, isShownToUnit, ownStageOf } from './own-reports.rules.ts'
import { listOwed, passUpAll } from './own-reports.store.ts'

export const channelRoutes: Route[] = [
  get('/u/:unit/own-channel', unitKeeper, (c) => channelPage(c, [])),

  // Opens one, or changes the one that is open: then only who knows its code.
  post('/u/:unit/own-channel', unitKeeper, async (c) => {
    const { db, town, form, now } = c.var
    const { unit, ref, via } = enterpriseOf(c)
    const known = await findChannel(db, town.id, unit.id)
    if (known && !knowsCode(c, known)) return redirect(c, `/u/${ref}/own-reports`)
    const { typed, faults } = readChannel(form)
    const code = form.text('code')
    if (!known || code !== '') faults.push(...faultsInCode(code, form.text('again')))
    if (faults.length > 0) return channelPage(c, faults)
    const codeHash = code === '' ? known!.codeHash : await hashPassword(code)
    let channelId = known?.id ?? ''
    const answer = await once(c, `/u/${ref}/own-channel?done=${known ? 'saved' : 'opened'}`, async (tx) => {
      await lockChannel(tx, unit.id)
      const open = await findChannel(tx, town.id, unit.id)
      // opened by somebody else meanwhile: theirs stands
      if (open?.id !== known?.id) return
      if (open) await changeChannel(tx, town.id, open.id, { ...typed, codeHash })
      else channelId = await openChannel(tx, town.id, { ...typed, unitId: unit.id, codeHash, on: dayOf(now) })
      await recordAct(tx, c, { act: open ? 'own-channel.change' : 'own-channel.open', subject, detail: { via } })
    })
    return channelId ? rememberCode(c, answer, { id: channelId, codeHash }) : answer
  }),

  post('/u/:unit/own-channel/endings', unitKeeper, async (c) => {
    const { town, now } = c.var
    const { unit, ref, via } = enterpriseOf(c)
    return once(c, `/u/${ref}/own-channel?done=closed`, async (tx) => {
      await lockChannel(tx, unit.id)
      const open = await findChannel(tx, town.id, unit.id)
      if (!open) return
      await endChannel(tx, town.id, open.id, dayOf(now))
      await passUpAll(tx, town.id, open.id, dayOf(now))
      await recordAct(tx, c, { act: 'own-channel.close', subject, detail: { via } })
    })
  }),
]

const subject = 'own-channel'

/** The holder of a unit that may have a channel; of another there is no such page. */
export function enterpriseOf(c: Ctx): Holder {
  const holder = holderOf(c)
  return mayHaveChannel(holder.unit) && isOpenOn(holder.unit, dayOf(c.var.now)) ? holder : notFound()
}

const toldOf = (faults: readonly ChannelFormFault[]): Problem[] =>
  faults.map(({ field, name }) => ({ field, text: channelFaultWords[name] }))

async function channelPage(c: Ctx, faults: readonly ChannelFormFault[]): Promise<Response> {
  const { db, town, form } = c.var
  const { unit, ref } = enterpriseOf(c)
  const channel = await findChannel(db, town.id, unit.id)
  const refused = faults.length > 0
  const view = (
    <ChannelPage
      unit={unit.name}
      unitRef={ref}
      channel={channel}
      days={await daysToHandle(c)}
      known={channel !== undefined && knowsCode(c, channel)}
      given={refused ? form.given() : givenOf(channel)}
      problems={toldOf(faults)}
      done={c.req.query('done')}
    />
  )
  return unitPage(c, view, refused ? 422 : 200)
}

const givenOf = (channel: OwnChannel | undefined): Record<string, string> =>
  channel
    ? { words: channel.words, readerName: channel.readerName, readerPhone: channel.readerPhone, reward: channel.reward }
    : {}

/** On the unit's own page, for who runs it. */
export async function channelRows(c: Ctx, unitId: string, ref: string): Promise<UnitRow[]> {
  const { db, town, viewer, now } = c.var
  if (!runsUnit(viewer, unitId, holderOf(c).via)) return []
  const unit = await findUnit(db, town.id, unitId)
  if (!unit || !mayHaveChannel(unit)) return []
  const channel = await findChannel(db, town.id, unitId)
  if (!channel) return [{ to: `/u/${ref}/own-channel`, title: words.row, note: words.rowClosed }]
  const owed = (await listOwed(db, town.id, channel.id)).filter(
    ({ receivedOn, steps }) => isShownToUnit(receivedOn, dayOf(now)) && isOwed(ownStageOf(steps)),
  )
  return [{ to: `/u/${ref}/own-channel`, title: words.row, note: words.rowOpen(owed.length) }]
}
