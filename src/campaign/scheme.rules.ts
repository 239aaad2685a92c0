/** The national scheme as a reading, so that it is drafted by the same code as a notice. Pure. */
import { emptyReading, type NoticeReading, type TaskRead } from './notice/reading.ts'
import { nationalThemes, ordinalOfYear } from './notice/themes.ts'
import { type Scheme, type SchemeTask, schemes, schemeWords } from './scheme.words.ts'

/** Of that year; otherwise the latest before it, or the earliest there is. */
export function schemeOf(year: number): Scheme {
  const known = Object.keys(schemes).map(Number)
  const before = known.filter((one) => one <= year)
  // there is always one
  return schemes[before.length > 0 ? Math.max(...before) : Math.min(...known)]!
}

/** A theme that was not proclaimed yet stays unknown; the open day has been 16 June since 2014. */
export function schemeReading(year: number): NoticeReading {
  const scheme = schemeOf(year)
  const activities = scheme.activities.map(({ heading, body, tasks }, index) => {
    const kinds = [...new Set(tasks.flatMap(({ kinds }) => kinds))]
    return {
      marker: schemeWords.markers[index] ?? null,
      heading,
      body,
      unitKinds: kinds,
      tasks: tasks.map((task) => taskRead(task, body, year)),
    }
  })
  return {
    ...emptyReading(),
    title: schemeWords.title(year),
    year,
    ordinal: ordinalOfYear(year),
    theme: nationalThemes[year] ?? null,
    basis: scheme.document && schemes[year] ? [scheme.document] : [],
    dateStart: `${year}-06-01`,
    dateEnd: `${year}-06-30`,
    consultDay: `${year}-06-16`,
    recipientKinds: [...new Set(activities.flatMap(({ unitKinds }) => unitKinds))],
    activities,
  }
}

const taskRead = ({ topic, title, kinds, day }: SchemeTask, body: string, year: number): TaskRead => ({
  title,
  topic,
  unitKinds: [...kinds],
  sentence: body,
  ...(day ? { due: `${year}-06-${day}` } : {}),
  evidence: [],
})
