import type { Db } from '#platform/db.ts'
import type { Problem } from '#platform/html/form.tsx'
import type { Ctx, Role } from './access.ts'
import { contextOf, profileOf } from './password-choice.ts'
import { problemWithPassword } from './passwords.rules.ts'
import { isTaken } from './people.store.ts'
import { welcomeWords } from './people.words.ts'
import { isUsername } from './roles.rules.ts'
import { passwordProblemWords } from './sign-in.words.ts'

/** What stands against the username, phone and password that somebody chose for a new account. */
export async function problemsWithAccount(
  c: Ctx,
  db: Db,
  account: { username: string; phone: string | null; name: string; password: string; role: Role },
): Promise<Problem[]> {
  const { id } = c.var.town
  const words = welcomeWords.problems
  const problems: Problem[] = []
  if (!isUsername(account.username)) problems.push({ field: 'username', text: words.username })
  else if (await isTaken(db, id, 'username', account.username.toLowerCase()))
    problems.push({ field: 'username', text: words.usernameTaken })
  if (account.phone && (await isTaken(db, id, 'phone', account.phone)))
    problems.push({ field: 'phone', text: words.phoneTaken })
  const profile = profileOf([account])
  const problem = problemWithPassword(account.password, profile, contextOf(c, account))
  if (problem) problems.push({ field: 'password', text: passwordProblemWords[problem](profile.min) })
  return problems
}
