import type pg from 'pg'
import { expect, test } from 'vitest'
import { buildApp } from '#app'
import { demoTown } from '#demo-town/in-tests.ts'
import { openDb } from '#platform/db.ts'
import { slices } from '#town'

const broken = (error: Error) => openDb({ connect: () => Promise.reject(error) } as unknown as pg.Pool)
const failing = (code: string, message = 'gone') => Object.assign(new Error(message), { code })

async function townWhoseDatabaseSays(error: Error) {
  const town = await demoTown()
  const app = buildApp({ ...town.parts, db: broken(error) }, slices)
  const ask = (path: string) => app.request(`http://localhost${path}`)
  const key = town.newKey()
  const report = (fields: Record<string, string>) => {
    const body = new URLSearchParams({ _key: key, ...fields })
    return app.request('http://localhost/t/sudian/u/abc/questions', { method: 'POST', body })
  }
  return { ask, report, key }
}

const aways: [string, Error, string][] = [
  ['its disk is full', failing('53100'), '盘满了'],
  ['it is just starting', failing('57P03'), '忙不过来'],
  ['nothing listens', failing('ECONNREFUSED'), '忙不过来'],
  ['its machine is not to be reached', failing('EHOSTUNREACH'), '忙不过来'],
  ['it only reads, having become the standby', failing('25006'), '忙不过来'],
  ['it has fallen silent', new Error('Query read timeout'), '忙不过来'],
  ['no connection comes free', new Error('timeout exceeded when trying to connect'), '忙不过来'],
]

test.each(aways)(
  'while %s a form comes back with all that was typed, and without a receipt',
  async (_, error, title) => {
    const { report, key } = await townWhoseDatabaseSays(error)
    const answer = await report({ text: '贴几处算数？<b>', password: 'geheim-1949' })
    const html = await answer.text()
    expect(answer.status).toBe(503)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(html).toContain(title)
    expect(html).toContain('还没有收下')
    expect(html).toContain('name="text" value="贴几处算数？&lt;b>"')
    expect(html).toContain(`value="${key}"`)
    expect(html).not.toContain('geheim-1949')
    expect(html).not.toContain(error.message)
  },
)

test('what is no matter of the database being away is told as a fault, with a number to ask for', async () => {
  const { report } = await townWhoseDatabaseSays(failing('42P01', 'relation "secret" does not exist'))
  const answer = await report({ text: '贴几处算数？' })
  const html = await answer.text()
  expect(answer.status).toBe(500)
  expect(html).toContain('编号')
  expect(html).toContain('name="text" value="贴几处算数？"')
  expect(html).not.toContain('secret')
})

test('a process without its database is alive and not ready', async () => {
  const { ask } = await townWhoseDatabaseSays(failing('ECONNREFUSED'))
  expect((await ask('/healthz')).status).toBe(200)
  expect((await ask('/readyz')).status).toBe(503)
  const home = await ask('/t/sudian/')
  expect(home.status).toBe(503)
  expect(await home.text()).toContain('忙不过来')
})
