import type { Context } from 'hono'
import { TUS_VERSION } from './tus.rules.ts'

// biome-ignore lint/suspicious/noExplicitAny: only headers are read, whatever else the app's context holds
type Asked = Pick<Context<any>, 'req'>

export const tusHeader = (c: Asked, name: string): string => c.req.header(name) ?? ''
export const speaksTus = (c: Asked): boolean => tusHeader(c, 'tus-resumable') === TUS_VERSION

export const tusAnswer = (status: number, headers: Record<string, string> = {}, body: string | null = null): Response =>
  new Response(body, { status, headers: { 'tus-resumable': TUS_VERSION, 'cache-control': 'no-store', ...headers } })

/** Says how far the upload has come. */
export const standsAt = (status: number, offset: number, more: Record<string, string> = {}): Response =>
  tusAnswer(status, { 'upload-offset': String(offset), ...more })
