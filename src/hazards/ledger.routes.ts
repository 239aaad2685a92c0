import { type Ctx, get, office, type Route } from '#people/access.ts'
import { dayOf } from '#platform/days.rules.ts'
import { fileAnswer } from '#platform/files/serving.ts'
import { standingOf } from './cases.rules.ts'
import { listEvents } from './events.store.ts'
import { listLedgerCases } from './ledger.store.ts'
import { ledgerWords as words } from './ledger.words.ts'
import { type LedgerRead, ledgerWorkbook } from './ledger.workbook.ts'
import { listOrdersOfMany } from './orders.store.ts'
import { listKnownPeople } from './people.reading.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const ledgerRoutes: Route[] = [
  get('/office/hazards/ledger.xlsx', office, async (c) => {
    const read = await readLedger(c)
    return fileAnswer(await ledgerWorkbook(read), { mediaType: XLSX, saveAs: words.file(read.town, read.year) })
  }),
]

async function readLedger(c: Ctx): Promise<LedgerRead> {
  const { db, town, now } = c.var
  const today = dayOf(now)
  const asked = c.req.query('year') ?? ''
  const year = /^20\d\d$/.test(asked) ? asked : today.slice(0, 4)
  const cases = await listLedgerCases(db, town.id, year)
  const ids = cases.map(({ id }) => id)
  const events = await listEvents(db, town.id, ids)
  const orders = new Map((await listOrdersOfMany(db, town.id, ids)).map((order) => [order.caseId, order]))
  const people = await listKnownPeople(db, town.id, [])
  return {
    town: town.fullName || town.name,
    year,
    today,
    lines: cases.map((of) => {
      const history = events.get(of.id) ?? []
      return { of, events: history, standing: standingOf(history), order: orders.get(of.id) }
    }),
    named: (id) => people.find((one) => one.id === id)?.name ?? '',
  }
}
