/** An earlier campaign laid out anew for a later year: what moves, what is emptied, what stays. Pure. */
import type { Activity, Campaign, Seat, Task } from './campaign.types.ts'
import type { Draft } from './drafts.store.ts'
import { ordinalOfYear } from './notice/themes.ts'

export interface Cloned {
  campaign: Campaign
  seats: readonly Seat[]
  activities: readonly Activity[]
  tasks: readonly Task[]
  /** The units that are still there: a task that named others alone asks again whom it means. */
  unitIds: ReadonlySet<string>
  year: number
  /** As proclaimed for that year; empty asks the office. */
  theme: string
  newId(): string
}

export interface Clone extends Draft {
  /** New task → the one it came from. */
  from: ReadonlyMap<string, string>
}

/** Day and month stay, so that 16 June stays 16 June; 29 February becomes the 28th where there is none. */
export function movedDay(day: string, years: number): string {
  const year = Number(day.slice(0, 4)) + years
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return `${year}${day.slice(4) === '-02-29' && !leap ? '-02-28' : day.slice(4)}`
}

const moved = (day: string | null, years: number): string | null => (day === null ? null : movedDay(day, years))

/**
 * The year, the next one (a summary due in January), and the ordinal, wherever the words name them as this month's own.
 * Other years (a law's, an accident's) stay.
 */
export function movedWords(text: string, from: number, to: number): string {
  const ordinals = [from, from + 1].map((year) => [ordinalOfYear(year), ordinalOfYear(year + to - from)] as const)
  const shifted = text.replace(/(?<!\d)(\d{4})(?=\s*(?:年|[-./]\d{1,2}[-./]))/g, (year) =>
    Number(year) === from || Number(year) === from + 1 ? String(Number(year) + to - from) : year,
  )
  return shifted.replace(
    /第(\s*)(\d{1,2})(\s*)(?=个|届|次)/g,
    (whole, before: string, number: string, after: string) =>
      Number(number) === ordinals[0]![0] ? `第${before}${ordinals[0]![1]}${after}` : whole,
  )
}

export function cloneOf({ campaign, seats, activities, tasks, unitIds, year, theme, newId }: Cloned): Clone {
  const years = year - campaign.year
  const words = (text: string) => withoutTheme(movedWords(text, campaign.year, year), campaign.theme, theme)
  const standing = activities.filter(({ droppedAt }) => droppedAt === null)
  const activityIds = new Map(standing.map(({ id }) => [id, newId()]))
  const taken = tasks.filter(({ activityId, droppedAt }) => droppedAt === null && activityIds.has(activityId))
  const taskIds = new Map(taken.map(({ id }) => [id, newId()]))
  const { title, basis: _, contacts, deadlines, attachments, ...rest } = campaign
  return {
    campaign: {
      ...rest,
      origin: 'earlier',
      year,
      ordinal: ordinalOfYear(year),
      title: words(title),
      theme,
      // this year's papers have their own numbers, dates and documents above them
      documentNumber: '',
      basis: [],
      issueDate: null,
      startsOn: moved(campaign.startsOn, years),
      endsOn: moved(campaign.endsOn, years),
      consultDay: moved(campaign.consultDay, years),
      contacts,
      deadlines: deadlines.map(words),
      attachments: attachments.map(words),
    },
    seats: seats.map((seat) => ({ ...seat, id: newId() })),
    activities: standing.map(({ campaignId: __, droppedAt: ___, ...activity }, position) => ({
      ...activity,
      id: activityIds.get(activity.id)!,
      position,
      heading: words(activity.heading),
      body: words(activity.body),
      items: activity.items.map(words),
      startsOn: moved(activity.startsOn, years),
      endsOn: moved(activity.endsOn, years),
    })),
    tasks: taken.map(({ campaignId: __, droppedAt: ___, ...task }, position) => ({
      ...task,
      id: taskIds.get(task.id)!,
      activityId: activityIds.get(task.activityId)!,
      position,
      title: words(task.title),
      ask: words(task.ask),
      howTo: words(task.howTo),
      unitIds: task.unitIds.filter((id) => unitIds.has(id)),
      dueOn: moved(task.dueOn, years),
    })),
    spans: [],
    from: new Map([...taskIds].map(([old, fresh]) => [fresh, old])),
  }
}

/** A sentence that quotes last year's theme would set it again: it quotes this year's, or none. */
const withoutTheme = (text: string, old: string, theme: string): string =>
  old === '' ? text : text.replaceAll(`“${old}”`, theme === '' ? '' : `“${theme}”`)
