import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { GivenFigure } from '#campaign/figures.store.ts'
import { ActivityIndex, FigureSource, FigureTable, IndexHead, indexStyle } from './archive.index.views.tsx'
import type { ArchivePlan, PlannedAssignment } from './archive.rules.ts'
import { indexWords as words } from './archive.text.words.ts'
import type { StatisticsRow } from './statistics.rules.ts'

export interface IndexOf {
  plan: ArchivePlan
  rows: readonly StatisticsRow[]
  given: readonly GivenFigure[]
  title: string
  made: string
  notice: string | null
  /** Paths of issued papers, without their endings. */
  issued: readonly string[]
}

const html = (view: VNode): string => renderToString(view)
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** The page that opens the archive, a piece at a time: one figure, or one activity. */
export function* indexHtml({ plan, rows, given, title, made, notice, issued }: IndexOf): Generator<string> {
  yield `<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(title)}</title>`
  yield `<meta name="viewport" content="width=device-width,initial-scale=1"><style>${indexStyle}</style></head><body>`
  yield html(<IndexHead title={title} made={made} notice={notice} issued={issued} />)
  yield html(<FigureTable rows={rows} />)
  yield `<h2>${words.sources}</h2>`
  const planned = bySubmission(plan)
  const behind = Map.groupBy(given, (one) => `${one.taskId} ${one.code}`)
  for (const [index, row] of rows.entries()) {
    const own = behind.get(`${row.task.id} ${row.metric.code}`) ?? []
    if (own.length > 0) yield html(<FigureSource row={row} index={index} given={own} planned={planned} />)
  }
  yield `<h2>${words.byUnit}</h2>`
  for (const activity of plan.activities) yield html(<ActivityIndex {...activity} />)
  yield '</body></html>\n'
}

function bySubmission({ activities }: ArchivePlan): Map<string, PlannedAssignment> {
  const known = new Map<string, PlannedAssignment>()
  for (const { units } of activities)
    for (const { assignments } of units)
      for (const one of assignments) if (one.submissionId) known.set(one.submissionId, one)
  return known
}
