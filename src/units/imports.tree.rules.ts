/** Lets go of rows that would hang a unit on itself, or on a row that is let go. Pure. */
import type { Matched } from './imports.match.rules.ts'
import type { Known, RowProblem, RowRefused } from './imports.rules.ts'
import { MOST_LEVELS } from './tree.rules.ts'

const keyOf = ({ row, target }: Matched): string => target?.id ?? `line ${row.line}`

/** Taking one row out can make another impossible, so this looks again until nothing has to go. */
export function dropImpossible(
  rows: readonly Matched[],
  known: readonly Known[],
): { rows: Matched[]; refused: RowRefused[] } {
  const refused: RowRefused[] = []
  let left = [...rows]
  for (;;) {
    const wrong = impossible(left, known)
    if (wrong.size === 0) return { rows: left, refused }
    for (const [{ row }, problem] of wrong) {
      refused.push({ line: row.line, name: row.name, problem, about: row.parent ?? '' })
    }
    left = left.filter((one) => !wrong.has(one))
  }
}

function impossible(rows: readonly Matched[], known: readonly Known[]): Map<Matched, RowProblem> {
  const parents = new Map<string, string | null>(known.map(({ id, parentId }) => [id, parentId]))
  for (const one of rows) {
    const { target, parent } = one
    if (parent !== undefined || !target) parents.set(keyOf(one), refKey(parent ?? null))
  }
  const lines = new Set(rows.map(({ row }) => row.line))
  const ranks = new Map<string, number | 'loop' | 'lost'>()
  const wrong = new Map<Matched, RowProblem>()
  for (const one of rows) {
    const rank = rankOf(keyOf(one), parents, ranks)
    const hangs = one.parent !== undefined && one.parent !== null
    if (one.via !== undefined && !lines.has(one.via)) wrong.set(one, 'parent-refused')
    else if (rank === 'lost' && (!one.target || hangs)) wrong.set(one, 'parent-refused')
    else if (rank === 'loop' && hangs) wrong.set(one, 'loop')
    else if (typeof rank === 'number' && rank > MOST_LEVELS && (hangs || !one.target)) wrong.set(one, 'deep')
  }
  // A whole branch that would go too deep is moved by a row above: what hangs below keeps its place only if that goes.
  const tooDeep = known.some(({ id }) => Number(rankOf(id, parents, ranks)) > MOST_LEVELS)
  if (wrong.size === 0 && tooDeep) for (const one of rows) if (one.target && one.parent) wrong.set(one, 'deep')
  return wrong
}

const refKey = (ref: Matched['parent']): string | null => (ref ? ('unit' in ref ? ref.unit : `line ${ref.line}`) : null)

/** Levels from the top, counted from 1. */
function rankOf(
  key: string,
  parents: ReadonlyMap<string, string | null>,
  ranks: Map<string, number | 'loop' | 'lost'>,
): number | 'loop' | 'lost' {
  const way: string[] = []
  const passed = new Set<string>()
  let at: string | null = key
  let rank: number | 'loop' | 'lost' = 0
  while (at !== null) {
    const ready = ranks.get(at)
    if (ready !== undefined) rank = ready
    else if (passed.has(at)) rank = 'loop'
    else if (!parents.has(at)) rank = 'lost'
    if (rank !== 0) break
    way.push(at)
    passed.add(at)
    at = parents.get(at) ?? null
  }
  for (const one of way.reverse()) {
    if (typeof rank === 'number') rank += 1
    ranks.set(one, rank)
  }
  return ranks.get(key) ?? rank
}
