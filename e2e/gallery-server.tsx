import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Hono } from 'hono'
import { loadAssets, serveAssets } from '#platform/assets/assets.ts'
import { galleryWords, names } from '#platform/html/gallery/gallery.words.ts'
import { GalleryPage } from '#platform/html/gallery/gallery-page.tsx'
import { type PageContext, renderPage } from '#platform/html/page.tsx'

const policy =
  "default-src 'none'; img-src 'self' data: blob:; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'"

/** The gallery alone, over real HTTP and under the strict policy of the house: no database, no sign-in. */
export const serveGallery = async (assetsFolder: string): Promise<{ url: string; close: () => Promise<void> }> => {
  const assets = loadAssets(assetsFolder)
  const app = new Hono().get('/assets/:file', serveAssets(assetsFolder)).get('*', (c) => {
    const url = new URL(c.req.url)
    c.header('content-security-policy', policy)
    return c.html(renderPage(<GalleryPage />, contextOf(url, assets)))
  })
  const server = createServer(async (request, response) => {
    const answer = await app.request(`http://gallery${request.url}`, {
      headers: { 'accept-encoding': String(request.headers['accept-encoding'] ?? '') },
    })
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    response.end(Buffer.from(await answer.arrayBuffer()))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((done) => server.close(() => done())),
  }
}

const contextOf = (url: URL, assets: PageContext['assets']): PageContext => ({
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
