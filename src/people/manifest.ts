import type { Ctx, Route, Who } from './access.ts'

/** What a slice brings to the town: its routes, its place in the desk's menu, its jobs. */
export interface Slice {
  name: string
  routes: readonly Route[]
  menu?: readonly MenuEntry[]
  jobs?: Readonly<Record<string, SliceJob>>
}

export interface MenuEntry {
  to: string
  label: string
  who: Who
  /** Low comes first. */
  position: number
  /** How many things wait there for the viewer. */
  waiting?(c: Ctx): Promise<number>
}

export type SliceJob = (payload: unknown, parts: import('./site.ts').Parts) => Promise<void>
