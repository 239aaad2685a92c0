import type { Db } from '#platform/db.ts'
import type { Handler, JobPayload } from '#platform/jobs/jobs.ts'
import type { Ctx, Route, Who } from './access.ts'
import type { Parts } from './site.ts'

/** What a slice brings to the town: its routes, its place in the desk's menu, its jobs. */
export interface Slice {
  name: string
  routes: readonly Route[]
  menu?: readonly MenuEntry[]
  jobs?: Readonly<Record<string, SliceJob>>
  /** graphile-worker crontab lines, in UTC. */
  crontab?: readonly string[]
  /** What this slice has to tell a unit on its own page; `ref` is what the unit's addresses begin with. */
  unitNotices?(c: Ctx, unitId: string, ref: string): Promise<UnitNotice[]>
  /** Where a unit's own page leads on to in this slice. */
  unitRows?(c: Ctx, unitId: string, ref: string): Promise<UnitRow[]>
  /** What of this slice would be left undone if the campaign were closed now. */
  stillOpen?(c: Ctx, campaignId: string): Promise<StillOpen[]>
  /** What this slice says under a unit's tasks, on its page and its form. */
  unitTasks?(c: Ctx, unitId: string, ref: string, taskIds: readonly string[]): Promise<TaskTalk[]>
  /** What this slice counts by itself, so that nobody gives it by hand; nothing where there is nothing to count. */
  figures?(db: Db, townId: string, span: FigureSpan): Promise<CountedFigure[]>
}

/** Days, both counted: the campaign so far, and one week of it. */
export interface FigureSpan {
  from: string
  until: string
  week: { from: string; to: string }
}

/** A figure that the system counted (系统自动统计), beside those that units gave. */
export interface CountedFigure {
  code: string
  /** Beside the first task that is about one of these. */
  topics: readonly string[]
  name: string
  counter: string
  week: number
  total: number
  /** The lists that they were counted from. */
  path: string
  weekPath: string
}

/** Words of the office to one unit. */
export interface UnitNotice {
  text: string
  /** Who says it, and when. */
  by: string
  more?: Onward
}

export interface Onward {
  to: string
  label: string
}

/** Something left undone, in the office's own words, and where it is done. */
export interface StillOpen {
  text: string
  to: string
  /** Good to know, and no reason is asked for leaving it. */
  mild?: boolean
}

export interface UnitRow {
  to: string
  title: string
  note: string
}

export interface TaskTalk {
  taskId: string
  /** Asked by one, answered by the office; the latest first. */
  said: { id: string; asked: string; text: string; by: string }[]
  /** What the unit may do about this task beside reporting. */
  more?: Onward
}

/** What all slices together have to say: on a unit's own pages, and before a campaign is closed. */
export const unitTelling = (slices: readonly Slice[]) => ({
  unitNotices: async (c: Ctx, unitId: string, ref: string): Promise<UnitNotice[]> =>
    (await Promise.all(slices.map((slice) => slice.unitNotices?.(c, unitId, ref) ?? []))).flat(),
  unitRows: async (c: Ctx, unitId: string, ref: string): Promise<UnitRow[]> =>
    (await Promise.all(slices.map((slice) => slice.unitRows?.(c, unitId, ref) ?? []))).flat(),
  stillOpen: async (c: Ctx, campaignId: string): Promise<StillOpen[]> =>
    (await Promise.all(slices.map((slice) => slice.stillOpen?.(c, campaignId) ?? []))).flat(),
  unitTasks: async (c: Ctx, unitId: string, ref: string, taskIds: readonly string[]): Promise<TaskTalk[]> =>
    (await Promise.all(slices.map((slice) => slice.unitTasks?.(c, unitId, ref, taskIds) ?? []))).flat(),
})
export type UnitTelling = ReturnType<typeof unitTelling>

export interface MenuEntry {
  to: string
  label: string
  who: Who
  /** Low comes first. */
  position: number
  /** Not in the line of links: a box to type in, or the small help beside it. One of each. */
  place?: 'box' | 'help'
  /** The letter that leads there, after G; each belongs to one place. */
  go?: string
  /** Where a narrow screen has room for some only: 1 is opened most often; without it, it stands behind 更多. */
  often?: number
  /** Only in towns that have to do with it. */
  shown?(c: Ctx): boolean
  /** How many things wait there for the viewer. */
  waiting?(c: Ctx): Promise<number>
}

/** Runs as the owner of the database, at least once: a second run changes nothing. */
export type SliceJob = (payload: JobPayload, parts: Parts) => Promise<void>

export const jobHandlers = (slices: readonly Slice[], parts: Parts): Record<string, Handler> =>
  Object.fromEntries(
    slices.flatMap((slice) =>
      Object.entries(slice.jobs ?? {}).map(([name, job]): [string, Handler] => [
        name,
        (payload) => job(payload, parts),
      ]),
    ),
  )
