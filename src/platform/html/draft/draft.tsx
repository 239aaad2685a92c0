import type { ComponentChildren } from 'preact'
import { Lamp, type LampName } from '../lamp/lamp.tsx'
import { Link } from '../link.tsx'
import { markId } from '../reader/reader.tsx'
import { readerWords } from '../words.ts'

/** Fields drafted from a text, each pointing at its place. */
export const Draft = ({ children }: { children: ComponentChildren }) => <ol class="draft">{children}</ol>

interface DraftLineProps {
  lamp: LampName
  /** The lamp's word, for readers. */
  word: string
  label: string
  /** Id of the box, when there is one. */
  for?: string | undefined
  /** The line in hand. */
  selected?: boolean | undefined
  /** An input of class `in`, or plain words. */
  children?: ComponentChildren
  source?: ComponentChildren
}

export const DraftLine = ({ lamp, word, label, for: box, selected, children, source }: DraftLineProps) => (
  <li class={selected ? 'on' : undefined}>
    <Lamp lamp={lamp} />
    <span class="v">{word}</span>
    {box ? <label for={box}>{label}</label> : <span class={children ? 'draft-label' : 'draft-words'}>{label}</span>}
    {children}
    {source}
  </li>
)

interface DraftInputProps {
  name: string
  value?: string | undefined
  /** Unknown: stays empty and is asked for, with what little the text says. */
  asks?: string | undefined
  short?: boolean | undefined
}

export const DraftInput = ({ name, value = '', asks, short }: DraftInputProps) => (
  <input
    class={['in', short && 'short', asks && value === '' && 'ask'].filter(Boolean).join(' ')}
    id={name}
    name={name}
    value={value}
    placeholder={asks}
    autocomplete="off"
  />
)

/** The number of the mark that a value was read from; leads to it. */
export const Source = ({ number, to }: { number: number; to?: string | undefined }) => (
  <Link class="src" to={to ?? `#${markId(number)}`}>
    <span class="v">{readerWords.source}</span>
    {number}
  </Link>
)

/** Not in the text, proposed by us. */
export const Suggested = () => <span class="src own">{readerWords.suggested}</span>

/** Not in the text, to be filled in. */
export const Missing = () => <span class="src no">{readerWords.missing}</span>
