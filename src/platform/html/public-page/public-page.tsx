import type { ComponentChildren } from 'preact'
import { Document } from '../document/document.tsx'
import { Foot } from '../foot/foot.tsx'
import { Link, lookSwitchOf } from '../link.tsx'
import { usePage } from '../page.tsx'
import { Sign } from '../sign/sign.tsx'
import { pageWords } from '../words.ts'

/** A page that is on everybody's screen and tells nothing. */
const somewhereElse = 'https://www.weather.com.cn/'

interface PublicPageProps {
  title: string
  back?: { to: string; label: string } | undefined
  /** Buttons that stay at hand; absent where a form is being filled in. */
  hand?: ComponentChildren
  /** A way out instead of the look switch: `true`, or an address. */
  quickExit?: boolean | string | undefined
  /** Two columns fit from 960 px on. */
  wide?: boolean | undefined
  children: ComponentChildren
}

export const PublicPage = ({ title, back, hand, quickExit, wide, children }: PublicPageProps) => (
  <Document title={title}>
    <header class={wide ? 'top wide-page' : 'top'}>
      <SiteMark to="/" />
      {quickExit ? (
        <a class="look" href={quickExit === true ? somewhereElse : quickExit} rel="noreferrer">
          {pageWords.leave}
        </a>
      ) : (
        <LookSwitch />
      )}
    </header>
    <main class={wide ? 'page wide-page' : 'page'} id="main">
      {back && <BackLink {...back} />}
      {children}
    </main>
    <Foot wide={wide} />
    {hand && (
      <nav class="hand" aria-label={pageWords.hand}>
        {hand}
      </nav>
    )}
  </Document>
)

export const SiteMark = ({ to }: { to: string }) => (
  <Link class="mark" to={to}>
    <Sign name="mark" />
    <span>{usePage().site.name}</span>
  </Link>
)

export const LookSwitch = () => {
  const { path, look } = usePage()
  return (
    <a class="look" href={lookSwitchOf(path, look)}>
      {look === 'elder' ? pageWords.standard : pageWords.elder}
    </a>
  )
}

export const BackLink = ({ to, label }: { to: string; label: string }) => (
  <Link class="backto" to={to}>
    <Sign name="back" class="go" />
    {label}
  </Link>
)
