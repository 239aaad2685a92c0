import type { ComponentChildren } from 'preact'
import type { GivenFigure } from '#campaign/figures.store.ts'
import { archiveFiles as files } from './archive.names.words.ts'
import { linkTo, type PlannedActivity, type PlannedAssignment, type PlannedFile } from './archive.rules.ts'
import { recordWords, indexWords as words } from './archive.text.words.ts'
import { type StatisticsRow, totalOf } from './statistics.rules.ts'
import { nameText, unitsText } from './statistics.views.tsx'

/** Read from a folder on any machine, and printed: no script, nothing fetched, no more looks than a table needs. */
export const indexStyle = `
body{font:16px/1.6 "PingFang SC","Microsoft YaHei",sans-serif;color:#15191c;margin:1.5rem auto;max-width:70rem;padding:0 1rem}
h1{font-size:1.5rem}h2{font-size:1.2rem;border-top:2px solid;padding-top:.5rem;margin-top:2rem}h3{font-size:1rem;margin:1.5rem 0 .5rem}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #7b8388;padding:.25rem .5rem;text-align:left;vertical-align:top}
th{background:#f3f5f2}.n{text-align:right;font-variant-numeric:tabular-nums}a{color:#0b57a4}.files a{margin-right:.5rem}
@media print{body{margin:0;max-width:none;font-size:11pt}thead{display:table-header-group}tr{break-inside:avoid}a{color:inherit;text-decoration:none}}
`

interface HeadProps {
  title: string
  made: string
  notice: string | null
  issued: readonly string[]
}

export const IndexHead = ({ title, made, notice, issued }: HeadProps) => (
  <>
    <h1>{title}</h1>
    <p>{made}</p>
    <p>{words.open}</p>
    <h2>{words.papers}</h2>
    <ul>
      {notice && <Paper to={notice}>{words.noticeFile}</Paper>}
      {notice !== null && <Paper to={files.noticeText}>{words.noticeText}</Paper>}
      <Paper to={files.statistics}>{words.statistics}</Paper>
      <Paper to={files.docx}>{words.docx}</Paper>
      <Paper to={files.pdf}>{words.pdf}</Paper>
      {issued.map((name) => (
        <Paper key={name} to={`${name}.pdf`}>
          {name.slice(name.lastIndexOf('/') + 1)}
        </Paper>
      ))}
      <Paper to={files.workbook}>{words.workbook}</Paper>
      <Paper to={files.manifest}>{words.manifest}</Paper>
    </ul>
    <h2>{words.check}</h2>
    <p>{words.checkHow('npm run verify-archive -- FILE')}</p>
  </>
)

const Paper = ({ to, children }: { to: string; children: ComponentChildren }) => (
  <li>
    <a href={linkTo(to)}>{children}</a>
  </li>
)

export const FigureTable = ({ rows }: { rows: readonly StatisticsRow[] }) => (
  <>
    <h2 id="figures">{words.figures}</h2>
    <p>{rows.length > 0 ? words.figuresHint : words.noneGiven}</p>
    <table>
      <thead>
        <tr>
          {Object.values(words.heads).map((head) => (
            <th key={head}>{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => {
          const { task, metric, total, units } = row
          return (
            <tr key={metric.id}>
              <td class="n">{index + 1}</td>
              <td>{task.title}</td>
              <td>{nameText(row)}</td>
              <td>{metric.counter}</td>
              <td class="n">{units > 0 ? <a href={`#f${index + 1}`}>{total}</a> : total}</td>
              <td class="n">{row.counted ? unitsText(row) : units}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  </>
)

interface SourceProps {
  row: StatisticsRow
  index: number
  given: readonly GivenFigure[]
  planned: ReadonlyMap<string, PlannedAssignment>
}

/** Behind one figure: every report it was added up from, with its record and its photos. */
export const FigureSource = ({ row: { task, metric }, index, given, planned }: SourceProps) => {
  const { total, units } = totalOf(metric, given)
  return (
    <>
      <h3 id={`f${index + 1}`}>{words.source(task.title, metric.name)}</h3>
      <p>
        {words.sum(total, metric.counter, units)}　<a href="#figures">{words.back}</a>
      </p>
      <table>
        <thead>
          <tr>
            {Object.values(words.sourceHeads).map((head) => (
              <th key={head}>{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {given.map((one) => {
            const source = planned.get(one.submissionId)
            return (
              <tr key={one.submissionId}>
                <td>{one.unit}</td>
                <td class="n">{one.value}</td>
                <td>{one.number}</td>
                <td>{one.heldOn ?? ''}</td>
                <td>
                  <Record record={source?.record ?? null} />
                </td>
                <td class="files">
                  <Files files={source?.files ?? []} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}

export const ActivityIndex = ({ activity, units }: PlannedActivity) => (
  <>
    <h3>
      {activity.marker}
      {activity.heading}
    </h3>
    <table>
      <thead>
        <tr>
          {Object.values(words.unitHeads).map((head) => (
            <th key={head}>{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {units.flatMap(({ unit, assignments }) =>
          assignments.map((one, index) => (
            <tr key={one.assignmentId}>
              {index === 0 && <th rowSpan={assignments.length}>{unit}</th>}
              <td>
                {one.task.title}
                {recordWords.week(one.period)}
              </td>
              <td>{recordWords.stages[one.stage]}</td>
              <td>
                <Record record={one.record} />
              </td>
              <td class="files">
                <Files files={one.files} />
              </td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  </>
)

const Record = ({ record }: { record: string | null }) =>
  record ? <a href={linkTo(record)}>{words.record}</a> : <span>{words.none}</span>

const Files = ({ files }: { files: readonly PlannedFile[] }) => (
  <>
    {files.map(({ name, piece }, index) => (
      <a key={name} href={linkTo(name)}>
        {recordWords.kinds[piece.kind]}
        {words.nth(index + 1)}
      </a>
    ))}
  </>
)
