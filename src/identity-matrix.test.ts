import { expect, test } from 'vitest'
import { idOfPerson, reportedIn, witness } from '#hazards/identities.in-tests.ts'
import { decideOpening, recordOpening } from '#hazards/openings.store.ts'
import { addressOf, apiTokenFor, nameOf, routes, saidBy, tokenFor, twoTowns, unitOf } from './in-tests.ts'

const persons = ['director', 'officer', 'head', 'liaison', 'member', 'observer', 'custodian'] as const
const seats = [...persons, 'linkHolder', 'tokenHolder', 'anonymous'] as const

/** The only two who may: the custodian who keeps it, and the officer to whom it was granted. */
const mayRead = [
  'custodian at POST /office/identities/:opening/readings',
  'officer at POST /office/hazards/:case/identity/:opening/readings',
]

test('who reported is read by two at one door each, and by nobody else at any address', {
  timeout: 300_000,
}, async () => {
  const { own, other } = await twoTowns()
  const { caseId, reportId } = await reportedIn(own, { by: witness })
  const [officer, custodian] = [await idOfPerson(own, 'officer'), await idOfPerson(own, 'custodian')]
  const asking = { reportId, by: officer, reason: '核实后门', on: '2023-06-06' }
  const id = await recordOpening(own.db, own.town.id, asking)
  await decideOpening(own.db, own.town.id, id, { by: custodian, verdict: 'name', on: '2023-06-06' })
  const unit = await unitOf(own, null)
  const token = await tokenFor(own, unit)
  const api = { authorization: `Bearer ${await apiTokenFor(own)}` }

  const readers = new Set<string>()
  for (const seat of seats) {
    const who = persons.find((person) => person === seat) ?? null
    const headers = seat === 'tokenHolder' ? api : {}
    const places = [
      { town: await own.seenBy(who), asked: routes },
      { town: await other.seenBy(who), asked: routes.filter(({ path }) => /hazards|identit/.test(path)) },
    ]
    for (const { town, asked } of places)
      for (const route of asked) {
        const path = await addressOf(
          own.db,
          own.town.id,
          route.path.replace(':case', caseId),
          unit,
          seat === 'linkHolder' ? token : unit,
        )
        const said = await saidBy(town, route.method, path, headers)
        const found = said.includes(witness.name) || said.includes(witness.phone)
        if (found) readers.add(`${seat} at ${nameOf(route)}`)
      }
  }
  expect([...readers].sort()).toEqual(mayRead)
})
