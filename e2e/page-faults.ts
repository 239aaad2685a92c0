import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { problemsFoundByAxe } from './browser.ts'

/** What is wrong with a page, one line each, in the words of whoever mends it; empty is good. */
export type Faults = string[]

/** Old phones are this narrow. */
const NARROW = 320

/**
 * `npm run test:looks` looks at everything on every page; every test run looks at what breaks most: the checker,
 * thumbs, words and narrowness on a phone, the elder look's letters, and the checker at the desk.
 */
const whole = process.env.LOOKS === 'whole'

/** At 360 px: the checker, thumbs, words; at 320 px no scrolling sideways; then all of it in the elder look; then on paper. */
export async function faultsOnPhone(page: Page, address: string): Promise<Faults> {
  const said = listenTo(page)
  const faults: Faults = []
  for (const look of ['standard', 'elder']) {
    await page.setViewportSize({ width: 360, height: 740 })
    await page.goto(withLook(address, look))
    // the look changes sizes and colours only
    if (whole || look === 'standard')
      faults.push(...(await problemsFoundByAxe(page, look === 'elder' ? ['color-contrast', 'target-size'] : undefined)))
    faults.push(...(await smallTargets(page)))
    faults.push(...(look === 'elder' ? await smallLetters(page) : await oddWords(page)))
    await shoot(page, look === 'elder' ? 'elder' : '360')
    await page.setViewportSize({ width: NARROW, height: 740 })
    faults.push(...(await sidewaysAt(page, NARROW)))
  }
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 794, height: 1123 })
  faults.push(...(await sidewaysAt(page, 794)))
  await shoot(page, 'print')
  await page.emulateMedia({ media: 'screen' })
  return [...faults, ...said]
}

/** At 1440 px: the checker, that the keyboard alone reaches everything and shows where it is, and the elder look's letters. */
export async function faultsOnDesk(page: Page, address: string): Promise<Faults> {
  const said = listenTo(page)
  await page.goto(withLook(address, 'standard'))
  await shoot(page, '1440')
  const faults = [...(await problemsFoundByAxe(page)), ...(await sidewaysAt(page, 1440))]
  if (!whole) return [...faults, ...said]
  faults.push(...(await unreached(page)))
  await page.goto(withLook(address, 'elder'))
  return [...faults, ...(await sidewaysAt(page, 1440)), ...(await smallLetters(page)), ...said]
}

/** With SHOTS=folder each page is left there as a picture too, for people's eyes. */
async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS
  if (!folder) return
  const place = new URL(page.url()).pathname.replace(/^\/t\/\w+/, '').replace(/[0-9a-zA-Z_-]{20,}/g, 'x')
  const file = `${place.replace(/[^\w]+/g, '-').replace(/^-|-$/g, '') || 'home'}-${name}.png`
  await page.screenshot({ path: join(folder, file), fullPage: true })
}

function withLook(address: string, look: string): string {
  const url = new URL(address)
  url.searchParams.set('look', look)
  return url.href
}

/** What the browser refused or a script stumbled over. */
function listenTo(page: Page): Faults {
  const said: Faults = []
  page.on('console', (message) => {
    if (message.type() === 'error') said.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => said.push(`script: ${error.message}`))
  return said
}

async function sidewaysAt(page: Page, width: number): Promise<Faults> {
  const wide = Number(await page.evaluate('document.documentElement.scrollWidth'))
  if (wide <= width) return []
  const widest = await page.evaluate(
    (edge) =>
      [...document.querySelectorAll('body *')]
        .filter((element) => element.getBoundingClientRect().right > edge + 1)
        .map((element) => `${element.tagName}.${element.getAttribute('class') ?? ''}`)
        .slice(0, 6)
        .join(' '),
    width,
  )
  return [`scrolls sideways: ${wide} at ${width} px: ${widest}`]
}

/** 44 × 44 px for thumbs, but for links within a sentence (WCAG 2.5.8 lets them be). */
const smallTargets = (page: Page): Promise<Faults> =>
  page.evaluate(() => {
    const isInSentence = (element: Element): boolean => {
      if (element.closest('p, dd, .paper')) return true
      const around = element.parentElement?.textContent?.trim() ?? ''
      return element.matches('a') && around.length > (element.textContent?.trim().length ?? 0) + 4
    }
    return [...document.querySelectorAll('a, button, select, summary, input:not([type=hidden]), textarea')]
      .map((element) => element.closest('label') ?? element)
      .filter((element) => element.getAttribute('aria-hidden') !== 'true')
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect()
        const seen = width > 1 && height > 1
        return seen && (width < 44 || height < 43.5) && !isInSentence(element)
      })
      .map((element) => {
        const { width, height } = element.getBoundingClientRect()
        return `small target ${Math.round(width)}×${Math.round(height)}: ${element.outerHTML.slice(0, 140)}`
      })
  })

/** The elder look promises 18 px and more for every letter that is seen. */
const smallLetters = (page: Page): Promise<Faults> =>
  page.evaluate(() => {
    const faults = new Map<string, string>()
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      if (!element || !node.textContent?.trim() || element.closest('script, style, .v, option, noscript')) continue
      const { width, height } = element.getBoundingClientRect()
      // letters in a drawing shrink with it
      const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1
      const size = Number.parseFloat(getComputedStyle(element).fontSize) * scale
      if (width < 2 || height < 2 || size >= 17.9) continue
      faults.set(
        `${element.tagName}.${element.getAttribute('class') ?? ''}`,
        `${Math.round(size)} px in the elder look: ${element.outerHTML.slice(0, 120)}`,
      )
    }
    return [...faults.values()]
  })

/** Words that only a program says. */
const oddWords = (page: Page): Promise<Faults> =>
  page.evaluate(() =>
    // biome-ignore lint/performance/useDomNodeTextContent: only what is shown counts, and scripts are text content too
    (document.body.innerText.match(/.*(\bundefined\b|\bNaN\b|\bnull\b|\[object |Invalid Date|�).*/g) ?? []).map(
      (line) => `odd words: ${line}`,
    ),
  )

/** Goes through the page with Tab alone. */
async function unreached(page: Page): Promise<Faults> {
  const count = await page.evaluate(() => {
    const seen = [
      ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]'),
    ].filter(
      (element) =>
        element.checkVisibility() &&
        element.getClientRects().length > 0 &&
        !element.matches('[type=hidden], [tabindex="-1"], :disabled') &&
        // of a group of radio buttons the keyboard enters one
        !(element.matches('[type=radio]') && !isEntry(element as HTMLInputElement)),
    )
    function isEntry(radio: HTMLInputElement): boolean {
      const group = [...document.getElementsByName(radio.name)] as HTMLInputElement[]
      return radio === (group.find(({ checked }) => checked) ?? group[0])
    }
    const state = window as unknown as { left: Set<HTMLElement>; unseen: string[] }
    state.left = new Set(seen)
    state.unseen = []
    document.addEventListener('focusin', ({ target }) => {
      const element = target as HTMLElement
      state.left.delete(element)
      const shown = [element, element.closest('label'), element.nextElementSibling, element.parentElement].some(
        (one) => one && getComputedStyle(one).outlineStyle !== 'none',
      )
      if (!shown) state.unseen.push(`no focus to be seen: ${element.outerHTML.slice(0, 120)}`)
    })
    // days and hours are several stops each
    return seen.length + 4 * seen.filter((element) => element.matches('[type=date], [type=time]')).length
  })
  for (let press = 0; press < count + 2; press += 1) await page.keyboard.press('Tab')
  return page.evaluate(() => {
    const state = window as unknown as { left: Set<HTMLElement>; unseen: string[] }
    return [...[...state.left].map((one) => `Tab does not reach: ${one.outerHTML.slice(0, 120)}`), ...state.unseen]
  })
}
