import type { ComponentChildren } from 'preact'
import { drawWithin, type Used, usePage, useUsed } from './page.tsx'

interface DrawnOnceProps {
  /** What it is drawn from: kept as long as this is, and drawn anew for another. */
  of: object
  /** Which part of it, and all else that it goes by. */
  under: string
  children: ComponentChildren
}

interface Drawn {
  html: string
  used: Used
}

const drawn = new WeakMap<object, Map<string, Drawn>>()

/**
 * A part of a page that is alike for whoever looks: a table of a whole town takes longer to draw than all around it. It knows
 * the site and the look, and neither the viewer nor the address; no form stands in it, whose key is one page's own.
 */
export const DrawnOnce = ({ of, under, children }: DrawnOnceProps) => {
  const page = usePage()
  const used = useUsed()
  const known = drawn.get(of) ?? new Map<string, Drawn>()
  drawn.set(of, known)
  const name = [page.base, page.root, page.look, under].join('\n')
  const found = known.get(name) ?? drawWithin({ ...page, newFormKey: noKeys }, children)
  known.set(name, found)
  for (const sign of found.used.signs) used.signs.add(sign)
  for (const island of found.used.islands) used.islands.add(island)
  for (const key of found.used.keys) used.keys.add(key)
  return <div dangerouslySetInnerHTML={{ __html: found.html }} />
}

const noKeys = (): never => {
  throw new Error('A form stands in a part that is drawn once for everybody')
}
