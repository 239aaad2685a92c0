import type { Db } from '#platform/db.ts'
import { byName, type CountyAsked, pagesOf, TOWNS_A_PAGE, type TownLine, type TownSums } from './counties.rules.ts'
import { listTownLines } from './counties.store.ts'

export interface County {
  all: TownSums
  found: TownSums
  lines: TownLine[]
  page: number
  pages: number
}

/** Every town that belongs to the county, those too that issued nothing yet; one page of them, or all. */
export async function readCounty(
  db: Db,
  countyId: string,
  now: Date,
  asked: CountyAsked,
  { whole = false }: { whole?: boolean } = {},
): Promise<County> {
  // No order of the database's is a Chinese reader's: by name all are read and laid in order here.
  const sorts = asked.order === 'name'
  const { all, found, lines } = await listTownLines(db, countyId, now, asked, whole || sorts ? null : TOWNS_A_PAGE)
  const pages = pagesOf(found.towns)
  const page = Math.min(asked.page, pages)
  if (!sorts) return { all, found, lines, page, pages }
  const inOrder = byName(lines)
  const shown = whole ? inOrder : inOrder.slice((page - 1) * TOWNS_A_PAGE, page * TOWNS_A_PAGE)
  return { all, found, lines: shown, page, pages }
}
