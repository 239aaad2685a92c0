import type { ComponentChildren } from 'preact'
import { Sign } from '../sign/sign.tsx'

/** Worst first: this is also the order of any list of states. */
export const lampOrder = ['late', 'back', 'soon', 'todo', 'sent', 'ok', 'free', 'none'] as const
export type LampName = (typeof lampOrder)[number]

/** Where many things share one lamp, the worst speaks. */
export const worstLamp = (lamps: readonly LampName[]): LampName =>
  lampOrder.find((lamp) => lamps.includes(lamp)) ?? 'none'

/** The shape alone: only where its word stands beside it. */
export const Lamp = ({ lamp, class: look }: { lamp: LampName; class?: string | undefined }) => (
  <Sign name={`lamp-${lamp}`} class={look ? `lamp ${look}` : 'lamp'} />
)

interface StateProps {
  lamp: LampName
  word: ComponentChildren
  /** In a dense board the word is there for readers only. */
  wordHidden?: boolean | undefined
}

/** Shape, colour and word, always the three. */
export const State = ({ lamp, word, wordHidden }: StateProps) => (
  <span class={lamp === 'late' ? 'state late' : 'state'}>
    <Lamp lamp={lamp} />
    {wordHidden ? <span class="v">{word}</span> : word}
  </span>
)
