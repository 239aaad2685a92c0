// Fails on a forbidden import, and on a cruiser that read nothing at all.
// (dependency-cruiser skips .ts silently beside a TypeScript newer than it knows; hence the pinned TypeScript 6.)
import { spawnSync } from 'node:child_process'

type Report = {
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
const { summary } = JSON.parse(run.stdout) as Report
for (const { rule, from, to } of summary.violations) console.error(`${rule.name}: ${from} -> ${to}`)
if (summary.totalCruised === 0) console.error('0 modules were read: is TypeScript newer than the cruiser supports?')
console.log(`${summary.totalCruised} modules`)
process.exit(summary.error > 0 || summary.totalCruised === 0 ? 1 : 0)
