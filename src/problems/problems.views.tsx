import { Actions, Button, ButtonLink } from '#platform/html/button/button.tsx'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form, type Problem as FormProblem } from '#platform/html/form.tsx'
import { lampOrder, State } from '#platform/html/lamp/lamp.tsx'
import { Link } from '#platform/html/link.tsx'
import { Tabs } from '#platform/html/tabs/tabs.tsx'
import { Tally } from '#platform/html/tally/tally.tsx'
import { RaiseFields, type RaiseFieldsProps } from './problems.fields.views.tsx'
import { dayText, momentText, problemWords, standText, deskWords as words } from './problems.words.ts'
import { isOpen, isOverdue } from './standing.rules.ts'
import type { Stood } from './unit.views.tsx'

export interface ProblemsProps {
  all: readonly Stood[]
  show: 'open' | 'closed'
  office: boolean
}

/** The worst first, then what is due soonest, then what has waited longest. */
const inOrder = (all: readonly Stood[]): Stood[] =>
  [...all].sort(
    (a, b) =>
      lampOrder.indexOf(a.standing.lamp) - lampOrder.indexOf(b.standing.lamp) ||
      (a.standing.days ?? 999) - (b.standing.days ?? 999) ||
      a.problem.number - b.problem.number,
  )

export const ProblemsPage = ({ all, show, office }: ProblemsProps) => {
  const shown = inOrder(all.filter(({ standing }) => isOpen(standing) === (show === 'open')))
  return (
    <DeskPage
      title={words.title}
      current="/office/problems"
      head={
        <>
          {all.length > 0 && <Counts all={all} />}
          {office && (
            <ButtonLink fit to="/office/problems/new">
              {words.add}
            </ButtonLink>
          )}
        </>
      }
    >
      <Tabs
        label={words.tabs.label}
        current={show === 'open' ? '/office/problems' : '/office/problems?show=closed'}
        items={[
          { to: '/office/problems', label: words.tabs.open },
          { to: '/office/problems?show=closed', label: words.tabs.closed },
        ]}
      />
      {shown.length === 0 ? (
        <Empty title={words.none[show]}>
          <p>{words.noneNext}</p>
        </Empty>
      ) : (
        <ProblemsTable shown={shown} />
      )}
    </DeskPage>
  )
}

const Counts = ({ all }: { all: readonly Stood[] }) => {
  const count = (of: (one: Stood) => boolean) => all.filter(of).length
  const { tally } = words
  return (
    <Tally
      figures={[
        { word: tally.late, value: count(({ standing }) => isOverdue(standing)), lamp: 'late' },
        { word: tally.raised, value: count(({ standing }) => standing.state === 'raised'), lamp: 'todo' },
        { word: tally.owned, value: count(({ standing }) => standing.state === 'owned') },
        { word: tally.decided, value: count(({ standing }) => standing.state === 'decided'), lamp: 'sent' },
        { word: tally.closed, value: count(({ standing }) => standing.state === 'closed'), lamp: 'ok' },
      ]}
    />
  )
}

const ProblemsTable = ({ shown }: { shown: readonly Stood[] }) => (
  <CardsTable
    caption={words.caption}
    rows={shown}
    keyOf={({ problem }) => problem.id}
    columns={[
      {
        head: words.heads.title,
        cell: ({ problem }) => (
          <>
            <Link to={`/office/problems/${problem.id}`}>{problem.title}</Link>{' '}
            <small>{problemWords.number(problem.number)}</small>
          </>
        ),
      },
      { head: words.heads.unit, cell: ({ problem }) => problem.unit ?? problemWords.wholeTown },
      {
        head: words.heads.state,
        cell: ({ standing }) => <State lamp={standing.lamp} word={standText(standing)} />,
      },
      { head: words.heads.owner, cell: ({ standing }) => standing.owner ?? problemWords.nobody },
      {
        head: words.heads.due,
        cell: ({ standing }) => (standing.dueOn ? dayText(standing.dueOn) : problemWords.noDue),
      },
      { head: words.heads.raised, cell: ({ problem }) => momentText(problem.raisedAt) },
    ]}
  />
)

interface RaiseProps extends RaiseFieldsProps {
  problems: readonly FormProblem[]
}

export const OfficeRaisePage = ({ tasks, given, problems }: RaiseProps) => (
  <DeskPage title={words.newTitle} current="/office/problems" back={{ to: '/office/problems', label: words.back }}>
    <div class="page">
      <ErrorSummary problems={problems} title={words.refused(problems.length)} />
      <Form action="/office/problems" files problems={problems}>
        <Field name="unit" label={words.unit} hint={words.unitHint} optional value={given.unit} />
        <RaiseFields tasks={tasks} given={given} />
        <Actions>
          <Button>{words.send}</Button>
        </Actions>
      </Form>
    </div>
  </DeskPage>
)
