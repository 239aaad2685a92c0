// npm run test:looks: every page in every look, by keyboard and on paper. SHOTS=folder leaves pictures of each.
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { installPackages, pinnedNode, root } from './install.mjs'

await installPackages({ dev: true })
if (process.env.SHOTS) mkdirSync(process.env.SHOTS, { recursive: true })
const look = ['run', '--project', 'e2e', 'e2e/every-page.e2e.ts', ...process.argv.slice(2)]
const { status } = spawnSync(pinnedNode, [join(root, 'node_modules/vitest/vitest.mjs'), ...look], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, LOOKS: 'whole' },
})
process.exit(status ?? 1)
