import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from 'hono'

/** File names under `/assets`, each with a hash of its content. */
export interface Assets {
  /** For public pages. */
  css: string
  /** Public and desk together, for staff pages. */
  deskCss: string
  icon?: string | undefined
  islands: Record<string, string>
}

/** Reads what `bin/build-assets.mjs` wrote. */
export const loadAssets = (folder = 'dist'): Assets => {
  const list = join(folder, 'assets.json')
  if (!existsSync(list)) throw new Error(`${list} is missing: run node bin/build-assets.mjs`)
  return JSON.parse(readFileSync(list, 'utf8')) as Assets
}

const kinds: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

type Body = Uint8Array<ArrayBuffer>

/**
 * Handler of `/assets/:file`. The files are few and small, so they are held in memory, compressed at build;
 * a name changes with its content, so browsers may keep each for good.
 */
export const serveAssets = (folder = 'dist') => {
  const place = join(folder, 'public')
  const files = new Map<string, Body>(
    readdirSync(place).map((name) => [name, new Uint8Array(readFileSync(join(place, name)))]),
  )
  return (c: Context): Response => {
    const name = c.req.path.slice(c.req.path.lastIndexOf('/') + 1)
    const plain = files.get(name)
    const type = kinds[name.slice(name.lastIndexOf('.') + 1)]
    if (!plain || !type) return c.notFound() as Response
    const accepted = c.req.header('accept-encoding') ?? ''
    const [encoding, body] = chosenOf(accepted, files.get(`${name}.br`), files.get(`${name}.gz`)) ?? [undefined, plain]
    return new Response(body, {
      headers: {
        'content-type': type,
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        vary: 'accept-encoding',
        ...(encoding && { 'content-encoding': encoding }),
      },
    })
  }
}

const chosenOf = (accepted: string, brotli: Body | undefined, zipped: Body | undefined): [string, Body] | undefined => {
  if (brotli && /\bbr\b/.test(accepted)) return ['br', brotli]
  return zipped && /\bgzip\b/.test(accepted) ? ['gzip', zipped] : undefined
}
