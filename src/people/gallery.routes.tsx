import { GalleryPage } from '#platform/html/gallery/gallery-page.tsx'
import { notFound } from '#platform/http/problems.ts'
import { get, office, type Route } from './access.ts'
import { page } from './page.tsx'

/** Every component with its examples: for whoever builds, and for trying out; a real town has no use for made-up names. */
export const galleryRoutes: Route[] = [
  get('/office/gallery', office, (c) =>
    c.var.town.demo || c.var.site.settings.development ? page(c, <GalleryPage />) : notFound(),
  ),
]
