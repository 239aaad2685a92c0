import type { ComponentChildren } from 'preact'
import { Link, useHref } from '../link.tsx'
import { Sign } from '../sign/sign.tsx'
import { photoWords } from '../words.ts'

interface PhotoProps {
  /** Address of the picture within the site. */
  src: string
  /** What is to be seen, or whose it is and which. */
  alt: string
  width?: number | undefined
  height?: number | undefined
  /** Later in the page: fetched when it comes near. */
  lazy?: boolean | undefined
}

/** Never tinted. Whole in the viewer, cut to 4:3 in lists by what it stands in. */
export const Photo = ({ src, alt, width, height, lazy }: PhotoProps) => {
  const href = useHref()
  return (
    <img
      class="photo"
      src={src.startsWith('data:image/') ? src : href(src)}
      alt={alt}
      width={width}
      height={height}
      loading={lazy ? 'lazy' : undefined}
      decoding="async"
    />
  )
}

/** Two a line; one in 长辈版. Each item may stand with its state under it. */
export const Films = ({ children }: { children: ComponentChildren }) => <ul class="films">{children}</ul>

export const Film = ({
  to,
  children,
  note,
}: {
  to?: string
  children: ComponentChildren
  note?: ComponentChildren
}) => (
  <li>
    {to ? <Link to={to}>{children}</Link> : children}
    {note}
  </li>
)

/** An empty place where one more photo goes. */
export const Drop = ({ to, children }: { to: string; children: ComponentChildren }) => (
  <Link class="drop" to={to}>
    <Sign name="camera" />
    {children}
  </Link>
)

interface ViewerProps {
  photos: readonly {
    src: string
    thumb: string
    alt: string
    original: string
    to: string
    width?: number
    height?: number
  }[]
  /** Counted from 0. */
  at: number
  /** When and where it was taken. */
  about?: ComponentChildren
}

/** One photo whole, the others as small links beneath. */
export const PhotoViewer = ({ photos, at, about }: ViewerProps) => {
  const shown = photos[at]
  if (!shown) return null
  return (
    <div class="viewer">
      <Link class="viewer-main" to={shown.original}>
        <Photo src={shown.src} alt={shown.alt} width={shown.width} height={shown.height} />
      </Link>
      <div class="thumbs">
        {photos.length > 1 &&
          photos.map(({ to, thumb }, index) => (
            <Link key={to} to={to} aria-current={index === at ? 'true' : undefined}>
              <Photo src={thumb} alt={photoWords.nth(index + 1)} />
            </Link>
          ))}
        <p class="s">
          <b>{photoWords.place(at + 1, photos.length)}</b> <Link to={shown.original}>{photoWords.original}</Link>
          {about && <span class="viewer-about">{about}</span>}
        </p>
      </div>
    </div>
  )
}
