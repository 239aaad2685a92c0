import fc from 'fast-check'
import { expect, test } from 'vitest'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { isBare, MOST_VIEWS, movedUp, viewOf } from './views.rules.ts'

const late = '/office/owed?column=place'
const pageOf = async (town: TownInTest, path: string, headers?: Record<string, string>) =>
  (await town.visit(path, headers)).text()
const placeOf = (answer: Response) => answer.headers.get('location')?.replace('/t/sudian', '')
const lineOf = (html: string): string => /<div class="views"><nav.*?<\/nav>/.exec(html)?.[0] ?? ''
const idOf = async (town: TownInTest, name: string): Promise<string> => {
  const row = await town.db.selectFrom('person_view').where('name', '=', name).select('id').executeTakeFirstOrThrow()
  return row.id
}

async function begin() {
  const officer = await demoTown({ as: 'officer' })
  await smallCampaign(officer)
  const keep = async (name: string, path = late, more = {}) => {
    expect((await officer.submit('/office/views', { name, path, ...more })).status).toBe(303)
    return idOf(officer, name)
  }
  return { officer, keep }
}

test('An address with its filters gets a name, and stands over its list from then on', async () => {
  const { officer } = await begin()
  const before = await pageOf(officer, late)
  expect([before.includes('存成常看'), lineOf(before)]).toEqual([true, ''])
  expect(await pageOf(officer, '/office/owed')).not.toContain('存成常看')
  const answer = await officer.submit('/office/views', { name: '逾期的村', path: `${late}&batch=1` })
  expect(placeOf(answer)).toBe(late)
  const after = await pageOf(officer, late)
  expect(lineOf(after)).toMatch(/aria-current="true"[^>]*>逾期的村</)
  expect(after).not.toContain('存成常看')
  expect(lineOf(await pageOf(officer, '/office/owed'))).toContain('逾期的村')
  expect(lineOf(await pageOf(officer, '/office/units?kind=village'))).toBe('')
})

test('It is renamed, moved, made what its list opens with, and dropped', async () => {
  const { officer, keep } = await begin()
  await keep('村')
  const second = await keep('学校', '/office/owed?column=school')
  await officer.submit(`/office/views/${second}/moves`, {})
  expect(lineOf(await pageOf(officer, late))).toMatch(/学校.*>村</)
  expect((await officer.submit(`/office/views/${second}`, { name: '' })).status).toBe(422)
  await officer.submit(`/office/views/${second}`, { name: '几个学校' })
  expect(await pageOf(officer, '/office/views')).toContain('几个学校')
  await officer.submit(`/office/views/${second}/starts`, { start: 'on' })
  const opened = await officer.visit('/office/owed')
  expect([opened.status, placeOf(opened)]).toEqual([302, '/office/owed?column=school'])
  // from within the list, and by its own word, all of it can still be seen
  const own = { referer: 'http://localhost/t/sudian/office/owed?column=school' }
  expect((await officer.visit('/office/owed', own)).status).toBe(200)
  expect(lineOf(await pageOf(officer, '/office/owed?plain=1'))).toContain('/office/owed?plain=1')
  await officer.submit(`/office/views/${second}/starts`, { start: 'off' })
  expect((await officer.visit('/office/owed')).status).toBe(200)
  await officer.submit(`/office/views/${second}/starts`, { start: 'on' })
  await officer.submit(`/office/views/${second}/drops`, {})
  expect((await officer.visit('/office/owed')).status).toBe(200)
  expect(await pageOf(officer, '/office/views')).not.toContain('几个学校')
})

test('What is shared the office sees, and nobody else; what is not, only its owner', async () => {
  const { officer, keep } = await begin()
  const own = await keep('只给自己')
  const shared = await keep('大家看', '/office/owed?column=station', { shared: '1' })
  const director = await officer.seenBy('director')
  expect(lineOf(await pageOf(director, late))).toContain('大家看')
  expect(await pageOf(director, '/office/views')).toContain('李志强 存的')
  expect(await pageOf(director, '/office/views')).not.toContain('只给自己')
  const observer = await officer.seenBy('observer')
  expect(lineOf(await pageOf(observer, late))).toBe('')
  for (const path of ['', '/drops', '/starts', '/moves'])
    for (const [who, id] of [
      [director, own],
      [observer, own],
      [observer, shared],
    ] as const)
      expect((await who.submit(`/office/views/${id}${path}`, { name: '改' })).status).toBe(404)
  expect((await director.visit(`/office/views/${own}`)).status).toBe(404)
  // a colleague's is theirs to change; it may be what one's own list opens with, and the director may clear it away
  expect((await director.submit(`/office/views/${shared}`, { name: '改' })).status).toBe(404)
  expect((await director.submit(`/office/views/${shared}/starts`, { start: 'on' })).status).toBe(303)
  expect([(await director.visit('/office/owed')).status, (await officer.visit('/office/owed')).status]).toEqual([
    302, 200,
  ])
  expect((await director.submit(`/office/views/${shared}/drops`, {})).status).toBe(303)
  expect((await director.visit('/office/owed')).status).toBe(200)
})

test('An observer keeps views of their own and shares none; a liaison has no desk; another town sees nothing', async () => {
  const { officer, keep } = await begin()
  const id = await keep('大家看', late, { shared: '1' })
  const observer = await officer.seenBy('observer')
  expect(await pageOf(observer, late)).not.toContain('办公室的人都看得到')
  await observer.submit('/office/views', { name: '区里看', path: late, shared: '1' })
  expect(lineOf(await pageOf(observer, late))).toContain('区里看')
  expect(lineOf(await pageOf(officer, late))).not.toContain('区里看')
  const liaison = await officer.seenBy('liaison')
  expect((await liaison.visit('/office/views')).status).toBe(403)
  expect((await liaison.submit('/office/views', { name: '村', path: late })).status).toBe(403)
  const elsewhere = await demoTown({ as: 'officer', slug: 'qingshi' })
  await smallCampaign(elsewhere)
  expect(lineOf(await pageOf(elsewhere, late))).toBe('')
  expect((await elsewhere.submit(`/office/views/${id}/drops`, {})).status).toBe(404)
})

test('Without a name, with a long one, or for an address that is no list, it is refused and what was typed stays', async () => {
  const { officer } = await begin()
  const none = await officer.submit('/office/views', { name: '', path: late, shared: '1' })
  const page = await none.text()
  expect([none.status, page.includes('起个名字，比如'), page.includes(`value="${late}"`)]).toEqual([422, true, true])
  const long = await officer.submit('/office/views', { name: '村'.repeat(21), path: late })
  expect([long.status, (await long.text()).includes('村'.repeat(21))]).toEqual([422, true])
  for (const path of [
    'https://evil.example/office/owed?column=place',
    '//evil.example',
    '/office/owed',
    '/account?q=1',
    '',
  ])
    expect((await officer.submit('/office/views', { name: '村', path })).status).toBe(422)
  for (let nth = 0; nth < MOST_VIEWS; nth += 1) await officer.submit('/office/views', { name: `${nth}`, path: late })
  expect((await officer.submit('/office/views', { name: '再来', path: late })).status).toBe(422)
})

test('Whatever is written as an address, a view leads to a list of this town or nowhere', () => {
  const pieces = fc.constantFrom(
    '/office/owed',
    '/office',
    '//',
    '?',
    '&',
    'column=',
    'q=',
    '#',
    'https:',
    '\\',
    '@',
    '..',
    '%2f',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 8 }), (parts) => {
      const view = viewOf(parts.join(''))
      if (view) expect(view.path).toMatch(/^\/office(\/[a-z]+)?\?[a-z]+=[^/?#\s\\]*$|^\/office(\/[a-z]+)?\?/)
      if (view) expect(new URL(view.path, 'http://town.example').origin).toBe('http://town.example')
      if (view) expect(viewOf(view.path)).toEqual(view)
    }),
  )
  expect(viewOf('/office/owed?column=place&all=1&page=2')?.path).toBe(late)
  expect([isBare('/office/owed'), isBare('/office/owed?plain=1'), isBare('/office/reviews/x')]).toEqual([
    true,
    false,
    false,
  ])
})

test('One step up changes places with the one before, and the first stays first', () => {
  expect(movedUp(['a', 'b', 'c'], 'c')).toEqual(['a', 'c', 'b'])
  expect(movedUp(['a', 'b'], 'a')).toEqual(['a', 'b'])
  expect(movedUp(['a', 'b'], 'x')).toEqual(['a', 'b'])
})
