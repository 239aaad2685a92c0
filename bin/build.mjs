// Builds dist/ when something it is made from has changed: the server in one file, and what browsers fetch.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, say } from './install.mjs'

const dist = join(root, 'dist')
const stamp = join(dist, 'built-from')
const sources = ['src', 'bin/build.mjs', 'bin/build-assets.mjs', 'package-lock.json', 'package.json', 'tsconfig.json']
const entry = join(root, 'src/start.ts')

export async function buildIfChanged() {
  const fingerprint = fingerprintOfSources()
  if (isBuilt(fingerprint)) return false
  rmSync(stamp, { force: true })
  await buildServer()
  await (await import('./build-assets.mjs')).buildAssets({ outdir: 'dist' })
  writeFileSync(stamp, fingerprint)
  return true
}

/** Needs nothing installed, so that a start need not run the builder to learn that there is nothing to build. */
export const isBuilt = (fingerprint = fingerprintOfSources()) =>
  existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint

/** How everything that runs on Node is bundled. @type {import('esbuild').BuildOptions} */
export const nodeOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  packages: 'external',
  sourcemap: true,
  sourcesContent: false, // they lie beside; a map is read whole at each start
  jsx: 'automatic',
  jsxImportSource: 'preact',
  charset: 'utf8',
  logLevel: 'warning',
}

const zip = join(root, 'src/platform/zip')

/** Written beside and moved, the entry last: whoever starts meanwhile finds the old program or the new one, whole. */
async function buildServer() {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    ...nodeOptions,
    entryPoints: { start: entry, pack: join(zip, 'pack.process.ts'), 'pack.thread': join(zip, 'pack.thread.ts') },
    outdir: dist,
    splitting: true, // the demo town is loaded only where it is wanted
    chunkNames: '[name]-[hash]',
    write: false,
  })
  mkdirSync(dist, { recursive: true })
  const isEntry = ({ path }) => basename(path) === 'start.js'
  for (const { path, contents } of outputFiles.sort((a, b) => isEntry(a) - isEntry(b))) {
    writeFileSync(`${path}.new`, contents)
    renameSync(`${path}.new`, path)
  }
  const kept = outputFiles.map(({ path }) => basename(path))
  for (const name of readdirSync(dist)) if (/\.js(\.map)?$/.test(name) && !kept.includes(name)) rmSync(join(dist, name))
}

function fingerprintOfSources() {
  const hash = createHash('sha256')
  for (const place of sources) {
    const files = place.includes('.')
      ? [place]
      : readdirSync(join(root, place), { recursive: true }).map((name) => `${place}/${name}`)
    for (const file of files.sort()) {
      if (/\.test\.tsx?$/.test(file) || !/\.\w+$/.test(file)) continue
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(join(root, file)))
    }
  }
  return hash.digest('hex')
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.chdir(root)
  say('正在构建。 Building if something changed.')
  const built = await buildIfChanged().catch((error) => {
    if (!error.errors) console.error(error) // esbuild has printed its own
    process.exit(1)
  })
  if (process.argv.includes('--verbose')) say(built ? '已构建。 Built.' : '无需构建。 Nothing changed.')
}
