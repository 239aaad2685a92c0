import { expect, test } from 'vitest'
import { demoTown } from '#demo-town/in-tests.ts'

test('before a campaign runs, the overview says what comes first', async () => {
  const town = await demoTown({ as: 'officer', slug: 'qingshi' })
  const answer = await town.visit('/office')
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('还没有开始的活动月')
})

test('a liaison does not see the town’s overview', async () => {
  const town = await demoTown({ as: 'liaison' })
  expect((await town.visit('/office')).status).toBe(403)
})

test('a passer-by is asked to sign in, and comes back to the page', async () => {
  const town = await demoTown()
  const answer = await town.visit('/office')
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/t/sudian/sign-in?next=%2Foffice')
})
