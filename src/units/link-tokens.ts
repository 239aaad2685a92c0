import { isId } from '#platform/ids.ts'
import type { Keys } from '#platform/keys.ts'

const LINK = 'unit-link'

/** The address part on a unit's poster: names the link and proves that we made it for this town. */
export function tokenOf(keys: Keys, townId: string, linkId: string): string {
  return `${Buffer.from(linkId.replaceAll('-', ''), 'hex').toString('base64url')}${keys.sign(LINK, `${townId}:${linkId}`)}`
}

/** The link that a token names, if the token is ours. */
export function linkIdIn(keys: Keys, townId: string, token: string): string | undefined {
  if (!/^[A-Za-z0-9_-]{44}$/.test(token)) return undefined
  const hex = Buffer.from(token.slice(0, 22), 'base64url').toString('hex')
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return isId(id) && keys.verify(LINK, `${townId}:${id}`, token.slice(22)) ? id : undefined
}
