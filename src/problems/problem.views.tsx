import type { ComponentChildren } from 'preact'
import { ButtonLink } from '#platform/html/button/button.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { PhoneLink } from '#platform/html/foot/foot.tsx'
import type { Problem as FormProblem } from '#platform/html/form.tsx'
import { KeyValues } from '#platform/html/key-values/key-values.tsx'
import { State } from '#platform/html/lamp/lamp.tsx'
import { Say } from '#platform/html/say/say.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { Split } from '#platform/html/split/split.tsx'
import { ActForms } from './act-forms.views.tsx'
import type { History } from './acts.store.ts'
import type { ProblemFile } from './files.store.ts'
import { ProblemFiles } from './problems.files.views.tsx'
import { dayText, problemWords, standText, urgencyWords, whoText, deskWords as words } from './problems.words.ts'
import type { ActName } from './standing.rules.ts'
import type { Stood } from './unit.views.tsx'

export interface ProblemProps extends Stood {
  history: History
  files: readonly ProblemFile[]
  office: boolean
  today: string
  /** Which form was refused. */
  act: ActName | undefined
  problems: readonly FormProblem[]
  given: Readonly<Record<string, string>>
}

const ROOT = '/office/problem-files'

export const ProblemPage = (props: ProblemProps) => {
  const { problem, standing, files, office, problems } = props
  return (
    <DeskPage
      title={problem.title}
      current="/office/problems"
      back={{ to: '/office/problems', label: words.back }}
      head={
        <>
          <p>
            <State lamp={standing.lamp} word={standText(standing)} />
          </p>
          <ButtonLink fit look="line" to={`/office/problems/${problem.id}/print`}>
            {words.print}
          </ButtonLink>
        </>
      }
    >
      <ErrorSummary problems={problems} title={words.refused(problems.length)} />
      <Split side={office ? <ActForms {...props} /> : <Facts {...props} />} wideSide={office}>
        {office && <Facts {...props} />}
        <Section title={words.raised}>
          <Say by={whoText(problem.byName, problem.raisedAt)}>
            <span class="lines">{problem.text}</span>
          </Say>
          <ProblemFiles root={ROOT} title={problem.title} files={files.filter(({ closingId }) => closingId === null)} />
        </Section>
        <Done {...props} />
      </Split>
    </DeskPage>
  )
}

const Facts = ({ problem, standing }: ProblemProps) => (
  <KeyValues
    items={[
      { term: problemWords.kv.number, value: problemWords.number(problem.number) },
      {
        term: problemWords.kv.unit,
        value: `${problem.unit ?? problemWords.wholeTown}　${problem.byName}${
          problem.via === 'office' ? problemWords.byOffice : ''
        }`,
      },
      problem.byPhone !== '' && { term: problemWords.kv.phone, value: <PhoneLink phone={problem.byPhone} /> },
      problem.task !== null && { term: problemWords.kv.task, value: problem.task },
      { term: problemWords.kv.urgency, value: urgencyWords[problem.urgency] },
      { term: problemWords.kv.owner, value: standing.owner ?? problemWords.nobody },
      { term: problemWords.kv.due, value: standing.dueOn ? dayText(standing.dueOn) : problemWords.noDue },
    ]}
  />
)

interface Line {
  id: string
  head: string
  text: ComponentChildren
  by: string
  closingId?: string
}

/** Every act as it was recorded, the latest last. */
const Done = ({ problem, history, files }: ProblemProps) => {
  const lines = linesOf(history)
  if (lines.length === 0) return null
  return (
    <Section title={problemWords.talks}>
      {lines.map(({ id, head, text, by, closingId }) => (
        <div key={id}>
          <Say by={by}>
            <b>{head}</b>
            <br />
            <span class="lines">{text}</span>
          </Say>
          {closingId && (
            <ProblemFiles
              root={ROOT}
              title={problem.title}
              files={files.filter((file) => file.closingId === closingId)}
            />
          )}
        </div>
      ))}
    </Section>
  )
}

const linesOf = ({ owners, talks, decisions, closings, reopenings }: History): Line[] =>
  [
    ...owners.map(({ id, owner, dueOn, by, at }) => ({
      id,
      head: problemWords.kv.owner,
      text: words.owner.line(owner, dueOn),
      by: whoText(by, at),
    })),
    ...talks.map(({ id, withWhom, heldOn, text, shown, by, at }) => ({
      id,
      head: problemWords.talkBy(withWhom, heldOn),
      text,
      by: `${whoText(by, at)}${shown ? '' : words.talk.hidden}`,
    })),
    ...decisions.map(({ id, text, decidedBy, decidedOn, dueOn, by, at }) => ({
      id,
      head: problemWords.decided(decidedBy, decidedOn),
      text: `${text}\n${problemWords.dueBy(dueOn)}`,
      by: whoText(by, at),
    })),
    ...closings.map(({ id, text, by, at }) => ({
      id,
      head: problemWords.closing,
      text,
      by: whoText(by, at),
      closingId: id,
    })),
    ...reopenings.map(({ id, reason, byName, at }) => ({
      id,
      head: problemWords.reopening,
      text: reason,
      by: whoText(byName, at),
    })),
  ].sort((a, b) => (a.id < b.id ? -1 : 1))
