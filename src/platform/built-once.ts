import { type Compilable, CompiledQuery } from 'kysely'
import type { Db } from './db.ts'

/**
 * A query whose text is the same whatever it is asked: built at its first use, then only its values change. Building takes
 * longer than asking where a query joins and nests. An argument may stand in the query several times, but only whole: no
 * argument may decide what is asked for.
 */
export function builtOnce<Args extends readonly unknown[], Row>(
  build: (db: Db, ...args: Args) => Compilable<Row>,
): (db: Db, ...args: Args) => Promise<Row[]> {
  let built: { text: string; places: readonly Place[] } | undefined
  return async (db, ...args) => {
    built ??= textOf(build, db, args.length)
    const values = built.places.map((place) => ('nth' in place ? args[place.nth] : place.value))
    return (await db.executeQuery<Row>(CompiledQuery.raw(built.text, values))).rows
  }
}

/** Where an argument stands in the text, or a value that the query brings itself. */
type Place = { nth: number } | { value: unknown }

function textOf<Args extends readonly unknown[], Row>(
  build: (db: Db, ...args: Args) => Compilable<Row>,
  db: Db,
  count: number,
) {
  const marks = Array.from({ length: count }, (_, nth) => ({ nth }))
  // Marks go where values would; the compiler looks into none of them.
  const { sql, parameters } = build(db, ...(marks as unknown as Args)).compile()
  const isMark = (value: unknown): value is Place & { nth: number } => marks.includes(value as { nth: number })
  return { text: sql, places: parameters.map((value): Place => (isMark(value) ? value : { value })) }
}
