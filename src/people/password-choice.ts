import { type Ctx, isReader, type Role } from './access.ts'
import { type PasswordProfile, passwordProfiles } from './passwords.rules.ts'

export const profileOf = (roles: readonly { role: Role }[]): PasswordProfile =>
  isReader(roles) || roles.some(({ role }) => role === 'custodian')
    ? passwordProfiles.office
    : passwordProfiles.everyone

interface Known {
  username?: string | null | undefined
  phone?: string | null | undefined
  name?: string | undefined
}

/** What a guesser knows of this account before the first try. */
export function contextOf(c: Ctx, { username, phone, name }: Known): string[] {
  const { town } = c.var
  return [username, phone, name, town.name, town.fullName, town.officeName, town.slug, town.hotline, 'anyue'].filter(
    (word): word is string => Boolean(word),
  )
}
