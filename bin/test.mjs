// npm test: installs what tests need, builds, runs every test.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installPackages, pinnedNode, root, say, stopWith } from './install.mjs'

await installPackages({ dev: true })
const run = (script, ...words) => spawnSync(pinnedNode, [join(root, script), ...words], { cwd: root, stdio: 'inherit' })

if (run('bin/build.mjs').status !== 0) stopWith('构建失败，原因见上。 The build failed, for the reason above.')
const folder = mkdtempSync(join(tmpdir(), 'anyue-results-'))
const results = join(folder, 'results.json')
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
const { status } = run('node_modules/vitest/vitest.mjs', 'run', ...reporters, ...process.argv.slice(2))
if (existsSync(results)) {
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(results, 'utf8'))
  say(`${numPassedTests} passed, ${numFailedTests} failed${numPendingTests ? `, ${numPendingTests} skipped` : ''}`)
}
rmSync(folder, { recursive: true })
process.exit(status ?? 1)
