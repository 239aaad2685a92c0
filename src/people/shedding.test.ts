import { expect, test } from 'vitest'
import { buildApp } from '#app'
import { demoTown } from '#demo-town/in-tests.ts'
import type { Admission, Shed } from '#platform/http/admission.ts'
import { slices } from '#town'
import { shedOf } from './shedding.ts'

const shedAt = (method: string, path: string) => {
  const route = slices.flatMap((slice) => slice.routes).find((one) => one.method === method && one.path === path)
  if (!route) throw new Error(`${method} ${path} is no route`)
  return shedOf(route)
}

test('a village’s report and its photos are the last to be sent away, the public’s reading the first', () => {
  expect(shedAt('POST', '/u/:unit/reports/:assignment')).toBe('last')
  expect(shedAt('POST', '/u/:unit/reports/:assignment/evidence')).toBe('last')
  expect(shedAt('PATCH', '/u/:unit/uploads/:upload')).toBe('last')
  expect(shedAt('POST', '/u/:unit/problems')).toBe('last')
  expect(shedAt('GET', '/u/:unit/reports/:assignment')).toBe('late')
  expect(shedAt('POST', '/office/announcements')).toBe('late')
  expect(shedAt('GET', '/office/owed')).toBe('usual')
  expect(shedAt('GET', '/')).toBe('early')
})

test('the probes of a busy process are answered all the same, so that nobody restarts it', () => {
  expect(shedAt('GET', '/healthz')).toBe('never')
  expect(shedAt('GET', '/readyz')).toBe('never')
})

const crowded = (admitted: readonly Shed[]): Admission => ({
  isOver: (shed) => shed !== 'never' && !admitted.includes(shed),
  hold: (_, work) => work(),
})

test('who only reads is sent away with a plain page that says when to come again', async () => {
  const town = await demoTown()
  const app = buildApp(town.parts, slices, crowded(['last']))
  const answer = await app.request('http://localhost/t/sudian/')
  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).toBe('5')
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await answer.text()).toContain('忙不过来')
  expect((await app.request('http://localhost/healthz')).status).not.toBe(503)
})

test('a form that is sent away comes back with all that was typed, under its own key, and no password in it', async () => {
  const town = await demoTown()
  const app = buildApp(town.parts, slices, crowded([]))
  const fields = new URLSearchParams({ _key: town.newKey(), text: '贴几处算数？<b>', password: 'geheim-1949' })
  const answer = await app.request('http://localhost/t/sudian/u/abc/questions', {
    method: 'POST',
    body: fields,
    headers: { 'content-length': String(fields.toString().length) },
  })
  const html = await answer.text()
  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).toBe('5')
  expect(html).toContain('还没有收下')
  expect(html).toContain('name="text" value="贴几处算数？&lt;b>"')
  expect(html).toContain(`value="${fields.get('_key')}"`)
  expect(html).toContain('action="/t/sudian/u/abc/questions"')
  expect(html).not.toContain('geheim-1949')
})

test('a body too long to be read only for giving it back is told of all the same', async () => {
  const town = await demoTown()
  const app = buildApp(town.parts, slices, crowded([]))
  const answer = await app.request('http://localhost/t/sudian/u/abc/problems', {
    method: 'POST',
    body: new URLSearchParams({ text: 'x' }),
    headers: { 'content-length': '90000000' },
  })
  expect(answer.status).toBe(503)
  expect(await answer.text()).toContain('还没有收下')
})
