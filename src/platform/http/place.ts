const SITE_PREFIX = /^\/t\/([a-z0-9-]+)(?=\/|$)/

export interface Place {
  /** Sub-path and site prefix, as links begin. */
  base: string
  /** `/t/<slug>`, where several sites share a server. */
  slug: string | null
  /** The address within the site. */
  path: string
  query: string
}

export function placeWithin(basePath: string, url: string): Place {
  const start = url.indexOf('/', url.indexOf('//') + 2)
  const [full = '/', ...rest] = (start < 0 ? '/' : url.slice(start)).split('?')
  const query = rest.length > 0 ? `?${rest.join('?')}` : ''
  const inside =
    basePath && (full === basePath || full.startsWith(`${basePath}/`)) ? full.slice(basePath.length) || '/' : full
  const match = SITE_PREFIX.exec(inside)
  if (!match) return { base: basePath, slug: null, path: inside, query }
  return { base: basePath + match[0], slug: match[1]!, path: inside.slice(match[0].length) || '/', query }
}
