import { Empty } from '#platform/html/empty/empty.tsx'
import { Link, useHref } from '#platform/html/link.tsx'
import { PublicPage } from '#platform/html/public-page/public-page.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { type CalendarItem, itemsOn, monthAfter, weeksIn } from './calendar.rules.ts'
import { calendarWords as words } from './calendar.words.ts'

interface CalendarProps {
  items: readonly CalendarItem[]
  /** 2023-06 */
  month: string
  today: string
  /** Whole address, to be pasted elsewhere. */
  feed: string
}

export const CalendarPage = ({ items, month, today, feed }: CalendarProps) => (
  <PublicPage title={words.title} back={{ to: '/', label: words.back }} wide>
    <h1>{words.month(month)}</h1>
    <nav class="pager" aria-label={words.title}>
      <Link to={`/calendar?month=${monthAfter(month, -1)}`} rel="prev">
        {words.previous}
      </Link>
      <Link to={`/calendar?month=${monthAfter(month, 1)}`} rel="next">
        {words.next}
      </Link>
    </nav>
    <MonthGrid {...{ items, month, today }} />
    <DaysList {...{ items, month, today }} />
    <Section title={words.subscribe}>
      <p class="s">{words.subscribeHint}</p>
      <p class="feed-address">
        <a href={useHref()('/calendar.ics')}>{feed}</a>
      </p>
    </Section>
  </PublicPage>
)

const MOST_A_DAY = 3

const MonthGrid = ({ items, month, today }: Omit<CalendarProps, 'feed'>) => (
  <table class="month">
    <caption class="v">{words.caption(month)}</caption>
    <thead>
      <tr>
        {words.weekdays.map((weekday) => (
          <th key={weekday} scope="col">
            {weekday}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {weeksIn(month).map((week) => (
        <tr key={week[0]}>
          {week.map((day) => (
            <DayCell key={day} day={day} inMonth={day.startsWith(month)} items={itemsOn(items, day)} today={today} />
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

interface DayProps {
  day: string
  inMonth: boolean
  items: readonly CalendarItem[]
  today: string
}

const DayCell = ({ day, inMonth, items, today }: DayProps) => {
  const number = Number(day.slice(8))
  if (!inMonth) return <td class="other">{number}</td>
  const lines = linesOf(items)
  const isToday = day === today
  return (
    <td class={isToday ? 'now' : undefined}>
      {items.length > 0 ? (
        <a href={`#d${day}`} aria-label={words.day(day)} aria-current={isToday ? 'date' : undefined}>
          {number}
        </a>
      ) : (
        <span aria-current={isToday ? 'date' : undefined}>{number}</span>
      )}
      {lines.length > 0 && (
        <ul>
          {lines.slice(0, MOST_A_DAY).map((line) => (
            <li key={line}>{line}</li>
          ))}
          {lines.length > MOST_A_DAY && <li>{words.more(lines.length - MOST_A_DAY)}</li>}
        </ul>
      )}
    </td>
  )
}

/** Many deadlines of one day are one line in its cell. */
const linesOf = (items: readonly CalendarItem[]): string[] => {
  const due = items.filter(({ kind }) => kind === 'due')
  const others = items.filter(({ kind }) => kind !== 'due').map(({ title }) => title)
  if (due.length === 0) return others
  return [...others, due.length === 1 ? due[0]!.title : words.dues(due.length)]
}

const DaysList = ({ items, month, today }: Omit<CalendarProps, 'feed'>) => {
  const days = weeksIn(month)
    .flat()
    .filter((day) => day.startsWith(month))
    .map((day) => ({ day, own: items.filter((item) => startIn(item, month) === day) }))
    .filter(({ own }) => own.length > 0)
  if (days.length === 0) return <Empty title={words.none} />
  return (
    <Section title={words.list}>
      {days.map(({ day, own }) => (
        <div key={day} id={`d${day}`} class="month-day">
          <h3>
            {words.day(day)} {day === today && <small>{words.today}</small>}
          </h3>
          <Rows>
            {own.map(({ id, kind, title, from, to, time, place, activityId }) => (
              <Row
                key={`${kind} ${id}`}
                title={title}
                note={[from === to ? '' : words.span(from, to), time, place].filter(Boolean).join(' ') || undefined}
                to={activityId ? `/activities/${activityId}` : undefined}
              />
            ))}
          </Rows>
        </div>
      ))}
    </Section>
  )
}

/** What began before stands at the month's first day. */
const startIn = ({ from, to }: CalendarItem, month: string): string | undefined => {
  const first = `${month}-01`
  return from < first && to >= first ? first : from
}
