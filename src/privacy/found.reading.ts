import { type Ctx, isForTown } from '#people/access.ts'
import { listPeople } from '#people/people.list.store.ts'
import { mayManage } from '#people/roles.rules.ts'
import { listUnits } from '#units/units.store.ts'
import { marksOf } from './erasures.store.ts'
import type { AccountShown, FindingShown } from './found.views.tsx'
import type { Asked } from './office.views.tsx'
import { digitsOf, type Finding, likelyOf } from './traces.rules.ts'
import { type Found, findTraces } from './traces.store.ts'

export interface FoundRead {
  findings: (FindingShown & { finding: Finding })[]
  accounts: AccountShown[]
  /** Marks of those who are meant, as far as a machine can tell. */
  likely: string[]
}

/** Whoever carries this name or this telephone: with an account, and without one wherever they left it. */
export async function readFound(c: Ctx, asked: Asked): Promise<FoundRead> {
  const { db, town, site } = c.var
  const found = await findTraces(db, town.id, asked)
  const units = new Map((await listUnits(db, town.id)).map(({ id, name }) => [id, name]))
  const markOf = (finding: Finding) => marksOf(site.keys, town.id, finding)[0]!
  const groups = [...Map.groupBy(found, markOf)]
  return {
    findings: groups.map(([mark, rows]) => {
      const { name, contact, unitId } = rows[0]!
      return {
        mark,
        name,
        contact,
        unit: units.get(unitId) ?? '',
        counts: countsOf(rows),
        finding: { name, contact, unitId },
      }
    }),
    accounts: await readAccounts(c, asked),
    likely: [...new Set([...likelyOf(found, asked)].map(markOf))],
  }
}

const countsOf = (rows: readonly Found[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { table, rows: count } of rows) counts[table] = (counts[table] ?? 0) + count
  return counts
}

async function readAccounts(c: Ctx, asked: Asked): Promise<AccountShown[]> {
  const { db, town, viewer } = c.var
  // Accounts are the administrator's where the powers are separated.
  if (viewer?.separated) return []
  const phone = digitsOf(asked.contact)
  const people = (
    await Promise.all([asked.name, phone].filter(Boolean).map((search) => listPeople(db, town.id, search)))
  ).flat()
  const meant = people.filter((one) => one.name === asked.name || (phone !== '' && digitsOf(one.phone ?? '') === phone))
  return [...new Map(meant.map((one) => [one.id, one])).values()].map(({ id, name, username, phone, roles }) => ({
    id,
    name,
    login: username ?? phone ?? '',
    holdsOffice: isForTown(roles) || !mayManage(viewer!, roles),
  }))
}
