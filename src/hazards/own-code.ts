import { createHash } from 'node:crypto'
import type { Ctx } from '#people/access.ts'
import { sealedCookieOf, setSealedCookie } from '#people/sealed-cookie.ts'
import type { OwnChannel } from './own-channels.store.ts'

const KNOWN = 'own-channel'
const KNOWN_SECONDS = 12 * 3600
const MOST_KNOWN = 10

type Coded = Pick<OwnChannel, 'id' | 'codeHash'>

/** Another code is another mark: whoever knew the old one is asked again. */
const markOf = ({ id, codeHash }: Coded): string =>
  `${id}:${createHash('sha256').update(codeHash).digest('base64url').slice(0, 16)}`

const known = (c: Ctx): string[] => sealedCookieOf<string[]>(c, KNOWN) ?? []

export const knowsCode = (c: Ctx, channel: Coded): boolean => known(c).includes(markOf(channel))

export function rememberCode(c: Ctx, answer: Response, channel: Coded): Response {
  const marks = [...known(c).filter((mark) => !mark.startsWith(`${channel.id}:`)), markOf(channel)].slice(-MOST_KNOWN)
  return setSealedCookie(c, answer, KNOWN, marks, KNOWN_SECONDS)
}
