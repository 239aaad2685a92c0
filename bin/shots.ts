// Pictures of pages for people's eyes: node bin/shots.ts [--out shots] [--cookie name=value] [--only 360,elder] URL…
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { launchBrowser, openPage } from '../e2e/browser.ts'

interface Shot {
  name: string
  width: number
  elder?: boolean
  print?: boolean
}

const shots: Shot[] = [
  { name: '360', width: 360 },
  { name: '768', width: 768 },
  { name: '1440', width: 1440 },
  { name: 'elder', width: 360, elder: true },
  { name: 'print', width: 794, print: true },
]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'shots' },
    cookie: { type: 'string', multiple: true, default: [] },
    only: { type: 'string', default: shots.map(({ name }) => name).join() },
  },
})

/** /office/units?page=2 → office-units-page-2 */
const fileNameOf = (url: URL): string =>
  `${url.pathname}${url.search}`.replace(/[^\p{L}\d]+/gu, '-').replace(/^-|-$/g, '') || 'home'

const shoot = async (page: Page, address: string, shot: Shot): Promise<void> => {
  const url = new URL(address)
  await page.context().addCookies(
    values.cookie.map((cookie) => {
      const at = cookie.indexOf('=')
      return { name: cookie.slice(0, at), value: cookie.slice(at + 1), url: url.origin }
    }),
  )
  if (shot.print) await page.emulateMedia({ media: 'print' })
  const shown = new URL(url)
  if (shot.elder) shown.searchParams.set('look', 'elder')
  await page.goto(shown.href, { waitUntil: 'load' })
  const wide = await page.evaluate('document.documentElement.scrollWidth')
  const file = join(values.out, `${fileNameOf(url)}-${shot.name}.png`)
  await page.screenshot({ path: file, fullPage: true })
  console.log(`${file}${Number(wide) > shot.width ? `  scrolls sideways: ${wide}` : ''}`)
}

if (positionals.length === 0) {
  console.error('Which pages? node bin/shots.ts http://127.0.0.1:3000/ …')
  process.exit(1)
}
await mkdir(values.out, { recursive: true })
const browser = await launchBrowser()
for (const address of positionals) {
  for (const shot of shots.filter(({ name }) => values.only.split(',').includes(name))) {
    const page = await openPage(browser, { width: shot.width })
    await shoot(page, address, shot)
    await page.context().close()
  }
}
await browser.close()
