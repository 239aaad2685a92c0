/** Which unit a row means: by its code, else by name and parent; in whatever order the rows stand. Pure. */
import type { Known, ParentRef, ReadRow, RowProblem, RowRefused } from './imports.rules.ts'

export interface Matched {
  row: ReadRow
  /** The unit there already that the row speaks of. */
  target: Known | undefined
  /** undefined stays where it is. */
  parent: ParentRef | undefined
  /** The row that speaks of the parent: if that is refused, so is this. */
  via: number | undefined
}

/** Rows that only ever hang on one another cannot be followed for ever. */
const MOST_STEPS = 100

export function matchRows(
  rows: readonly ReadRow[],
  known: readonly Known[],
  refusedNames: ReadonlySet<string>,
): { rows: Matched[]; refused: RowRefused[] } {
  const refused: RowRefused[] = []
  const refuse = (row: ReadRow, problem: RowProblem, about = '') =>
    void refused.push({ line: row.line, name: row.name, problem, about })

  const knownByCode = new Map(known.flatMap((unit) => (unit.code ? [[unit.code, unit] as const] : [])))
  const byCode = new Map<string, ReadRow>()
  const single = rows.filter((row) => {
    const { code } = row.values
    const other = code ? byCode.get(code) : undefined
    if (other) refuse(row, 'code-twice', String(other.line))
    else if (code) byCode.set(code, row)
    return !other
  })
  // A unit that a row renames is no longer found under its old name.
  const renamed = new Set(
    [...byCode].flatMap(([code, row]) => {
      const unit = knownByCode.get(code)
      return unit && row.name && row.name !== unit.name ? [unit.id] : []
    }),
  )
  const knownByName = Map.groupBy(
    known.filter(({ id }) => !renamed.has(id)),
    ({ name }) => name,
  )
  const nameOf = (row: ReadRow) => row.name || knownByCode.get(row.values.code ?? '')?.name || ''
  const byName = Map.groupBy(single, nameOf)

  type Found = Matched | { problem: RowProblem; about: string }
  const done = new Map<ReadRow, Found>()
  const open: ReadRow[] = []

  function find(row: ReadRow): Found {
    const ready = done.get(row)
    if (ready) return ready
    if (open.includes(row)) return { problem: 'loop', about: '' }
    if (open.length > MOST_STEPS) return { problem: 'deep', about: '' }
    open.push(row)
    const found = match(row)
    open.pop()
    done.set(row, found)
    return found
  }

  function match(row: ReadRow): Found {
    const above = row.parent ? refOf(row, row.parent) : { ref: row.parent === '' ? null : undefined, via: undefined }
    if ('problem' in above) return above
    const { ref: parent, via } = above
    const { code } = row.values
    const coded = code ? knownByCode.get(code) : undefined
    if (coded) return { row, target: coded, parent, via }
    if (!code && isClaimed(row)) return { problem: 'several', about: row.name }
    const free = (knownByName.get(row.name) ?? []).filter((unit) =>
      code ? !unit.code || unit.code === code : !isSpokenFor(unit),
    )
    const here =
      parent === undefined
        ? alone(row, free)
        : free.filter(({ parentId }) => parentId === (parent ? idIn(parent) : null))
    return here.length > 1 ? { problem: 'several', about: row.name } : { row, target: here[0], parent, via }
  }

  /** Where a row names it by its code, a bare name means another: the row with the code may move it away. */
  const isSpokenFor = ({ code }: Known): boolean => code !== null && byCode.has(code)

  /** A bare name beside a row with a code and the same name: which unit it means would depend on who came before. */
  function isClaimed(row: ReadRow): boolean {
    return (byName.get(row.name) ?? []).some(
      (other) =>
        other.values.code !== undefined &&
        (row.parent === undefined || other.parent === undefined || !areApart(row.parent, other.parent)),
    )
  }

  /** Whether two words for a parent, a name or a code each, surely mean two: one unit can be called by either. */
  function areApart(one: string, two: string): boolean {
    if (one === two) return false
    const isCode = (text: string) => byCode.has(text) || knownByCode.has(text)
    const called = (text: string) => {
      const coded = byCode.get(text)
      return coded ? nameOf(coded) : (knownByCode.get(text)?.name ?? text)
    }
    return one === '' || two === '' || (isCode(one) && isCode(two)) || called(one) !== called(two)
  }

  /** Without a parent given, a name stands for the one unit that bears it, else for the one at the top. */
  function alone(row: ReadRow, free: readonly Known[]): readonly Known[] {
    const top = free.filter(isTop)
    if ((byName.get(row.name) ?? []).length > 1) return top
    return free.length > 1 && top.length === 1 ? top : free
  }

  /** As the file will have it, where a row with its code says so. */
  function isTop({ code, parentId }: Known): boolean {
    const said = code ? byCode.get(code)?.parent : undefined
    return said === undefined ? parentId === null : said === ''
  }

  /** Rows of the file come before units that are there: the file is the newer word. */
  function refOf(row: ReadRow, text: string): Above | { problem: RowProblem; about: string } {
    if (text === nameOf(row) || text === row.values.code) return { problem: 'loop', about: '' }
    const inFile = byCode.has(text) ? [byCode.get(text)!] : []
    const coded = knownByCode.get(text)
    if (inFile.length === 0 && coded) return { ref: { unit: coded.id }, via: undefined }
    const named = inFile.length > 0 ? inFile : (byName.get(text) ?? [])
    if (named.length > 1) return { problem: 'parent-several', about: text }
    if (named[0]) {
      const found = find(named[0])
      if ('problem' in found) return { problem: found.problem === 'loop' ? 'loop' : 'parent-refused', about: text }
      const { line } = found.row
      return { ref: found.target ? { unit: found.target.id } : { line }, via: line }
    }
    const there = knownByName.get(text) ?? []
    if (there.length > 1) return { problem: 'parent-several', about: text }
    if (there[0]) return { ref: { unit: there[0].id }, via: undefined }
    return { problem: refusedNames.has(text) ? 'parent-refused' : 'parent-unknown', about: text }
  }

  const found = single.flatMap((row) => {
    const one = find(row)
    if ('problem' in one) refuse(row, one.problem, one.about)
    return 'problem' in one ? [] : [one]
  })
  // Which of two rows means the unit there, nobody can tell: neither is taken.
  const meant = Map.groupBy(found, ({ target }) => target?.id)
  const places = new Map<string, ReadRow[]>()
  const matched: Matched[] = []
  for (const one of found) {
    const { row, target } = one
    const place = placeKey(one)
    const here = places.get(place) ?? []
    // Only their codes tell two units of one name in one place apart.
    const other =
      (target && meant.get(target.id)?.find((two) => two !== one)?.row) ??
      here.find(({ values }) => row.values.code === undefined || values.code === undefined)
    if (other) refuse(row, 'twice', String(other.line))
    else {
      matched.push(one)
      places.set(place, [...here, row])
    }
  }
  return { rows: matched, refused }
}

interface Above {
  ref: ParentRef
  via: number | undefined
}

const idIn = (ref: Exclude<ParentRef, null>): string => ('unit' in ref ? ref.unit : `line ${ref.line}`)

/** Name and parent as they will be. */
function placeKey({ row, target, parent }: Matched): string {
  const under = parent === undefined ? (target?.parentId ?? null) : parent && idIn(parent)
  return `${row.name || target?.name}\n${under}`
}
