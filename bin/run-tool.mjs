// Runs one of our own programs on the pinned Node, on a fresh clone too: node bin/run-tool.mjs bench/submit.ts --rounds 3
import { spawnSync } from 'node:child_process'
import { installPackages, pinnedNode, root } from './install.mjs'

const [program = '', ...words] = process.argv.slice(2)
const { log } = console
console.log = console.error // what the program prints may be read by another
await installPackages({ dev: true })
console.log = log
const { status } = spawnSync(pinnedNode, [program, ...words], { cwd: root, stdio: 'inherit' })
process.exit(status ?? 1)
