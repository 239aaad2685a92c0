import type { MenuItem } from '#platform/html/page.tsx'
import { findKept } from '#platform/kept.ts'
import type { Ctx } from './access.ts'
import type { MenuEntry, Slice } from './manifest.ts'

/** What the viewer may open, in order, with what waits there: the town's counts, alike for whoever sees them, kept for a moment and gone when the town is told of something. */
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
      often: entry.often,
      badge:
        entry.waiting &&
        (await findKept(c.var.site.kept, nameOf(c, entry), () => entry.waiting!(c), { topic: c.var.town.id })),
    })),
  )
}

const nameOf = (c: Ctx, { to }: MenuEntry): string => `badge:${c.var.town.id}:${to}`
