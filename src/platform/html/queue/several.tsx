import type { ComponentChildren } from 'preact'
import { Island } from '../island/island.tsx'
import { useHref } from '../link.tsx'
import { severalWords as words } from '../words.ts'

interface SeveralProps {
  /** How many are ticked, in words with a # for the number. */
  counted: string
  class?: string | undefined
  children: ComponentChildren
}

/** A form for what is ticked, wherever on the page the boxes stand. With script: Shift-click, all or none, how many. */
export const Several = ({ counted, ...rest }: SeveralProps) => (
  <Island name="several" props={{ chosen: counted, none: words.none }} {...rest} />
)

/** Ticks all, without script by the list's own address; with it, tells how many are. */
export const TickAll = ({ here, id }: { here: string; id?: string | undefined }) => {
  const href = useHref()
  return (
    <p class="s several-line" id={id}>
      <a href={href(`${here}${here.includes('?') ? '&' : '?'}all=1`)} data-all={words.all}>
        {words.all}
      </a>{' '}
      <span data-count role="status" />
    </p>
  )
}
