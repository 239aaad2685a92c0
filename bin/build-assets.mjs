// Makes what browsers fetch: two style sheets, the icon, one file per island, each named by its content and compressed.
import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build, transform } from 'esbuild'

const target = ['chrome61', 'safari11']
const first = ['src/platform/html/tokens.css', 'src/platform/html/tokens.desk.css', 'src/platform/html/base.css']
const last = ['src/platform/html/print.css']

/** Tokens first, then the system's components, then the slices, print last. */
const styleSheets = () => {
  const all = globSync('src/**/*.css').map((file) => file.replaceAll('\\', '/'))
  const rank = (file) =>
    first.includes(file) ? first.indexOf(file) : last.includes(file) ? 9 : file.startsWith('src/platform/') ? 4 : 5
  return all.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
}

const minified = async (files) => {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  const { code } = await transform(texts.join('\n'), { loader: 'css', minify: true, target, charset: 'utf8' })
  // The space before a token's value is the one thing the minifier leaves.
  return Buffer.from(code.replace(/(--[\w-]+): /g, '$1:'))
}

const islandNameOf = (file) => basename(file).replace(/\.island\.tsx?$/, '')

const bundledIslands = async () => {
  const entries = globSync('src/**/*.island.{ts,tsx}').sort()
  const names = entries.map(islandNameOf)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice) throw new Error(`Two islands are named ${twice}`)
  if (entries.length === 0) return []
  const { outputFiles } = await build({
    entryPoints: Object.fromEntries(entries.map((file) => [islandNameOf(file), file])),
    bundle: true,
    minify: true,
    format: 'esm',
    target,
    // Safari 11 knows it, but for a rare corner that esbuild counts against it.
    supported: { destructuring: true },
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    outdir: 'out',
    write: false,
    logLevel: 'warning',
  })
  return outputFiles.map((file) => [basename(file.path, '.js'), Buffer.from(file.contents)])
}

const icon = async () => {
  const [, inside] =
    /mark: \[\s*28,\s*28,\s*'([^']+)'/.exec(await readFile('src/platform/html/sign/signs.ts', 'utf8')) ?? []
  if (!inside) throw new Error('signs.ts no longer holds the drawing named mark')
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28">${inside}</svg>`)
}

/**
 * Writes `public/<name>-<hash>.<kind>` with `.gz` and `.br` beside, and `assets.json` naming them.
 * @param {{ outdir?: string }} [options]
 */
export const buildAssets = async ({ outdir = 'dist' } = {}) => {
  const folder = join(outdir, 'public')
  await mkdir(folder, { recursive: true })

  const write = async (name, kind, content) => {
    const file = `${name}-${createHash('sha256').update(content).digest('hex').slice(0, 10)}.${kind}`
    const [zipped, brotli] = await Promise.all([
      promisify(gzip)(content, { level: 9 }),
      promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
    ])
    await Promise.all([
      writeFile(join(folder, file), content),
      writeFile(join(folder, `${file}.gz`), zipped),
      writeFile(join(folder, `${file}.br`), brotli),
    ])
    return file
  }

  const sheets = styleSheets()
  const [css, deskCss, mark, islands] = await Promise.all([
    minified(sheets.filter((file) => !file.endsWith('.desk.css'))),
    minified(sheets),
    icon(),
    bundledIslands(),
  ])
  const manifest = {
    css: await write('site', 'css', css),
    deskCss: await write('desk', 'css', deskCss),
    icon: await write('icon', 'svg', mark),
    islands: Object.fromEntries(
      await Promise.all(islands.map(async ([name, code]) => [name, await write(name, 'js', code)])),
    ),
  }
  // Written beside and moved: whoever reads meanwhile sees the old list or the new one, and files of both.
  const list = join(outdir, `assets.json.${process.pid}`)
  await writeFile(list, `${JSON.stringify(manifest, null, 2)}\n`)
  await rename(list, join(outdir, 'assets.json'))
  const kept = [manifest.css, manifest.deskCss, manifest.icon, ...Object.values(manifest.islands)]
  for (const file of await readdir(folder)) {
    if (!kept.includes(file.replace(/\.(gz|br)$/, ''))) await rm(join(folder, file), { force: true })
  }
  return manifest
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildAssets()
