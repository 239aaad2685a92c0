// npm run test:guesses: ten thousand guessed addresses over every route that gives a file, or as many as GUESSES says.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { installPackages, pinnedNode, root } from './install.mjs'

await installPackages({ dev: true })
const guess = ['run', '--project', 'unit', 'src/guesses.test.ts']
const { status } = spawnSync(pinnedNode, [join(root, 'node_modules/vitest/vitest.mjs'), ...guess], {
  cwd: root,
  stdio: 'inherit',
  env: { GUESSES: '10000', ...process.env },
})
process.exit(status ?? 1)
