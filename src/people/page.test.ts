import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { demoTown } from '#demo-town/in-tests.ts'

test('the home says how it is packed, to every cache on the way', async () => {
  const town = await demoTown()
  const answer = await town.visit('/', { 'accept-encoding': 'gzip' })
  expect(answer.headers.get('content-encoding')).toBe('gzip')
  expect(answer.headers.get('vary')).toContain('accept-encoding')
  expect(gunzipSync(Buffer.from(await answer.arrayBuffer())).toString()).toContain('</html>')
  expect((await town.visit('/')).headers.get('content-encoding')).toBeNull()
})
