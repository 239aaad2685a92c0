import type { ComponentChildren } from 'preact'
import { useHref } from '../link.tsx'
import { useUsed } from '../page.tsx'

interface LiveProps {
  /** Which part of the page this is; one name stands once on a page. */
  name: string
  class?: string | undefined
  children: ComponentChildren
}

/** A part of a page that is brought up to date in place. */
export const LivePart = ({ name, class: look, children }: LiveProps) => (
  <div data-live={name} class={look}>
    {children}
  </div>
)

/**
 * Put once into a page with live parts: listens at `url` (Server-Sent Events) and after each message fetches
 * the page again. Without script the page shows what was true when it was opened.
 */
export const LiveFrom = ({ url }: { url: string }) => {
  useUsed().islands.add('live')
  return <div hidden data-island="live" data-props={JSON.stringify({ url: useHref()(url) })} />
}
