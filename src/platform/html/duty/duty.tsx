import type { ComponentChildren } from 'preact'
import { type LampName, State } from '../lamp/lamp.tsx'
import { dayWords } from '../words.ts'

interface DutyProps {
  /** The day it is due, 2023-06-08; without one nothing stands left. */
  day?: string | undefined
  lamp: LampName
  word: string
  title: ComponentChildren
  /** What to give, in one grey line. */
  note?: ComponentChildren
  /** Words of the office, an explanation. */
  children?: ComponentChildren
  /** One button. The first duty's is solid, the others are outlined. */
  action?: ComponentChildren
}

/** One thing owed: day left, then state, what, and the button. Goes into `<Rows ordered>`. */
export const Duty = ({ day, lamp, word, title, note, children, action }: DutyProps) => (
  <li class={day ? 'duty' : 'duty undated'}>
    {day && (
      <p class="date">
        <span>{dayWords.month(day)}</span> <b>{dayWords.dayOfMonth(day)}</b> <span>{dayWords.weekday(day)}</span>
      </p>
    )}
    <State lamp={lamp} word={word} />
    <h3>{title}</h3>
    {children}
    {note && <p class="s">{note}</p>}
    {action}
  </li>
)
