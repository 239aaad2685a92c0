// node bin/image.mjs DIR: lays the installed product down in an empty folder, ready to start, without what only building and
// testing need: npm run image -- DIR. It is for machines like this one; nothing is fetched.
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { installPackages, pinnedNode, root, say, stopWith } from './install.mjs'

export const LIMIT_MB = 350
/** Only builds what lies in dist/. */
const forBuilding = ['esbuild']
const commands = [
  'backup',
  'restore',
  'verify',
  'verify-audit',
  'verify-backup',
  'verify-archive',
  'check-counters',
  'purge',
  'erase-again',
]
/** Types and maps of others, their builds for browsers and for another way of importing, headers, test data: nobody loads them. */
const unread = new RegExp(
  [
    '\\.(map|[cm]?ts|tsx|flow|md|markdown|iife\\.js|a)$',
    '/node-[^/]+/(include|share|CHANGELOG)',
    '/docx/dist/.*cjs$|/exceljs/dist/|/mammoth/mammoth\\.browser|/dist-es/|/bintrees/test/',
  ].join('|'),
)
/** The typeface comes in nine weights, two are set. */
const otherWeights = /@expo-google-fonts\/[^/]+\/(?!400Regular|700Bold)\d{3}/

/** Every package that something in `dependencies` needs, as the lock places it. @returns paths below the root */
export function neededPackages(lock, leftOut = forBuilding) {
  const found = new Set()
  const add = (name, from) => {
    for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')))) {
      const path = `${place ? `${place}/` : ''}node_modules/${name}`
      if (lock[path]) return walk(path)
      if (!place) return undefined
    }
  }
  const walk = (path) => {
    if (found.has(path)) return
    found.add(path)
    const { dependencies = {}, optionalDependencies = {} } = lock[path]
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) add(name, path)
  }
  const { dependencies = {}, optionalDependencies = {} } = lock['']
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies }))
    if (!leftOut.includes(name)) add(name, '')
  return [...found]
}

export const isRead = (path) => !unread.test(path) && !otherWeights.test(path)

const copy = (place, into, filter = () => true) =>
  cpSync(join(root, place), join(into, place), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (from) => filter(`/${relative(root, from)}`, from),
  })

/** What is read from the sources at run time: typesetting, its process, the demo's notice. */
const isPart = (path, from) =>
  lstatSync(from).isDirectory() ? !path.endsWith('/__snapshots__') : /\.(typ|mjs)$|\/notice\/fixtures\//.test(path)

function sizeOf(path) {
  const stat = lstatSync(path)
  if (!stat.isDirectory()) return stat.size
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
}

async function layDown(into) {
  if (existsSync(into) && readdirSync(into).length > 0) stopWith(`${into} 不是空的。 ${into} is not empty.`)
  await installPackages({ dev: false })
  if (spawnSync(pinnedNode, [join(root, 'bin/build.mjs')], { cwd: root, stdio: 'inherit' }).status !== 0)
    process.exit(1)
  mkdirSync(into, { recursive: true })
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const needed = neededPackages(packages).filter((path) => existsSync(join(root, path)))
  for (const path of needed)
    copy(path, into, (one) => isRead(one) && !one.slice(path.length + 1).includes('/node_modules/'))
  for (const place of ['db/migrations', 'LICENSE', 'SECURITY.md', 'docs/operate.md'])
    if (existsSync(join(root, place))) copy(place, into)
  copy('src', into, isPart)
  copy('dist', into, (path) => !/^\/dist\/tools(\/|$)/.test(path))
  await buildCommands(into)
  describe(into)
  return needed
}

async function buildCommands(into) {
  const { build } = await import('esbuild')
  const { nodeOptions } = await import('./build.mjs')
  const entryPoints = commands.map((name) => join(root, `bin/${name}.ts`))
  await build({
    ...nodeOptions,
    entryPoints,
    outdir: join(into, 'dist/tools'),
    splitting: true,
    chunkNames: '[name]-[hash]',
  })
}

function describe(into) {
  const { name, version, license, type } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const run = (program) => `node_modules/node/bin/node --enable-source-maps ${program}`
  const scripts = Object.fromEntries(commands.map((one) => [one, run(`dist/tools/${one}.js`)]))
  const told = { name, version, license, type, private: true, scripts: { start: run('dist/start.js'), ...scripts } }
  writeFileSync(join(into, 'package.json'), `${JSON.stringify(told, null, 2)}\n`)
  const start = join(into, 'start')
  writeFileSync(start, `#!/bin/sh\ncd "$(dirname "$0")" && NODE_ENV=production exec ${run('dist/start.js')}\n`)
  chmodSync(start, 0o755)
}

function report(into, needed) {
  const rows = needed.map((path) => ({ path: path.replace(/^node_modules\//, ''), mb: sizeOf(join(into, path)) / 1e6 }))
  rows.sort((one, other) => other.mb - one.mb)
  const total = Math.round(sizeOf(into) / 1e6)
  for (const { path, mb } of rows.filter(({ path }) => !path.includes('/node_modules/')).slice(0, 12))
    console.log(`${mb.toFixed(1).padStart(7)} MB  ${path}`)
  console.log(JSON.stringify({ image: into, mb: total, limit_mb: LIMIT_MB, packages: needed.length }))
  if (total > LIMIT_MB) process.exitCode = 1
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [into] = process.argv.slice(2)
  if (!into) stopWith('用法：npm run image -- 目录。 Usage: npm run image -- DIR.')
  const needed = await layDown(into)
  report(into, needed)
  say(`放好了，用 ${join(into, 'start')} 启动。 Laid down; start it with ${join(into, 'start')}.`)
}
