import type { MenuItem } from '#platform/html/page.tsx'
import type { Ctx } from './access.ts'
import type { MenuEntry, Slice } from './manifest.ts'

/** What the viewer may open, in order, with what waits there. */
export async function menuFor(c: Ctx, slices: readonly Slice[]): Promise<MenuItem[]> {
  const mine = slices
    .flatMap((slice) => slice.menu ?? [])
    .filter(({ who, shown }) => who.includes(c.var.viewer) && (shown?.(c) ?? true))
  const inOrder = mine.sort((a, b) => a.position - b.position)
  return Promise.all(
    inOrder.map(async (entry: MenuEntry) => ({
      to: entry.to,
      label: entry.label,
      place: entry.place,
      go: entry.go,
      badge: await entry.waiting?.(c),
    })),
  )
}
