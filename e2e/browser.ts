import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const require = createRequire(import.meta.url)
const packed = require.resolve('@sparticuz/chromium')
const { version } = JSON.parse(readFileSync(join(dirname(packed), '../../package.json'), 'utf8')) as { version: string }

/** One unpacked browser per user and version, outside the tree; made once, whoever comes first. */
const home = join(tmpdir(), `browser-${version}-${userInfo().uid}`)

/**
 * The npm package holds the browser compressed, with the shared libraries that a bare machine lacks. It unpacks
 * the libraries only where it believes to be in a cloud function, and always into the temporary folder: so it runs
 * in a process of its own that is told both, and the result is moved into place whole.
 */
const unpacked = async (): Promise<string> => {
  if (existsSync(home)) return home
  const staging = await mkdtemp(`${home}-`)
  const unpack = `import(${JSON.stringify(packed)}).then((m) => (m.default.default ?? m.default).executablePath())`
  await promisify(execFile)(process.execPath, ['-e', unpack], {
    env: { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
  })
  await chmod(join(staging, 'chromium'), 0o755)
  try {
    await rename(staging, home)
  } catch (error) {
    // Somebody else was quicker.
    if (!existsSync(home)) throw error
    await rm(staging, { recursive: true, force: true })
  }
  return home
}

/** Makes Chinese show: only the two families of this tree, in the two weights that phones have. */
const fontsFile = async (folder: string): Promise<string> => {
  const families = ['@expo-google-fonts/noto-sans-sc', '@expo-google-fonts/noto-serif-sc']
  const folders = families.flatMap((name) =>
    ['400Regular', '700Bold'].map((weight) => join(dirname(require.resolve(`${name}/package.json`)), weight)),
  )
  const alias = (generic: string, family: string) =>
    `<alias binding="strong"><family>${generic}</family><prefer><family>${family}</family></prefer></alias>`
  const file = join(folder, `fonts-${createHash('sha256').update(folders.join()).digest('hex').slice(0, 8)}.conf`)
  await writeFile(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
${folders.map((path) => `<dir>${path}</dir>`).join('\n')}
<cachedir>${join(folder, 'font-cache')}</cachedir>
${alias('sans-serif', 'Noto Sans SC')}${alias('serif', 'Noto Serif SC')}${alias('FangSong', 'Noto Serif SC')}
</fontconfig>\n`,
  )
  return file
}

/** For browsers of another age: the libraries that a bare machine lacks, and the fonts. */
export async function browserHome(): Promise<{ libraries: string; fonts: string }> {
  const folder = await unpacked()
  return { libraries: join(folder, 'al2023', 'lib'), fonts: await fontsFile(folder) }
}

/** A real Chromium that needs nothing installed, as root or not. Close it when done. */
export const launchBrowser = async (): Promise<Browser> => {
  const folder = await unpacked()
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'],
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_FILE: await fontsFile(folder),
      HOME: process.env.HOME ?? tmpdir(),
    },
  })
}

interface PageWish {
  width?: number | undefined
  height?: number | undefined
  /** Off: the plain page, as on a phone whose script did not arrive. */
  script?: boolean | undefined
}

/** A page of its own, with no cookies of others. `page.context().close()` ends it. */
export const openPage = async (browser: Browser, wish: PageWish = {}): Promise<Page> => {
  const { width = 360, height = width < 600 ? 740 : 900, script = true } = wish
  const context = await browser.newContext({
    viewport: { width, height },
    javaScriptEnabled: script,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  if (!script) withoutScript.add(context)
  return context.newPage()
}

const withoutScript = new WeakSet<BrowserContext>()

/** The checker itself needs script: it looks at the same markup in a page that has it, islands left out. */
const problemsInTwin = async (page: Page): Promise<string[]> => {
  const browser = page.context().browser()
  const size = page.viewportSize()
  if (!browser || !size) throw new Error('A page without browser or size cannot be looked at')
  const html = await page.content()
  const twin = await openPage(browser, size)
  await twin.context().addCookies(await page.context().cookies())
  await twin.route('**/*.js', (route) => route.abort())
  await twin.route(page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }))
  await twin.goto(page.url())
  const problems = await problemsFoundByAxe(twin)
  await twin.context().close()
  return problems
}

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface AxeResult {
  violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[]
}

/** What axe finds against WCAG 2.2 A and AA and best practice, or these rules; one line for each place, empty is good. */
export const problemsFoundByAxe = async (page: Page, rules?: readonly string[]): Promise<string[]> => {
  const { source } = require('axe-core') as { source: string }
  if (withoutScript.has(page.context())) return problemsInTwin(page)
  // The source ends in nothing that can be sent back, so the page answers with a word.
  await page.evaluate(`${source};0`)
  const { violations } = (await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'], runOnly: ${JSON.stringify(rules ?? standard)} })`,
  )) as AxeResult
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html}\n  ${failureSummary ?? ''}`),
  )
}
