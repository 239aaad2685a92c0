// Fails on a forbidden import, on rules that are impure at second hand, and on a cruiser that read nothing at all.
// (dependency-cruiser skips .ts silently beside a TypeScript newer than it knows; hence the pinned TypeScript 6.)
import { spawnSync } from 'node:child_process'

type Dependency = { resolved: string; dependencyTypes: string[] }
type Report = {
  modules: { source: string; dependencies: Dependency[] }[]
  summary: { totalCruised: number; error: number; violations: { rule: { name: string }; from: string; to: string }[] }
}

const cruiser = [
  'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  'src',
  '--config',
  'dependency-cruiser.cjs',
]
const run = spawnSync(process.execPath, [...cruiser, '--output-type', 'json'], { encoding: 'utf8', maxBuffer: 2 ** 28 })
if (!run.stdout) {
  console.error(run.stderr)
  process.exit(1)
}
const { modules, summary } = JSON.parse(run.stdout) as Report

const machine =
  /[/.]store\.ts$|^src\/platform\/(db|http\/server|postgres\/.*|jobs\/.*)\.ts$|node_modules\/(pg|kysely|hono|sharp)\//
/** Type-only imports vanish when the program is built, so what they lead to is not reached. */
const reached = new Map(
  modules.map(({ source, dependencies }) => [
    source,
    dependencies.filter((one) => !one.dependencyTypes.includes('type-only')).map((one) => one.resolved),
  ]),
)
const secondHand = modules
  .map(({ source }) => source)
  .filter((source) => /[/.]rules\.ts$/.test(source))
  .flatMap((source) => wayToMachine(source) ?? [])

const faults = [...summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`), ...secondHand]
if (summary.totalCruised === 0) faults.push('0 modules were read: is TypeScript newer than the cruiser supports?')
for (const fault of faults) console.error(fault)
console.log(`${summary.totalCruised} modules`)
process.exit(faults.length > 0 ? 1 : 0)

/** The first way from a rules file to the database, the network or a picture library, by whatever it imports. */
function wayToMachine(start: string): string | undefined {
  const ways = [[start]]
  const seen = new Set([start])
  for (const way of ways) {
    for (const next of reached.get(way.at(-1) ?? '') ?? []) {
      if (machine.test(next)) return way.length > 1 ? `rules-stay-pure: ${[...way, next].join(' -> ')}` : undefined
      if (seen.has(next)) continue
      seen.add(next)
      ways.push([...way, next])
    }
  }
  return undefined
}
