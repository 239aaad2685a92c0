import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { installPackages, pinnedNode, root, say } from './install.mjs'

await installPackages({ dev: process.env.NODE_ENV !== 'production' })
const built = spawnSync(pinnedNode, [join(root, 'bin/build.mjs'), '--verbose'], { cwd: root, stdio: 'inherit' })
if (built.status === 0) say('就绪，用 npm start 启动。 Ready: npm start.')
process.exit(built.status ?? 1)
