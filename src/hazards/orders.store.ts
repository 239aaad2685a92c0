import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Grade } from './events.rules.ts'

export interface OrderFacts {
  what: string
  place: string
  demands: string
  items: readonly string[]
  number: string
  dueOn: string
  signedBy: string
}

export interface Order extends OrderFacts {
  id: string
  caseId: string
  unitId: string
  unit: string
  grade: Grade
  issuedOn: string
}

const orders = (db: Db, townId: string) =>
  db
    .selectFrom('hazard_order as one')
    .innerJoin('unit', (join) => join.onRef('unit.town_id', '=', 'one.town_id').onRef('unit.id', '=', 'one.unit_id'))
    .where('one.town_id', '=', townId)
    .select([
      'one.id',
      'one.case_id as caseId',
      'one.unit_id as unitId',
      'unit.name as unit',
      'one.number',
      'one.what',
      'one.place',
      'one.demands',
      'one.items',
      'one.grade',
      'one.due_on as dueOn',
      'one.signed_by as signedBy',
      'one.issued_on as issuedOn',
    ])
    .$castTo<Order>()

/** `unitId` narrows to what its holder may see. */
export const findOrder = (db: Db, townId: string, id: string, unitId?: string): Promise<Order | undefined> =>
  orders(db, townId)
    .where('one.id', '=', id)
    .$if(unitId !== undefined, (query) => query.where('one.unit_id', '=', unitId ?? ''))
    .executeTakeFirst()

/** The latest last: found out anew, a case is ordered anew. */
export const listOrdersOf = (db: Db, townId: string, caseId: string): Promise<Order[]> =>
  orders(db, townId).where('one.case_id', '=', caseId).orderBy('one.id').execute()

export const listOrdersTo = (db: Db, townId: string, unitId: string): Promise<Order[]> =>
  orders(db, townId).where('one.unit_id', '=', unitId).orderBy('one.id', 'desc').limit(200).execute()

/** How many were issued in that year: the next one's number is proposed, and may be changed. */
export async function countOrders(db: Db, townId: string, year: string): Promise<number> {
  const found = await db
    .selectFrom('hazard_order')
    .where('town_id', '=', townId)
    .where('issued_on', '>=', `${year}-01-01`)
    .where('issued_on', '<=', `${year}-12-31`)
    .select((one) => one.fn.countAll<number>().as('count'))
    .executeTakeFirst()
  return found?.count ?? 0
}

export const isNumberTaken = async (db: Db, townId: string, number: string): Promise<boolean> =>
  (await db
    .selectFrom('hazard_order')
    .select('id')
    .where('town_id', '=', townId)
    .where('number', '=', number)
    .executeTakeFirst()) !== undefined

export async function recordOrder(
  tx: Db,
  townId: string,
  facts: OrderFacts & { caseId: string; unitId: string; grade: Grade; issuedOn: string },
): Promise<void> {
  await tx
    .insertInto('hazard_order')
    .values({
      town_id: townId,
      id: newId(),
      case_id: facts.caseId,
      unit_id: facts.unitId,
      number: facts.number,
      what: facts.what,
      place: facts.place,
      demands: facts.demands,
      items: [...facts.items],
      grade: facts.grade,
      due_on: facts.dueOn,
      signed_by: facts.signedBy,
      issued_on: facts.issuedOn,
    })
    .execute()
}

/** The orders of many cases, each case's latest last. */
export async function listOrdersOfMany(db: Db, townId: string, caseIds: readonly string[]): Promise<Order[]> {
  if (caseIds.length === 0) return []
  return orders(db, townId)
    .where('one.case_id', 'in', [...caseIds])
    .orderBy('one.id')
    .execute()
}
