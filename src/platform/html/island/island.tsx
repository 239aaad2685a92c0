import type { ComponentChildren } from 'preact'
import { useUsed } from '../page.tsx'

interface IslandProps {
  /** File name of the island without `.island.ts`. */
  name: string
  /** Plain values; they travel as JSON in the page. */
  props?: Record<string, unknown> | undefined
  class?: string | undefined
  id?: string | undefined
  children?: ComponentChildren
}

/** A part of the page that script may improve. What is inside must work without it. */
export const Island = ({ name, props, children, ...rest }: IslandProps) => {
  useUsed().islands.add(name)
  return (
    <div data-island={name} data-props={props && JSON.stringify(props)} {...rest}>
      {children}
    </div>
  )
}
