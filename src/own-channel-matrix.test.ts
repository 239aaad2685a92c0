import { expect, test } from 'vitest'
import { witness } from '#hazards/identities.in-tests.ts'
import { giveIdentity } from '#hazards/identities.store.ts'
import { sayToOffice } from '#hazards/messages.store.ts'
import { foundry, openedChannel, unitNamed, whispered } from '#hazards/own-channels.in-tests.ts'
import { findChannel } from '#hazards/own-channels.store.ts'
import { passUp } from '#hazards/own-reports.store.ts'
import { queueReport, sealReport } from '#hazards/reports.store.ts'
import type { Route } from '#people/access.ts'
import { addressOf, apiTokenFor, nameOf, routes, saidBy, tokenFor, twoTowns } from './in-tests.ts'

const persons = ['director', 'officer', 'head', 'liaison', 'otherLiaison', 'member', 'observer', 'custodian'] as const
/** `keeper` came by the link and gave the code; `stranger` is the holder of a neighbour's link. */
const seats = [...persons, 'keeper', 'linkHolder', 'stranger', 'tokenHolder', 'anonymous'] as const
const added = '补一句：夜班也一样'
const ownRoutes = routes.filter(({ path }) => /own-/.test(path))

/** Who reads the words of a report of an enterprise's own channel, and who its sender, at every address there is. */
test('before it is passed up its words are read by who knows the enterprise’s code, after it by the office; the sender by neither', {
  timeout: 300_000,
}, async () => {
  expect(ownRoutes.length).toBeGreaterThan(8)
  const { own: town, other } = await twoTowns()
  const { db, parts } = town
  const unit = await unitNamed(town, foundry)
  const { cookie, at } = await openedChannel(town)
  const channel = (await findChannel(db, town.town.id, unit.id))!
  const sealed = sealReport(parts.keys, {
    lookup: Buffer.from('own-report'),
    channel: 'unit',
    own: { unitId: unit.id, channelId: channel.id },
    kind: 'hazard',
    topic: 'other',
    deaths: false,
    insider: true,
    anonymity: 'anonymous',
    unitId: unit.id,
    receivedOn: '2023-06-08',
    content: { words: whispered, address: '', spot: null, atWork: true },
  })
  const queued = await queueReport(db, town.town.id, sealed)
  if (!queued.isNew) throw new Error('Its lookup is another one’s')
  const { reportId } = queued
  await sayToOffice(db, parts.keys, town.town.id, reportId, added, '2023-06-08')
  const given = { ...witness, reportId, anonymity: 'confidential', day: '2023-06-08' } as const
  await giveIdentity(db, parts.keys, town.town.id, given)
  const token = await tokenFor(town, unit.id)
  const neighbours = await tokenFor(town, (await unitNamed(town, '黎水建材公司')).id)
  const api = { authorization: `Bearer ${await apiTokenFor(town)}` }

  /** By what each says: the words, or the sender. */
  const readersOf = async (asked: readonly Route[], caseId = reportId) => {
    const readers = { words: new Set<string>(), sender: new Set<string>() }
    for (const seat of seats) {
      const who = persons.find((person) => person === seat) ?? null
      const headers = seat === 'tokenHolder' ? api : seat === 'keeper' ? { cookie } : {}
      const refs: Partial<Record<typeof seat, string>> = {
        keeper: at.slice(3),
        linkHolder: token,
        stranger: neighbours,
      }
      const ref = refs[seat] ?? unit.id
      for (const seen of [await town.seenBy(who), await other.seenBy(who)])
        for (const route of asked) {
          if (seen.town.id !== town.town.id && !isHazard(route)) continue
          const path = route.path.replace(':report', reportId).replace(':case', caseId)
          const said = await saidBy(seen, route.method, await addressOf(db, town.town.id, path, unit.id, ref), headers)
          if ([whispered, added].some((secret) => said.includes(secret)))
            readers.words.add(`${seat} at ${nameOf(route)}`)
          if ([witness.name, witness.phone].some((secret) => said.includes(secret))) readers.sender.add(seat)
        }
    }
    return { words: [...readers.words].sort(), sender: [...readers.sender] }
  }
  expect(await readersOf(routes)).toEqual({
    words: ['keeper at GET /u/:unit/own-reports/:report', 'keeper at POST /u/:unit/own-reports/:report/steps'],
    sender: [],
  })

  await passUp(db, town.town.id, reportId, { because: 'reporter', byWhat: 'reporter' }, '2023-06-10')
  const { id } = await db
    .selectFrom('hazard_case')
    .select('id')
    .where('report_id', '=', reportId)
    .executeTakeFirstOrThrow()
  const passed = await readersOf(routes.filter(isHazard), id)
  const desk = /^(director|officer) at (GET|POST) \/office\/hazards\/:case/
  expect(passed.words.filter((name) => !desk.test(name))).toEqual([])
  expect(passed.words).toContain('officer at GET /office/hazards/:case')
  expect(passed.sender).toEqual([])
})

const isHazard = ({ path }: Route): boolean => /hazard|own-|identit/.test(path)
