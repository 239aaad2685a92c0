import type { Db } from '#platform/db.ts'
import type { Problem } from '#platform/html/form.tsx'
import type { Ctx, Role } from './access.ts'
import { problemsWithChoice, ruleFor } from './password-choice.ts'
import { isTaken } from './people.store.ts'
import { welcomeWords } from './people.words.ts'
import { isUsername } from './roles.rules.ts'

/** What stands against the username, phone and password that somebody chose for a new account. */
export async function problemsWithAccount(
  c: Ctx,
  db: Db,
  account: { username: string; phone: string | null; name: string; role: Role },
): Promise<Problem[]> {
  const { id } = c.var.town
  const words = welcomeWords.problems
  const problems: Problem[] = []
  if (!isUsername(account.username)) problems.push({ field: 'username', text: words.username })
  else if (await isTaken(db, id, 'username', account.username.toLowerCase()))
    problems.push({ field: 'username', text: words.usernameTaken })
  if (account.phone && (await isTaken(db, id, 'phone', account.phone)))
    problems.push({ field: 'phone', text: words.phoneTaken })
  problems.push(...(await problemsWithChoice(c, db, ruleFor(c, [account]), account)))
  return problems
}
