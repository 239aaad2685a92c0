// Writes db/tables.ts from a freshly migrated database, or with --check fails when the file is stale.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#platform/postgres/migrate.ts'
import { withMigratedDatabase } from './migrated-database.ts'

const file = join(projectRoot(), 'db/tables.ts')

/** As the pool in src/platform/db.ts reads them: days as text, counters and amounts as numbers. */
const flags = [
  '--dialect',
  'postgres',
  '--date-parser',
  'string',
  '--numeric-parser',
  'number',
  '--default-schema',
  'public',
]
const mapping = ['--type-mapping', JSON.stringify({ int8: 'number' })]
const leftOut = ['--include-pattern', 'public.*', '--exclude-pattern', '*schema_migration']

const generated = await withMigratedDatabase((url) => {
  const out = `${file}.${process.pid}.ts`
  const codegen = join(projectRoot(), 'node_modules/kysely-codegen/dist/cli/bin.js')
  try {
    execFileSync(process.execPath, [codegen, ...flags, ...mapping, ...leftOut, '--url', url, '--out-file', out], {
      stdio: 'pipe',
    })
    return readFileSync(out, 'utf8')
  } finally {
    rmSync(out, { force: true })
  }
})

if (!process.argv.includes('--check')) {
  writeFileSync(file, generated)
  const biome = join(projectRoot(), 'node_modules/@biomejs/biome/bin/biome')
  execFileSync(process.execPath, [biome, 'format', '--write', file])
} else if (!existsSync(file) || bare(readFileSync(file, 'utf8')) !== bare(generated)) {
  console.error('db/tables.ts is not what the migrations make: npm run generate')
  process.exit(1)
}

/** The formatter may have been over the file. */
function bare(text: string): string {
  return text.replace(/[\s;'"]/g, '')
}
