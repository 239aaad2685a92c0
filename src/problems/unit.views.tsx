import { type AsksReporter, ReporterFields } from '#campaign/reporting.views.tsx'
import { Actions, Button, ButtonLink } from '#platform/html/button/button.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Form, type Problem as FormProblem } from '#platform/html/form.tsx'
import { KeyValues } from '#platform/html/key-values/key-values.tsx'
import { State } from '#platform/html/lamp/lamp.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { PublicPage } from '#platform/html/public-page/public-page.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Say } from '#platform/html/say/say.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import type { History } from './acts.store.ts'
import type { ProblemFile } from './files.store.ts'
import { RaiseFields, type RaiseFieldsProps } from './problems.fields.views.tsx'
import { ProblemFiles } from './problems.files.views.tsx'
import { MOST_TEXT } from './problems.rules.ts'
import type { Problem } from './problems.store.ts'
import {
  momentText,
  problemWords,
  standText,
  urgencyWords,
  whoText,
  unitProblemWords as words,
} from './problems.words.ts'
import type { Standing } from './standing.rules.ts'

export interface Stood {
  problem: Problem
  standing: Standing
}

interface Whose {
  unit: string
  unitRef: string
}

export const UnitProblemsPage = ({ unit, unitRef, all }: Whose & { all: readonly Stood[] }) => (
  <PublicPage title={words.pageTitle(unit)} back={{ to: `/u/${unitRef}`, label: unit }}>
    <h1>{words.title}</h1>
    {all.length === 0 ? (
      <Empty title={words.none}>
        <p>{words.noneNext}</p>
      </Empty>
    ) : (
      <Rows>
        {all.map(({ problem, standing }) => (
          <Row
            key={problem.id}
            to={`/u/${unitRef}/problems/${problem.id}`}
            lamp={standing.lamp}
            title={problem.title}
            note={words.noteOf(standText(standing), momentText(problem.raisedAt))}
          />
        ))}
      </Rows>
    )}
    <Actions>
      <ButtonLink look={all.length === 0 ? 'solid' : 'line'} to={`/u/${unitRef}/problems/new`}>
        {words.newTitle}
      </ButtonLink>
    </Actions>
  </PublicPage>
)

interface AskingProps {
  asks: AsksReporter
  given: Readonly<Record<string, string>>
  problems: readonly FormProblem[]
}

export const UnitRaisePage = ({
  unit,
  unitRef,
  officeName,
  tasks,
  asks,
  given,
  problems,
}: Whose & AskingProps & Pick<RaiseFieldsProps, 'tasks'> & { officeName: string }) => (
  <PublicPage title={`${words.newTitle} · ${unit}`} back={{ to: `/u/${unitRef}`, label: unit }}>
    <h1>{words.newTitle}</h1>
    <ErrorSummary problems={problems} title={words.refused(problems.length)} kept={words.photosAgain} />
    <p class="s">{words.lead(officeName)}</p>
    <Form action={`/u/${unitRef}/problems`} files problems={problems}>
      <RaiseFields tasks={tasks} given={given} />
      {asks !== 'known' && <ReporterFields given={given} caller={asks === 'caller'} />}
      <Actions>
        <Button>{words.send}</Button>
      </Actions>
    </Form>
  </PublicPage>
)

interface OneProps extends Whose, AskingProps, Stood {
  history: History
  files: readonly ProblemFile[]
  sent: boolean
}

export const UnitProblemPage = (props: OneProps) => {
  const { unitRef, problem, standing, history, files, problems, sent } = props
  const root = `/u/${unitRef}/problem-files`
  return (
    <PublicPage title={`${problem.title} · ${props.unit}`} back={{ to: `/u/${unitRef}/problems`, label: words.back }}>
      <h1>{problem.title}</h1>
      {sent && <Note>{words.sent}</Note>}
      <ErrorSummary problems={problems} title={words.notReopened(problems.length)} />
      <p>
        <State lamp={standing.lamp} word={standText(standing)} />
      </p>
      <p class="lines">{problem.text}</p>
      <p class="s">{whoText(problem.byName, problem.raisedAt)}</p>
      <ProblemFiles root={root} title={problem.title} files={files.filter(({ closingId }) => closingId === null)} />
      <KeyValues
        items={[
          { term: problemWords.kv.number, value: problemWords.number(problem.number) },
          problem.task !== null && { term: problemWords.kv.task, value: problem.task },
          { term: problemWords.kv.urgency, value: urgencyWords[problem.urgency] },
          { term: problemWords.kv.owner, value: standing.owner ?? problemWords.nobody },
          standing.dueOn !== null && { term: problemWords.kv.due, value: problemWords.dueBy(standing.dueOn) },
        ]}
      />
      <Section title={words.what}>
        <Told {...props} root={root} history={history} />
      </Section>
      {standing.state === 'closed' && <ReopenPart {...props} />}
    </PublicPage>
  )
}

/** What the unit may know, in the order in which it happened. */
const Told = ({ problem, standing, history, files, root }: OneProps & { root: string }) => {
  const told = toldTo(history)
  if (told.length === 0) return <p>{standing.owner ? problemWords.noDue : words.waiting}</p>
  return (
    <>
      {told.map(({ id, text, by }) => (
        <Say key={id} by={by}>
          <span class="lines">{text}</span>
        </Say>
      ))}
      <ProblemFiles root={root} title={problem.title} files={files.filter(({ closingId }) => closingId !== null)} />
    </>
  )
}

const toldTo = ({
  owners,
  talks,
  decisions,
  closings,
  reopenings,
}: History): { id: string; text: string; by: string }[] =>
  [
    ...owners.map(({ id, owner, dueOn, by, at }) => ({
      id,
      text: problemWords.owned(owner, dueOn),
      by: whoText(by, at),
    })),
    ...talks
      .filter(({ shown }) => shown)
      .map(({ id, withWhom, heldOn, text }) => ({ id, text, by: problemWords.talkBy(withWhom, heldOn) })),
    ...decisions.map(({ id, text, decidedBy, decidedOn, dueOn }) => ({
      id,
      text: `${text}\n${problemWords.dueBy(dueOn)}`,
      by: problemWords.decided(decidedBy, decidedOn),
    })),
    ...closings.map(({ id, text, by, at }) => ({ id, text: `${problemWords.closing}：${text}`, by: whoText(by, at) })),
    ...reopenings.map(({ id, reason, byName, at }) => ({
      id,
      text: `${problemWords.reopening}：${reason}`,
      by: whoText(byName, at),
    })),
  ].sort((a, b) => (a.id < b.id ? -1 : 1))

const ReopenPart = ({ unitRef, problem, asks, given, problems }: OneProps) => (
  <Section title={words.notSolved}>
    <p>{words.notSolvedText}</p>
    <Form action={`/u/${unitRef}/problems/${problem.id}/reopenings`} problems={problems}>
      <TextArea name="reason" label={words.reason} value={given.reason} maxLength={MOST_TEXT} />
      {asks !== 'known' && <ReporterFields given={given} caller={asks === 'caller'} />}
      <Actions>
        <Button look="line">{words.reopen}</Button>
      </Actions>
    </Form>
  </Section>
)
