import type { Ctx, Who } from '#people/access.ts'
import { type Keys, sha256 } from '#platform/keys.ts'
import { findOpenToken, useToken } from './api.tokens.store.ts'

/** So often a minute a machine may ask; a table that is fetched every hour needs ten. */
export const MOST_A_MINUTE = 120

/** `<town>.<secret>`: it names its town, so that another page can find where it belongs. */
export const apiTokenOf = (keys: Keys, town: { id: string; slug: string }, id: string): string =>
  `${town.slug}.${keys.sign('api-token', `${town.id}:${id}`)}${id.replaceAll('-', '')}`

const SHAPE = /^([a-z0-9-]{1,40})\.([\w-]{22}[0-9a-f]{32})$/

export const townOfToken = (token: string): string | undefined => SHAPE.exec(token.trim())?.[1]

export const hashOf = (token: string): Buffer => sha256(`api-token:${token.trim()}`)

/** @returns the token's id, as long as the town has not voided it */
export const findByText = async (c: Ctx, townId: string, token: string): Promise<string | undefined> =>
  SHAPE.test(token.trim()) ? (await findOpenToken(c.var.db, townId, hashOf(token)))?.id : undefined

/** Machines of superiors: whoever shows a token of this town, and only so often. A browser's cookie opens nothing here. */
export const tokenHolder: Who = {
  name: 'tokenHolder',
  includes: () => false,
  async admit(c) {
    const { db, town, now } = c.var
    const token = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
    const used = SHAPE.test(token) ? await useToken(db, town.id, hashOf(token), now) : undefined
    if (!used) {
      const asked = token ? 'Bearer error="invalid_token"' : 'Bearer'
      return problemAnswer(401, 'token', { 'www-authenticate': asked })
    }
    if (used.count <= MOST_A_MINUTE) return undefined
    const wait = Math.ceil((used.minuteAt.getTime() + 60_000 - now.getTime()) / 1000)
    return problemAnswer(429, 'too-many', { 'retry-after': String(Math.max(1, wait)) })
  },
}

const problemTexts = {
  token: 'A valid token of this town is needed: Authorization: Bearer <token>.',
  'too-many': `At most ${MOST_A_MINUTE} requests a minute.`,
  'not-found': 'There is nothing here.',
  limit: 'limit is a number from 1 to 500.',
  after: 'after is the next of the page before.',
} as const
export type ApiProblem = keyof typeof problemTexts

/** What a machine reads when it gets no figures; English, as the names of the fields are. */
export const problemAnswer = (
  status: 400 | 401 | 404 | 429,
  code: ApiProblem,
  headers: Record<string, string> = {},
): Response =>
  new Response(`${JSON.stringify({ error: { code, message: problemTexts[code] } })}\n`, {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  })
