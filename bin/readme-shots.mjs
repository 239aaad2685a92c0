// The pictures of README, made by the walk that is also a test: npm run shots
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { installPackages, pinnedNode, root } from './install.mjs'

await installPackages({ dev: true })
const walk = ['run', '--project', 'e2e', 'e2e/office-runs-a-campaign.e2e.ts']
const { status } = spawnSync(pinnedNode, [join(root, 'node_modules/vitest/vitest.mjs'), ...walk], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, SHOTS: join(root, 'docs/shots') },
})
process.exit(status ?? 1)
