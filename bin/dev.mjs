import { spawnSync } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { installPackages, pinnedNode, root, say } from './install.mjs'
import { runApp } from './run-app.mjs'

process.env.NODE_ENV ??= 'development'
await installPackages({ dev: true })

const build = () => spawnSync(pinnedNode, [join(root, 'bin/build.mjs')], { cwd: root, stdio: 'inherit' }).status === 0

let app
let leaving = false
let changed = true

watch(join(root, 'src'), { recursive: true }, () => {
  changed = true
})
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    leaving = true
  })
}

while (!leaving) {
  if (changed) {
    await pause(150) // an editor writes several files at once
    changed = false
    if (build()) {
      app?.child.kill('SIGTERM')
      await app?.ended
      app = runApp()
    } else say('等待修改。 Waiting for a change; the app before it runs on.')
  }
  await pause(100)
}
app?.child.kill('SIGTERM')
process.exit((await app?.ended) ?? 0)
