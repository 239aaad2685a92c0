import type { VNode } from 'preact'
import { type PageContext, renderPage } from './page.tsx'

/** A page context for tests; keys count up so that two forms can be told apart. */
export const pageInTests = (wish: Partial<PageContext> = {}): PageContext => {
  let keys = 0
  return {
    base: '/town/t/east',
    root: '/town',
    path: '/office/units',
    look: 'standard',
    site: { name: 'East' },
    newFormKey: () => `key-${++keys}`,
    assets: {
      css: 'site-1.css',
      deskCss: 'desk-1.css',
      islands: { 'photo-picker': 'photo-picker-1.js', keys: 'keys-1.js', live: 'live-1.js' },
    },
    menu: [],
    shownAt: '2023-06-10 08:00',
    ...wish,
  }
}

export const drawn = (view: VNode, wish: Partial<PageContext> = {}): string => renderPage(view, pageInTests(wish))
