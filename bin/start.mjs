// npm start: installs, builds, runs. Everything after that is src/start.ts.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { isBuilt } from './build.mjs'
import { installPackages, pinnedNode, root, stopWith } from './install.mjs'
import { passSignalsTo, runApp } from './run-app.mjs'

await installPackages({ dev: false })
if (!isBuilt()) {
  const built = spawnSync(pinnedNode, [join(root, 'bin/build.mjs')], { cwd: root, stdio: 'inherit' })
  if (built.status !== 0) stopWith('构建失败，原因见上。 The build failed, for the reason above.')
}
const { child, ended } = runApp()
passSignalsTo(child)
process.exitCode = await ended
process.exit()
