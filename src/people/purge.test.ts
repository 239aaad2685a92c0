import { expect, test } from 'vitest'
import { demoTown } from '#demo-town/in-tests.ts'
import { purgeFormKeys, purgeSessions } from './purge.store.ts'

const after = (now: Date, days: number) => new Date(now.getTime() + days * 86_400_000)

test('a form is known for thirty days, and not longer', async () => {
  const town = await demoTown({ as: 'liaison' })
  await town.submit('/account/sessions/end-others', {})
  expect(await purgeFormKeys(town.db, town.town.id, after(town.now, 30))).toBe(0)
  expect(await purgeFormKeys(town.db, town.town.id, after(town.now, 31))).toBe(1)
})

test('a session is forgotten thirty days after it ended', async () => {
  const town = await demoTown({ as: 'liaison' })
  expect(await purgeSessions(town.db, town.town.id, after(town.now, 36), after(town.now, 36))).toBe(0)
  expect(await purgeSessions(town.db, town.town.id, after(town.now, 38), after(town.now, 38))).toBe(1)
})
