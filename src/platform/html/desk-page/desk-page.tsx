import type { ComponentChildren } from 'preact'
import { Document } from '../document/document.tsx'
import { Form } from '../form.tsx'
import { KeyHelp } from '../key-hint/key-help.tsx'
import { useHotkey } from '../key-hint/key-hint.tsx'
import { Link } from '../link.tsx'
import { type MenuItem, usePage } from '../page.tsx'
import { BackLink, LookSwitch, SiteMark } from '../public-page/public-page.tsx'
import { SavedViewsLine } from '../saved-views/saved-views.tsx'
import { pageWords } from '../words.ts'
import { DeskMenu } from './desk-menu.tsx'

interface DeskPageProps {
  title: string
  /** The menu address to mark; without it the one that this page's address begins with. */
  current?: string | undefined
  /** Beside the heading: a line of words, the month strip, a tally. */
  head?: ComponentChildren
  back?: { to: string; label: string } | undefined
  children: ComponentChildren
}

export const DeskPage = ({ title, current, head, back, children }: DeskPageProps) => {
  const { menu, path } = usePage()
  return (
    <Document title={title} desk class="desk">
      <header class="bar-top">
        <SiteMark to={menu[0]?.to ?? '/'} />
        {menu.length > 0 && <DeskMenu items={menu} current={current ?? currentOf(menu, path)} />}
        <Finder items={menu} />
        <Me />
      </header>
      <main class="wide" id="main">
        {back && <BackLink {...back} />}
        <div class="head">
          <h1>{title}</h1>
          {head}
        </div>
        <SavedViewsLine />
        {children}
      </main>
      <KeyHelp />
    </Document>
  )
}

/** The longest menu address that the page's own address begins with. */
export const currentOf = (menu: readonly MenuItem[], path: string): string | undefined => {
  const place = path.split('?')[0] ?? path
  return menu
    .filter(({ to }) => place === to || place.startsWith(`${to}/`))
    .sort((a, b) => b.to.length - a.to.length)[0]?.to
}

/** A box on every page of the desk; on a narrow screen the link in the menu does. */
const Finder = ({ items }: { items: readonly MenuItem[] }) => {
  const box = items.find(({ place }) => place === 'box')
  const help = items.find(({ place }) => place === 'help')
  const search = useHotkey(box && 'search')
  const asks = useHotkey(help && 'help')
  if (!box) return null
  return (
    <Form action={box.to} method="get" class="finder" label={box.label}>
      <input
        class="in"
        type="search"
        name="q"
        aria-label={box.label}
        placeholder={[box.label, search.shown].filter(Boolean).join('　')}
        {...search.attributes}
        autocomplete="off"
      />
      {help && (
        <Link to={help.to} {...asks.attributes} aria-label={help.label}>
          ?
        </Link>
      )}
    </Form>
  )
}

const Me = () => {
  const { person } = usePage()
  if (!person) return <LookSwitch />
  const name = [person.office, person.name].filter(Boolean).join(' ')
  return (
    <div class="me">
      {person.to ? (
        <Link class="me-name" to={person.to}>
          {name}
        </Link>
      ) : (
        <span class="me-name">{name}</span>
      )}
      <Form action="/sign-out">
        <button type="submit" class="mini">
          {pageWords.signOut}
        </button>
      </Form>
      <LookSwitch />
    </div>
  )
}
