import type { Example } from '../gallery/example.ts'
import { samples, titles } from '../gallery/gallery.words.ts'
import { State } from '../lamp/lamp.tsx'
import { Drop, Film, Films, Photo, PhotoViewer } from './photo.tsx'

/** A neutral drawing in place of a photo. */
const drawing = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 120"><path d="M0 0h160v120H0z" fill="#e6e9e5"/><path d="M0 96h160v24H0z" fill="#c3c9c4"/><path d="M24 24h112v54H24z" fill="#9da5a0"/></svg>',
)}`

export const photoExamples: Example[] = [
  {
    title: titles.photos,
    view: (
      <Films>
        <Film to="/" note={<State lamp="sent" word={samples.received} />}>
          <Photo src={drawing} alt={samples.photoOf} width={160} height={120} />
        </Film>
        <Film>
          <Drop to="/">{samples.addPhoto}</Drop>
        </Film>
      </Films>
    ),
  },
  {
    title: titles.photos,
    desk: true,
    view: (
      <PhotoViewer
        at={0}
        about={samples.taken}
        photos={['1', '2'].map((number) => ({
          src: drawing,
          thumb: drawing,
          original: `/photos/${number}`,
          to: `/review?photo=${number}`,
          alt: samples.photoOf,
          width: 160,
          height: 120,
        }))}
      />
    ),
  },
]
