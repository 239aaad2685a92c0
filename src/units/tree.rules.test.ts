import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inTreeOrder, MOST_LEVELS, placesOf, problemWithMove } from './tree.rules.ts'
import type { Place } from './units.rules.ts'

interface Hung {
  id: string
  parentId: string | null
}

/** A town of up to 30 units, each under one that came before it. */
const towns = fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 30 }).map((picks) =>
  picks.map(
    (pick, index): Hung => ({
      id: `u${index}`,
      parentId: pick % (index + 1) ? `u${(pick % (index + 1)) - 1}` : null,
    }),
  ),
)

const planted = (units: readonly Hung[]): (Hung & Place)[] => {
  const places = placesOf(units)
  return units.map((unit) => ({ ...unit, ...places.get(unit.id)! }))
}

/** What must hold of every tree, however it came about. */
function expectConsistent(units: readonly (Hung & Place)[]): void {
  for (const unit of units) {
    const parent = units.find(({ id }) => id === unit.parentId)
    expect(unit.ancestors).toEqual(parent ? [...parent.ancestors, parent.id] : [])
    expect(unit.path).toBe([...unit.ancestors, unit.id].join('/'))
    const below = units.filter(({ path }) => path.startsWith(`${unit.path}/`)).map(({ id }) => id)
    expect(below.sort()).toEqual(
      units
        .filter(({ ancestors }) => ancestors.includes(unit.id))
        .map(({ id }) => id)
        .sort(),
    )
  }
}

test('however units are moved, every path and every ancestor stays true', () => {
  fc.assert(
    fc.property(towns, fc.array(fc.tuple(fc.nat(), fc.option(fc.nat())), { maxLength: 12 }), (town, moves) => {
      let units = planted(town)
      for (const [who, where] of moves) {
        const unit = units[who % units.length]!
        const parentId = where === null ? null : units[where % units.length]!.id
        if (problemWithMove(units, unit.id, parentId)) continue
        units = planted(units.map((one) => (one === unit ? { ...one, parentId } : one)))
        expectConsistent(units)
      }
    }),
  )
})

test('no unit goes under itself or what is below it, and anywhere else it may go unless that is too deep', () => {
  fc.assert(
    fc.property(towns, fc.nat(), fc.nat(), (town, who, where) => {
      const units = planted(town)
      const unit = units[who % units.length]!
      const parent = units[where % units.length]!
      const problem = problemWithMove(units, unit.id, parent.id)
      const isBelow = parent.id === unit.id || parent.ancestors.includes(unit.id)
      expect(problem === 'loop').toBe(isBelow)
      if (isBelow) return
      const after = planted(units.map((one) => (one === unit ? { ...one, parentId: parent.id } : one)))
      const deepest = Math.max(
        ...after.filter(({ path }) => path.includes(unit.id)).map(({ ancestors }) => ancestors.length + 1),
      )
      expect(problem === 'deep').toBe(deepest > MOST_LEVELS)
    }),
  )
})

test('the list shows everybody once, parents above children', () => {
  fc.assert(
    fc.property(towns, (town) => {
      const ordered = inTreeOrder(town)
      expect(ordered.map(({ unit }) => unit.id).sort()).toEqual(town.map(({ id }) => id).sort())
      for (const [index, { unit, level }] of ordered.entries()) {
        const above = ordered.slice(0, index).find((one) => one.unit.id === unit.parentId)
        expect(level).toBe(above ? above.level + 1 : 0)
      }
    }),
  )
})

test('who hangs on itself has no place', () => {
  const places = placesOf([
    { id: 'a', parentId: 'b' },
    { id: 'b', parentId: 'a' },
    { id: 'c', parentId: null },
  ])
  expect([...places.keys()]).toEqual(['c'])
})
