import { expect, test } from 'vitest'
import { crash } from '../bench/crash.ts'

test('killing the app and the database while villages report loses nothing that was receipted, and halves nothing', {
  timeout: 150_000,
}, async () => {
  const outcome = await crash({ app: 3, server: 5, clients: 8 })
  expect(outcome).toMatchObject({ wrong: [], lost: 0, unseen: 0, duplicates: 0, halves: [] })
  expect(outcome.acknowledged).toBeGreaterThan(20)
  // Somebody met the page that says so, with everything typed still in it.
  expect(outcome.busyPages).toBeGreaterThan(0)
  // By itself, however busy the machine; how fast is measured by test:crash.
  expect(outcome.slowestMs.postmaster).toBeLessThan(30_000)
})
