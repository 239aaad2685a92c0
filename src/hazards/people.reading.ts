import type { Role } from '#people/access.ts'
import { listPeople } from '#people/people.list.store.ts'
import type { Db } from '#platform/db.ts'
import type { Unit } from '#units/units.store.ts'
import type { Person } from './events.rules.ts'

/** Who may be named in a case: everybody with a part in the town, with the units they belong to. */
export type KnownPerson = Person & { name: string; roles: readonly Role[]; units: readonly string[] }

export async function listKnownPeople(db: Db, townId: string, units: readonly Unit[]): Promise<KnownPerson[]> {
  const people = await listPeople(db, townId)
  return people
    .filter(({ disabledAt, roles }) => disabledAt === null && roles.length > 0)
    .map(({ id, name, roles }) => {
      const own = roles.flatMap(({ unit }) => (unit ? [unit] : []))
      return {
        id,
        name,
        roles: roles.map(({ role }) => role),
        units: own,
        unitIds: units.filter((unit) => own.includes(unit.name)).map((unit) => unit.id),
        custodian: roles.some(({ role }) => role === 'custodian'),
      }
    })
}

/** As they stand in the history: no name, so that an erased person leaves none behind. */
export const asPerson = ({ id, unitIds, custodian }: KnownPerson): Person => ({ id, unitIds, custodian })

/** Who may go and look: whoever keeps the identities and whoever only watches is not offered. */
export const verifiersAmong = (people: readonly KnownPerson[]): KnownPerson[] =>
  people.filter(({ roles, custodian }) => !custodian && roles.some((role) => role !== 'observer'))
