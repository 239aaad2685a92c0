import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DemoName } from '#demo-town/people.ts'
import { nameOf, routes } from '../src/in-tests.ts'
import { launchBrowser, openPage } from './browser.ts'
import { fillTown } from './every-address.ts'
import { type ServedTown, serveTown } from './town-server.ts'

/** What is tried where people may write: each would leave something that the browser's own parser finds. */
const probes = [
  '<script>probe()</script>',
  '"><img src=x onerror=probe()>',
  `'><svg onload=probe()>`,
  '</title><probe-tag>',
  '</textarea><probe-tag>',
  '</script><probe-tag>',
  '--><probe-tag>',
  '<iframe srcdoc="<probe-tag>"></iframe>',
  '<a href="javascript:probe()">probe</a>',
  'javascript:probe()//',
  '" onfocus=probe() autofocus x="',
]
const all = `试探 ${probes.join(' ')}`

/** Every column of words that a page shows, by table. */
const written: Record<string, readonly string[]> = {
  town: ['name', 'full_name', 'office_name', 'hotline'],
  unit: ['name', 'contact_name', 'contact_phone', 'hotline'],
  unit_kind: ['name'],
  unit_import: ['file_name'],
  person: ['name', 'phone'],
  person_invite: ['name', 'phone'],
  person_session: ['device'],
  person_view: ['name'],
  campaign: ['title', 'theme', 'issuer', 'document_number', 'committee_name', 'committee_office'],
  campaign_activity: ['heading', 'short_name', 'body', 'place', 'marker', 'section'],
  campaign_task: ['title', 'topic', 'ask', 'how_to'],
  campaign_metric: ['name', 'counter'],
  campaign_seat: ['holder', 'seat'],
  campaign_notice: ['file_name', 'text'],
  campaign_submission: ['words', 'by_name', 'by_phone'],
  campaign_receipt: ['by_name'],
  campaign_review: ['reason'],
  campaign_waiver: ['reason'],
  campaign_evidence: ['name'],
  campaign_upload: ['name'],
  guidance_question: ['text', 'by_name', 'by_phone'],
  guidance_answer: ['text', 'asked'],
  guidance_announcement: ['title', 'text'],
  guidance_reading: ['by_name'],
  problem: ['title', 'text', 'by_name', 'by_phone'],
  problem_owner: ['owner'],
  problem_file: ['name'],
  hazard_hotline: ['phone', 'hours', 'keeper'],
  ledger_paper: ['code_word'],
  ledger_paper_edition: ['title', 'issuer', 'recipients'],
  ledger_token: ['holder'],
  urge_circular: ['title', 'words'],
  urge_circular_line: ['title', 'unit'],
  urge_message: ['body', 'recipient_name'],
  urge_contact: ['leader_name', 'email'],
  urge_setting: ['leader_name'],
}
/** Issued papers hold their text as it was: the probes stand in place of a word of theirs. */
const inPapers = ['document'] as const

const seats: Record<string, DemoName | null> = {
  anyone: null,
  anyoneEarly: null,
  unitHolder: null,
  unitKeeper: null,
  linkBearer: null,
}
const bySeat: readonly DemoName[] = ['director', 'officer', 'liaison', 'observer', 'custodian', 'head', 'member']

let browser: Browser
let served: ServedTown
let parser: Page
let addressFor: (path: string) => Promise<string>
const cookies = new Map<DemoName | null, string>()

beforeAll(async () => {
  served = await serveTown()
  const addresses = await fillTown(served)
  // Found before the names of units are no longer what they are looked up by.
  const known = new Map<string, string>()
  for (const { method, path } of routes)
    if (method === 'GET') known.set(path, await addresses(path).catch(() => served.url + path))
  addressFor = async (path) => known.get(path)!
  browser = await launchBrowser()
  for (const who of [null, ...bySeat]) {
    const page = await openPage(browser, { width: 1440 })
    if (who) await served.signIn(page.context(), who)
    cookies.set(who, (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; '))
    await page.context().close()
  }
  await write()
  parser = await openPage(browser, { width: 1440 })
})
afterAll(async () => {
  await browser.close()
  await served.close()
})

async function write(): Promise<void> {
  const { db } = served
  for (const [table, columns] of Object.entries(written))
    for (const column of columns)
      await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${all}
        || case when ${column} = 'phone' then ' ' || ${sql.ref(column === 'phone' ? 'id' : column)}::text else '' end`.execute(
        db,
      )
  const escaped = JSON.stringify(all).slice(1, -1)
  for (const column of inPapers)
    await sql`update ledger_paper_edition set ${sql.ref(column)} = replace(${sql.ref(column)}::text, '安全', ${escaped})::jsonb
      where ${sql.ref(column)} is not null`.execute(db)
}

/** Read by the browser's parser, which runs nothing: what of the probes became more than words. */
const alive = (html: string): Promise<{ alive: string[]; said: boolean }> =>
  parser.evaluate((text) => {
    const page = new DOMParser().parseFromString(text, 'text/html')
    const found: string[] = []
    for (const element of page.querySelectorAll('*')) {
      const tag = element.tagName.toLowerCase()
      if (tag === 'probe-tag' || tag === 'iframe') found.push(tag)
      if (tag === 'script' && /^\s*probe\(/.test(element.textContent ?? '')) found.push('script')
      for (const { name, value } of element.attributes) {
        if (name.startsWith('on')) found.push(`${tag} ${name}=${value.slice(0, 40)}`)
        if (/^\s*javascript:/i.test(value) && name !== 'value' && name !== 'content') found.push(`${tag} ${name}`)
      }
    }
    return { alive: found, said: (page.documentElement.textContent ?? '').includes('试探') }
  }, html)

const pages = routes.filter(({ method, path }) => method === 'GET' && !path.includes('oidc'))
const shown = new Set<string>()

it.each(pages.map((route) => [nameOf(route), route] as const))(
  '%s shows what people wrote as words',
  async (_, route) => {
    const who = seats[route.who.name] === null ? [null] : bySeat.filter((name) => name !== 'head' && name !== 'member')
    for (const seat of who) {
      const answer = await fetch(await addressFor(route.path), {
        headers: { cookie: cookies.get(seat)! },
        redirect: 'manual',
      })
      const type = answer.headers.get('content-type') ?? ''
      if (!type.startsWith('text/html')) {
        await answer.body?.cancel()
        continue
      }
      const { alive: found, said } = await alive(await answer.text())
      expect(found, `${seat} ${answer.status}`).toEqual([])
      expect(answer.status, String(seat)).toBeLessThan(500)
      if (said) shown.add(route.path)
    }
  },
)

it('the parser would find each of them', async () => {
  for (const probe of probes.filter((one) => one.includes('<'))) {
    const page = `<title>${probe}</title><textarea>${probe}</textarea><script>/* ${probe} */</script><p title="${probe}">${probe}</p>`
    expect((await alive(page)).alive, probe).not.toEqual([])
  }
})

it('the probes really stood on most pages', () => {
  expect(shown.size).toBeGreaterThan(60)
  for (const path of ['/', '/activities/:activity', '/papers/:paper', '/u/:unit']) expect([...shown]).toContain(path)
})

it('a form that is given back shows what was typed as words', async () => {
  for (const path of ['/sign-in', '/u/nowhere/problems', '/office/units']) {
    const body = new URLSearchParams({ login: all, name: all, text: all, next: all, _key: all })
    const answer = await fetch(served.url + path, { method: 'POST', body, redirect: 'manual' })
    const { alive: found } = await alive(await answer.text())
    expect(found, path).toEqual([])
  }
})
