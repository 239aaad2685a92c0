import type { ComponentChildren } from 'preact'
import { Lamp, type LampName } from '../lamp/lamp.tsx'

const lampOf = { safe: 'ok', care: 'soon', stop: 'late', must: 'todo' } as const satisfies Record<string, LampName>

interface NoteProps {
  kind?: keyof typeof lampOf | undefined
  /** The whole sentence leads somewhere: room for a thumb. */
  linked?: boolean | undefined
  children: ComponentChildren
}

/** Told, not popped: stands where the act was, and stays. */
export const Note = ({ kind = 'safe', linked, children }: NoteProps) => (
  <div class={['note', kind !== 'safe' && kind, linked && 'linked'].filter(Boolean).join(' ')} role="status">
    <Lamp lamp={lampOf[kind]} />
    <span>{children}</span>
  </div>
)

/** A doubt that the machine noticed: a question, never a verdict. */
export const Flag = ({ children }: { children: ComponentChildren }) => (
  <div class="note care flag">
    <Lamp lamp="soon" />
    <span>{children}</span>
  </div>
)
