import type { ComponentChildren } from 'preact'
import { PrintSheet } from '#platform/html/print-sheet/print-sheet.tsx'
import type { History } from './acts.store.ts'
import { dayText, problemWords, sheetWords, standText, urgencyWords, whoText } from './problems.words.ts'
import type { Stood } from './unit.views.tsx'

interface SheetProps extends Stood {
  history: History
  town: string
  today: string
}

/** 督办单: to sign, to carry to whoever leads, to keep. */
export const ProblemSheet = ({ problem, standing, history, town, today }: SheetProps) => {
  const { rows } = sheetWords
  const table: [string, ComponentChildren][] = [
    [rows.number, problemWords.number(problem.number)],
    [rows.title, <b key="title">{problem.title}</b>],
    [
      rows.raised,
      `${problem.unit ?? problemWords.wholeTown}　${whoText(problem.byName, problem.raisedAt)}　${problem.byPhone}`,
    ],
    [rows.urgency, urgencyWords[problem.urgency]],
    [
      rows.text,
      <span key="text" class="lines">
        {[problem.task, problem.text].filter(Boolean).join('\n')}
      </span>,
    ],
    [rows.owner, standing.owner ?? problemWords.nobody],
    [rows.due, standing.dueOn ? dayText(standing.dueOn) : problemWords.noDue],
    [rows.state, standText(standing)],
    [
      rows.talks,
      <Lines
        key="talks"
        lines={history.talks.map(({ id, withWhom, heldOn, text, by }) => ({
          id,
          text,
          by: `${problemWords.talkBy(withWhom, heldOn)}　${by}`,
        }))}
      />,
    ],
    [
      rows.decisions,
      <Lines
        key="decisions"
        lines={history.decisions.map(({ id, text, decidedBy, decidedOn, dueOn }) => ({
          id,
          text,
          by: `${problemWords.decided(decidedBy, decidedOn)}　${problemWords.dueBy(dueOn)}`,
        }))}
      />,
    ],
    [
      rows.closing,
      <Lines
        key="closings"
        lines={history.closings.map(({ id, text, by, at }) => ({ id, text, by: whoText(by, at) }))}
      />,
    ],
  ]
  return (
    <PrintSheet
      title={sheetWords.title}
      back={{ to: `/office/problems/${problem.id}`, label: problem.title }}
      note={sheetWords.note(town, dayText(today))}
    >
      <div class="problem-sheet">
        <table>
          <tbody>
            {table.map(([head, value]) => (
              <tr key={head}>
                <th scope="row">{head}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {sheetWords.sign.map((line) => (
          <p key={line} class="sign">
            {line}
          </p>
        ))}
      </div>
    </PrintSheet>
  )
}

const Lines = ({ lines }: { lines: readonly { id: string; text: string; by: string }[] }) =>
  lines.length === 0
    ? sheetWords.none
    : lines.map(({ id, text, by }) => (
        <p key={id}>
          <span class="lines">{text}</span>
          <br />
          <small>{by}</small>
        </p>
      ))
