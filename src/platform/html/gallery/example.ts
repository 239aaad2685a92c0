import type { VNode } from 'preact'

/** One look of a component, for the gallery and its tests. */
export interface Example {
  title: string
  view: VNode
  /** Dressed by the desk's sheet only. */
  desk?: boolean | undefined
}
