import { type ComponentChildren, createContext, type VNode } from 'preact'
import { useContext } from 'preact/hooks'
import { renderToString } from 'preact-render-to-string'
import type { Assets } from '#platform/assets/assets.ts'
import type { KeyName } from './key-hint/keys.rules.ts'
import type { SavedViews } from './saved-views/saved-views.tsx'
import type { SignName } from './sign/signs.ts'

export interface MenuItem {
  to: string
  label: string
  /** How many things wait there; 0 is not shown. */
  badge?: number | undefined
  /** A box to type in instead of a link; a small link beside it. */
  place?: 'box' | 'help' | undefined
  /** The letter that leads there, after G. */
  go?: string | undefined
  /** 1 is used most often; what has none comes after. */
  often?: number | undefined
}

export interface Site {
  name: string
  /** Who answers for the site, who runs it, and the number people may call. */
  host?: string | undefined
  office?: string | undefined
  phone?: string | undefined
  /** Registrations that a public site must show. */
  record?: { icp?: string | undefined; police?: string | undefined; code?: string | undefined } | undefined
}

export interface PageContext {
  /** Sub-path and prefix of the site, without a slash at the end. */
  base: string
  /** Sub-path only: where `/assets` hangs. */
  root: string
  /** Address of this page within the site, with its query. */
  path: string
  look: 'standard' | 'elder'
  site: Site
  newFormKey(): string
  assets: Assets
  person?: { name: string; office?: string | undefined; to?: string | undefined } | null | undefined
  /** Menu of the desk. */
  menu: MenuItem[]
  /** Links at the foot of public pages. */
  links?: MenuItem[] | undefined
  /** What the viewer looks at often in this list. */
  views?: SavedViews | undefined
  /** Keys of one letter are switched off on this device (WCAG 2.1.4). */
  keysOff?: boolean | undefined
  /** Machine date for the footer: 2023-06-10 08:00. */
  shownAt: string
  /** One line above everything, as for a demonstration. */
  notice?: string | undefined
}

/** What a page turned out to need while it was being drawn. */
export interface Used {
  signs: Set<SignName>
  islands: Set<string>
  keys: Set<KeyName>
}

const nothingYet = (): Used => ({ signs: new Set(), islands: new Set(), keys: new Set() })

const Page = createContext<PageContext | null>(null)
const UsedOnPage = createContext<Used>(nothingYet())

export const usePage = (): PageContext => {
  const page = useContext(Page)
  if (!page) throw new Error('A component of platform/html was drawn outside renderPage')
  return page
}

export const useUsed = (): Used => useContext(UsedOnPage)

/** Views stay pure: context and data in, one whole document out. */
export const renderPage = (view: VNode, page: PageContext): string => `<!doctype html>${drawWithin(page, view).html}`

/** A part of a page, and what it turned out to need. */
export function drawWithin(page: PageContext, view: ComponentChildren): { html: string; used: Used } {
  const used = nothingYet()
  const html = renderToString(
    <Page.Provider value={page}>
      <UsedOnPage.Provider value={used}>{view}</UsedOnPage.Provider>
    </Page.Provider>,
  )
  return { html, used }
}
