import { useHotkey } from '../key-hint/key-hint.tsx'
import { Link } from '../link.tsx'
import type { MenuItem } from '../page.tsx'
import { pageWords } from '../words.ts'
import { roomsOf } from './desk-menu.rules.ts'

interface DeskMenuProps {
  items: readonly MenuItem[]
  current: string | undefined
}

/** One line on a wide screen. On narrow ones what is used less often stands behind 更多, which opens without script. */
export const DeskMenu = ({ items, current }: DeskMenuProps) => {
  const links = items.filter(({ place }) => place !== 'help')
  const rooms = roomsOf(links, current)
  const roomOf = ({ to, place }: MenuItem) => (place ? 'tablet' : rooms.get(to))
  const behind = links.filter((item) => roomOf(item) !== 'phone')
  return (
    <nav aria-label={pageWords.menu}>
      {links.map((item) => (
        <MenuLink key={item.to} item={item} current={current} class={inLine[roomOf(item) ?? 'desk']} />
      ))}
      {behind.length > 0 && (
        <details class="rest">
          <summary>
            {pageWords.more}
            <Badge waiting={sumOf(behind)} class="to-phone" />
            <Badge waiting={sumOf(behind.filter((item) => roomOf(item) === 'desk'))} class="from-tablet" />
          </summary>
          <div class="rest-list">
            {behind.map((item) => (
              <MenuLink
                key={item.to}
                item={item}
                current={current}
                class={roomOf(item) === 'tablet' ? 'to-phone' : undefined}
              />
            ))}
          </div>
        </details>
      )}
    </nav>
  )
}

const inLine = { phone: undefined, tablet: 'from-tablet', desk: 'from-desk' }

const sumOf = (items: readonly MenuItem[]): number => items.reduce((sum, { badge = 0 }) => sum + badge, 0)

interface MenuLinkProps {
  item: MenuItem
  current: string | undefined
  class: string | undefined
}

const MenuLink = ({ item: { to, label, badge, place, go }, current, class: room }: MenuLinkProps) => {
  const search = useHotkey(place ? 'search' : undefined).attributes
  return (
    <Link
      to={to}
      // a wide screen has a box instead
      class={[room, place && 'narrow'].filter(Boolean).join(' ') || undefined}
      data-go={go}
      data-key={search['data-key']}
      aria-current={to === current ? 'page' : undefined}
    >
      {label}
      <Badge waiting={badge ?? 0} />
    </Link>
  )
}

const Badge = ({ waiting, class: room }: { waiting: number; class?: string }) =>
  waiting === 0 ? null : (
    <i class={room}>
      {waiting}
      <span class="v">{pageWords.waiting}</span>
    </i>
  )
