import type { ComponentChildren } from 'preact'
import { usePage } from './page.tsx'

const allowed = /^(https?|tel|mailto|sms):/i
const scheme = /^[a-z][a-z0-9+.-]*:/i

/** An address within the site gets its prefix; `#…`, `?…` and outside addresses stay; unknown schemes lead nowhere. */
export const hrefWithin = (base: string, to: string): string => {
  if (to.startsWith('/') && !to.startsWith('//')) return base + to
  return scheme.test(to) && !allowed.test(to) ? '#' : to
}

export const useHref = (): ((to: string) => string) => {
  const { base } = usePage()
  return (to) => hrefWithin(base, to)
}

interface LinkProps {
  to: string
  class?: string | undefined
  id?: string | undefined
  title?: string | undefined
  rel?: string | undefined
  /** Saves instead of opening; a string names the file. */
  download?: boolean | string | undefined
  'aria-current'?: 'page' | 'true' | 'step' | undefined
  'aria-label'?: string | undefined
  'aria-keyshortcuts'?: string | undefined
  'data-key'?: string | undefined
  'data-go'?: string | undefined
  children?: ComponentChildren
}

export const Link = ({ to, ...rest }: LinkProps) => <a href={useHref()(to)} {...rest} />

/** Same page, other look: the rest of the query is kept. */
export const lookSwitchOf = (path: string, look: 'standard' | 'elder'): string => {
  const query = new URLSearchParams(path.split('#')[0]?.split('?')[1] ?? '')
  query.delete('look')
  query.append('look', look === 'elder' ? 'standard' : 'elder')
  return `?${query}`
}
