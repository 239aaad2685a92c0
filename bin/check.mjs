import { spawnSync } from 'node:child_process'
import { installPackages, pinnedNode, root } from './install.mjs'

const steps = {
  'format and lint': ['node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off'],
  types: ['node_modules/typescript-7/bin/tsc', '-p', '.'],
  floors: ['bin/check-floors.ts'],
  words: ['bin/check-words.ts'],
  'generated tables': ['bin/generate-tables.ts', '--check'],
  schema: ['bin/check-schema.ts'],
  migrations: ['bin/check-migrations.ts'],
  docs: ['bin/check-docs.ts'],
  sizes: ['bin/check-sizes.ts'],
}

await installPackages({ dev: true })
const only = process.argv.slice(2)
const failed = []
for (const [name, command] of Object.entries(steps)) {
  if (only.length > 0 && !only.includes(name)) continue
  const startedAt = Date.now()
  const { status, stdout, stderr } = spawnSync(pinnedNode, command, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 })
  const words = `${stdout ?? ''}${stderr ?? ''}`.trim()
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`)
  if (words && (status !== 0 || words.length < 500)) console.log(short(words).replace(/^/gm, '     '))
  if (status !== 0) failed.push(name)
}
console.log(failed.length ? `failed: ${failed.join(', ')}` : 'all is well')
process.exit(failed.length ? 1 : 0)

function short(words) {
  const lines = words.split('\n')
  const most = only.length > 0 ? 1_000 : 60
  return lines.length > most ? [...lines.slice(0, most), `… ${lines.length - most} lines more`].join('\n') : words
}
