import type { Db } from '#platform/db.ts'
import type { Problem } from '#platform/html/form.tsx'
import { type Ctx, isForTown, type Role } from './access.ts'
import { profileIn } from './password-profiles.rules.ts'
import { type PasswordRule, problemWithPassword, ruleOf } from './passwords.rules.ts'
import { listPasswordHashes } from './passwords.store.ts'
import { passwordFits } from './passwords.ts'
import { passwordProblemWords } from './sign-in.words.ts'

/** What the town asks of a password of somebody with these roles. */
export const ruleFor = (c: Ctx, roles: readonly { role: Role }[]): PasswordRule =>
  ruleOf(profileIn(c.var.town.settings), isForTown(roles))

interface Known {
  id?: string
  username?: string | null | undefined
  phone?: string | null | undefined
  name?: string | undefined
}

/** What stands against a password that somebody chooses: by itself, and beside the ones before. */
export async function problemsWithChoice(c: Ctx, db: Db, rule: PasswordRule, who: Known): Promise<Problem[]> {
  const password = c.var.form.text('password')
  const problem = problemWithPassword(password, rule, contextOf(c, who)) ?? (await usedBefore(c, db, rule, who))
  return problem ? [{ field: 'password', text: passwordProblemWords[problem](rule) }] : []
}

async function usedBefore(c: Ctx, db: Db, { history }: PasswordRule, { id }: Known): Promise<'used' | undefined> {
  if (!id) return undefined
  for (const hash of await listPasswordHashes(db, c.var.town.id, id, history))
    if (await passwordFits(hash, c.var.form.text('password'))) return 'used'
  return undefined
}

/** What a guesser knows of this account before the first try. */
export function contextOf(c: Ctx, { username, phone, name }: Known): string[] {
  const { town } = c.var
  return [username, phone, name, town.name, town.fullName, town.officeName, town.slug, town.hotline, 'anyue'].filter(
    (word): word is string => Boolean(word),
  )
}
