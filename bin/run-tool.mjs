// Runs one of our own programs on the pinned Node, on a fresh clone too: node bin/run-tool.mjs bench/submit.ts --rounds 3
import { spawnSync } from 'node:child_process'
import { basename, join } from 'node:path'
import { installPackages, pinnedNode, root } from './install.mjs'

const [program = '', ...words] = process.argv.slice(2)
const { log } = console
console.log = console.error // what the program prints may be read by another
await installPackages({ dev: true })
console.log = log

// Node itself reads .ts but no .tsx, and a program may reach a page.
const built = join(root, 'dist/tools', `${basename(program, '.ts')}.js`)
const { build } = await import('esbuild')
const { nodeOptions } = await import('./build.mjs')
await build({ ...nodeOptions, entryPoints: [join(root, program)], outfile: built })
const { status } = spawnSync(pinnedNode, ['--enable-source-maps', built, ...words], { cwd: root, stdio: 'inherit' })
process.exit(status ?? 1)
