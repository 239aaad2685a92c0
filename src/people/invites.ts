import type { Ctx, Role } from './access.ts'
import { roles } from './access.ts'
import { findInviteByToken, type Invite } from './invites.store.ts'
import { originOf } from './passkeys.ts'

export const INVITE_DAYS = 7

/** Made from the invite's id by the instance's key: the office can show the link again, the database cannot. */
export const inviteTokenOf = (c: Ctx, id: string): string => c.var.site.keys.sign('invite', `${c.var.town.id}:${id}`)

export const inviteAddress = (c: Ctx, id: string): string =>
  `${originOf(c)}${c.var.base}/invite/${inviteTokenOf(c, id)}`

export const resetTokenOf = (c: Ctx, id: string): string => c.var.site.keys.sign('reset', `${c.var.town.id}:${id}`)

export const resetAddress = (c: Ctx, id: string): string => `${originOf(c)}${c.var.base}/reset/${resetTokenOf(c, id)}`

export type InviteState = 'open' | 'used' | 'over' | 'voided'

export const stateOf = (invite: Invite, now: Date): InviteState =>
  invite.usedAt ? 'used' : invite.voidedAt ? 'voided' : invite.expiresAt <= now ? 'over' : 'open'

/** The invite that the link in the address opens, while it opens anything. */
export async function openInviteOf(c: Ctx): Promise<Invite | undefined> {
  const invite = await findInviteByToken(c.var.db, c.var.town.id, c.req.param('token') ?? '')
  return invite && stateOf(invite, c.var.now) === 'open' ? invite : undefined
}

export const roleNamed = (name: string): Role | undefined => roles.find((role) => role === name)
