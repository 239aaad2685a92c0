import { hashPassword } from '#people/passwords.ts'
import { grantRole, recordPerson } from '#people/people.store.ts'
import { recordTown, type TownWritten } from '#people/town.store.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { listUnits, recordKinds, recordUnit } from '#units/units.store.ts'
import { kindWords } from '#units/units.words.ts'
import { demoPassword, demoPeople } from './people.ts'
import { qingshi, sudian } from './towns.ts'
import { demoShops, demoUnits } from './units.ts'

/** The demo lives on 10 June 2023, 9:00, from the moment it was made. */
export const demoNow = new Date('2023-06-10T09:00:00+08:00')

/** The town, its units and people, without a campaign: what every test begins with. */
export async function seedTown(db: Db, town: TownWritten & { slug: string }, now = new Date()): Promise<string> {
  const id = newId()
  await recordTown(db, { ...town, id, demo: true, setUpAt: now, clockShiftMs: demoNow.getTime() - now.getTime() })
  await recordKinds(
    db,
    id,
    Object.entries(kindWords).map(([code, name]) => ({ code, name })),
  )
  for (const [position, unit] of [...demoUnits, ...demoShops].entries()) await recordUnit(db, id, { ...unit, position })
  const units = new Map((await listUnits(db, id)).map((unit) => [unit.name, unit.id]))
  const passwordHash = await hashPassword(demoPassword)
  for (const person of Object.values(demoPeople)) {
    const personId = await recordPerson(db, id, { name: person.name, username: person.username, passwordHash })
    await grantRole(db, id, personId, person.role, person.unit === null ? null : units.get(person.unit)!, null)
  }
  return id
}

export async function seedTowns(db: Db): Promise<void> {
  await seedTown(db, sudian)
  await seedTown(db, qingshi)
}
