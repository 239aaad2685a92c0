import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { compressed } from './compress.ts'

const page = '<p>今天要办的事</p>'.repeat(400)

test('a page goes out small to a browser that can unpack it, and unpacks to itself', async () => {
  const small = await compressed(page, 'gzip, deflate, br')
  expect(small!.byteLength).toBeLessThan(page.length / 10)
  expect(gunzipSync(small!).toString()).toBe(page)
})

test('a browser that cannot unpack, and a page of a few lines, get it as it is', async () => {
  expect(await compressed(page, undefined)).toBeNull()
  expect(await compressed(page, 'identity')).toBeNull()
  expect(await compressed('<p>收到了</p>', 'gzip')).toBeNull()
})
