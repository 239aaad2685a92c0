import type { TownInTest } from '#demo-town/in-tests.ts'
import { demoPowers } from '#demo-town/people.ts'
import { recordPerson } from './people.store.ts'
import { type Choice, powers } from './powers.rules.ts'
import { separatePowers } from './powers.store.ts'

/** Three more people, and the powers of administration are theirs. */
export async function separateTown({ db, town, now }: Pick<TownInTest, 'db' | 'town' | 'now'>): Promise<Choice> {
  const ids: Partial<Choice> = {}
  for (const power of powers) {
    const { name, username } = demoPowers[power]
    ids[power] = await recordPerson(db, town.id, { name, username })
  }
  const choice = ids as Choice
  await separatePowers(db, town.id, choice, choice.administrator, now)
  return choice
}
