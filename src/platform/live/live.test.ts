import { Hono } from 'hono'
import pg from 'pg'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { type Db, openDb, openPool, transact } from '#platform/db.ts'
import { databaseForThisTest } from '#platform/postgres/test-database.ts'
import { listen, liveStream, tell, watch } from './live.ts'

const url = await databaseForThisTest()
const pool = openPool(url, { max: 2 })
const db = openDb(pool)
afterAll(() => db.destroy())

const app = new Hono().get('/live/:topic', (c) => liveStream(c, c.req.param('topic')))

async function heard(answer: Response, times = 1): Promise<string> {
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (text.split('event: changed').length <= times) {
    const { value, done } = await reader.read()
    if (done) break
    text += value
  }
  await reader.cancel()
  return text
}

test('A page of the same town hears of a change after it is committed, another town hears nothing', async () => {
  const hearing = listen(url)
  onTestFinished(() => hearing.stop())
  await hearing.ready
  const answer = await app.request('/live/east')
  let other = 0
  onTestFinished(watch('west', () => other++))
  await transact(db, (tx) => tell(tx, 'east'))
  expect(await heard(answer)).toContain('event: changed')
  expect(other).toBe(0)
})

test('What is rolled back is never told', async () => {
  const hearing = listen(url)
  onTestFinished(() => hearing.stop())
  await hearing.ready
  const told: string[] = []
  onTestFinished(watch('east', () => told.push('east')))
  const undone = async (tx: Db) => {
    await tell(tx, 'east')
    throw new Error('undone')
  }
  await expect(transact(db, undone)).rejects.toThrow('undone')
  await expect(db.transaction().execute(undone)).rejects.toThrow('undone')
  const after = new Promise<void>((resolve) => onTestFinished(watch('after', resolve)))
  await transact(db, async (tx) => {
    await expect(transact(tx, undone)).rejects.toThrow('undone')
    await tell(tx, 'after')
  })
  await after
  expect(told).toEqual([])
})

test('A broken connection comes back by itself and tells what may have been missed', async () => {
  const hearing = listen(url)
  onTestFinished(() => hearing.stop())
  await hearing.ready
  const again = new Promise<void>((resolve) => onTestFinished(watch('east', resolve)))
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen anyue' and datname = current_database()`,
  )
  await client.end()
  await again
})

test('Stopping ends the streams, so that a server need not wait for open pages', async () => {
  const hearing = listen(url)
  await hearing.ready
  const answer = await app.request('/live/east')
  const whole = answer.text()
  await hearing.stop()
  expect(await whole).toContain('retry:')
  expect((await app.request('/live/east')).status).toBe(204)
})
