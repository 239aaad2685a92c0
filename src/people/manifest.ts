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
  /** What this slice has to tell a unit on its own page. */
  unitNotices?(c: Ctx, unitId: string): Promise<UnitNotice[]>
}

/** Words of the office to one unit. */
export interface UnitNotice {
  text: string
  /** Who says it, and when. */
  by: string
}

export const noticesTo =
  (slices: readonly Slice[]) =>
  async (c: Ctx, unitId: string): Promise<UnitNotice[]> =>
    (await Promise.all(slices.map((slice) => slice.unitNotices?.(c, unitId) ?? []))).flat()

export interface MenuEntry {
  to: string
  label: string
  who: Who
  /** Low comes first. */
  position: number
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
