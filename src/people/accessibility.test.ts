import { expect, test } from 'vitest'
import { demoTown } from '#demo-town/in-tests.ts'

test('the accessibility page says what does not work yet, and whom to call', async () => {
  const town = await demoTown()
  const answer = await town.visit('/accessibility')
  expect(answer.status).toBe(200)
  const html = await answer.text()
  expect(html).toContain('还没做到的')
  expect(html).toContain(town.town.hotline)
})
