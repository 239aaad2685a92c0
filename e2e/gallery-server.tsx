import { Hono } from 'hono'
import { loadAssets, serveAssets } from '#platform/assets/assets.ts'
import { galleryWords, names } from '#platform/html/gallery/gallery.words.ts'
import { GalleryPage } from '#platform/html/gallery/gallery-page.tsx'
import { type PageContext, renderPage } from '#platform/html/page.tsx'
import { type Served, serveApp } from './serve-app.ts'

/** The gallery alone, over real HTTP and under the strict policy of the house: no database, no sign-in. */
export const serveGallery = (assetsFolder: string): Promise<Served> => {
  const assets = loadAssets(assetsFolder)
  const app = new Hono().get('/assets/:file', serveAssets(assetsFolder)).get('*', (c) => {
    const url = new URL(c.req.url)
    return c.html(renderPage(<GalleryPage />, contextOf(url, assets)))
  })
  return serveApp(app)
}

export const contextOf = (url: URL, assets: PageContext['assets']): PageContext => ({
  base: '',
  root: '',
  path: url.pathname + url.search,
  look: url.searchParams.get('look') === 'elder' ? 'elder' : 'standard',
  site: { name: galleryWords.title, phone: '0355-8255100' },
  newFormKey: () => crypto.randomUUID(),
  assets,
  person: { name: names.office },
  menu: [
    { to: '/office/gallery', label: galleryWords.title },
    { to: '/office/review', label: galleryWords.desk, badge: 9 },
    { to: '/office/reports', label: galleryWords.public },
  ],
  shownAt: '2023-06-10 08:00',
})
