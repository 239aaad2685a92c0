/** What of the desk's menu finds room, and what stands behind 更多. Pure. */
import type { MenuItem } from '../page.tsx'

/** The narrowest screen on which an entry stands in the line. */
export type Room = 'phone' | 'tablet' | 'desk'

/** As many as stand in one line with 更多 beside them: at 360 and at 768. */
const ON_PHONE = 3
const ON_TABLET = 8

/** Of one who has no more than this, nothing is put behind anything. */
const FEW = 4

/** Where somebody is always stands in the line; then what is used most often. In the order of the menu. */
export const roomsOf = (items: readonly MenuItem[], current: string | undefined): Map<string, Room> => {
  const links = items.filter(({ place }) => !place)
  const wish = ({ to, often }: MenuItem) => (to === current ? 0 : (often ?? Number.POSITIVE_INFINITY))
  const wished = links.toSorted((a, b) => (wish(a) === wish(b) ? 0 : wish(a) - wish(b))).map(({ to }) => to)
  const room = (to: string): Room => {
    const nth = wished.indexOf(to)
    if (nth < ON_PHONE || links.length <= FEW) return 'phone'
    return nth < ON_TABLET ? 'tablet' : 'desk'
  }
  return new Map(links.map(({ to }) => [to, room(to)]))
}
