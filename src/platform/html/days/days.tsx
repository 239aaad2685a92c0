import { dayWords } from '../words.ts'
import { dayAfter, daysFrom } from './days.rules.ts'

interface DaysProps {
  /** Days as 2023-06-10, both ends included. */
  from: string
  to: string
  today: string
  /** The day everything leads to, outlined in the strip. */
  mark?: { day: string; label: string } | undefined
}

/** The month as a strip: past grey, today blue and taller, the marked day outlined. */
export const Days = ({ from, to, today, mark }: DaysProps) => {
  const all = daysFrom(from, to) + 1
  const nth = daysFrom(from, today) + 1
  const place = nth < 1 ? 'before' : nth > all ? 'after' : 'within'
  return (
    <div class="days">
      <p>
        <b class="nb">{`${dayWords.day(today)} ${dayWords.weekday(today)}`}</b>{' '}
        <span class="nb days-count">
          {place === 'before'
            ? dayWords.before(1 - nth)
            : place === 'after'
              ? dayWords.after
              : dayWords.running(nth, all - nth)}
        </span>
      </p>
      <svg
        viewBox={`0 0 ${all * 10 - 2} 20`}
        preserveAspectRatio="none"
        role="img"
        aria-label={
          place === 'before'
            ? dayWords.stripBefore(all)
            : place === 'after'
              ? dayWords.stripAfter(all)
              : dayWords.strip(nth, all)
        }
      >
        {Array.from({ length: all }, (_, index) => {
          const day = dayAfter(from, index)
          const [look, top] =
            day === today ? ['now', 0] : day === mark?.day ? ['key', 4] : [day < today ? 'past' : 'next', 8]
          return <path key={day} class={String(look)} d={`M${index * 10} ${top}h8v${20 - Number(top)}h-8z`} />
        })}
      </svg>
      <p class="ends s">
        <span>{dayWords.day(from)}</span>
        {mark && <span>{`${dayWords.day(mark.day)} ${mark.label}`}</span>}
        <span>{dayWords.day(to)}</span>
      </p>
    </div>
  )
}
