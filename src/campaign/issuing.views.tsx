import { Actions, Button, ButtonLink } from '#platform/html/button/button.tsx'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Link } from '#platform/html/link.tsx'
import { Flag, Note } from '#platform/html/note/note.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { Panel, Split } from '#platform/html/split/split.tsx'
import type { Campaign, Task } from './campaign.types.ts'
import { titleOf } from './campaigns.views.tsx'
import { OverNote } from './closings.over.views.tsx'
import { reportWords } from './drafts.text.ts'
import { type Names, shownValue } from './drafts.values.ts'
import { type IssueDoubt, type IssuePlan, isStopping } from './issuing.rules.ts'
import { doubtSentence, dueWords } from './issuing.text.ts'
import { issueWords } from './issuing.words.ts'

export interface IssuePageProps {
  campaign: Campaign
  plan: IssuePlan
  tasks: readonly Task[]
  names: Names
  issuedOn: string | null
  /** How many went out just now. */
  done?: number | undefined
  problems?: readonly Problem[] | undefined
}

export const IssuePage = (props: IssuePageProps) => {
  const { campaign, plan, tasks, names, issuedOn, done, problems = [] } = props
  const stops = plan.doubts.filter(isStopping)
  const kindName = (kind: string) => names.kinds.find(({ code }) => code === kind)?.name ?? kind
  return (
    <DeskPage
      title={issueWords.title}
      current="/office/issue"
      back={{ to: `/office/campaigns/${campaign.id}/notice`, label: issueWords.back }}
      head={
        <p class="s">
          {titleOf(campaign)}
          {issuedOn && `　${issueWords.issuedOn(issuedOn)}`}
        </p>
      }
    >
      <Split
        side={
          <div id="doubts">
            <Doubts {...props} title={issueWords.stops} doubts={stops} stops />
            <Doubts {...props} title={issueWords.doubts} doubts={plan.doubts.filter((doubt) => !isStopping(doubt))} />
            {plan.doubts.length === 0 && <Note>{issueWords.fine}</Note>}
          </div>
        }
      >
        <ErrorSummary problems={problems} title={issueWords.refused} kept="" />
        <OverNote campaign={campaign} />
        {done !== undefined && <Note>{issueWords.done(done)}</Note>}
        <Panel title={issueWords.headline(plan.units, plan.all.length)}>
          <CardsTable
            caption={issueWords.caption}
            rows={plan.kinds}
            keyOf={({ kind }) => kind}
            columns={[
              { head: issueWords.kind, cell: ({ kind }) => kindName(kind) },
              { head: issueWords.units, figure: true, cell: ({ units }) => issueWords.unitsCounter(units) },
              {
                head: issueWords.assignments,
                figure: true,
                cell: (row) => issueWords.assignmentsCounter(row.assignments),
              },
              {
                head: issueWords.perUnit,
                figure: true,
                cell: (row) => issueWords.assignmentsCounter(Math.round((row.assignments / row.units) * 10) / 10),
              },
              {
                head: issueWords.perWeek,
                figure: true,
                cell: (row) => issueWords.minutesCounter(row.minutesPerWeek),
              },
            ]}
          />
          {/* on a phone the doubts stand below all tasks */}
          {plan.doubts.length > 0 && (
            <Note kind={stops.length > 0 ? 'stop' : 'care'} linked>
              <Link to="#doubts">{issueWords.seeDoubts(plan.doubts.length)}</Link>
            </Note>
          )}
          <Confirm campaign={campaign} plan={plan} stopped={stops.length > 0} />
        </Panel>
        <TaskTable campaign={campaign} plan={plan} tasks={tasks} names={names} />
      </Split>
    </DeskPage>
  )
}

const Confirm = ({ campaign, plan, stopped }: { campaign: Campaign; plan: IssuePlan; stopped: boolean }) =>
  plan.fresh.length === 0 ? (
    campaign.issuedAt && <Note>{issueWords.nothingNew}</Note>
  ) : stopped || campaign.closedAt ? null : (
    <Form action={`/office/campaigns/${campaign.id}/issue`}>
      <input type="hidden" name="count" value={plan.fresh.length} />
      <p class="hint">{issueWords.confirmHint}</p>
      <Actions>
        <Button fit>{issueWords.confirm(plan.fresh.length)}</Button>
      </Actions>
    </Form>
  )

interface DoubtsProps extends Pick<IssuePageProps, 'campaign' | 'tasks'> {
  title: string
  doubts: readonly IssueDoubt[]
  stops?: boolean
}

const Doubts = ({ campaign, tasks, title, doubts, stops = false }: DoubtsProps) =>
  doubts.length === 0 ? null : (
    <Panel title={title}>
      {doubts.map((doubt, index) => {
        const words = <Link to={placeOf(doubt, campaign.id, tasks)}>{doubtSentence(doubt, tasks)}</Link>
        return stops ? (
          <Note key={index} kind="stop" linked>
            {words}
          </Note>
        ) : (
          <Flag key={index}>{words}</Flag>
        )
      })}
    </Panel>
  )

/** Where a doubt is settled. */
function placeOf(doubt: IssueDoubt, campaignId: string, tasks: readonly Task[]): string {
  const notice = `/office/campaigns/${campaignId}/notice`
  if (!('taskId' in doubt)) return doubt.name === 'no-days' ? `${notice}?at=year` : notice
  const task = tasks.find(({ id }) => id === doubt.taskId)
  return `${notice}?at=${task?.activityId ?? 'year'}#task-${doubt.taskId}`
}

const TaskTable = ({ campaign, plan, tasks, names }: Pick<IssuePageProps, 'campaign' | 'plan' | 'tasks' | 'names'>) => {
  const counts = Map.groupBy(plan.all, ({ taskId }) => taskId)
  return (
    <Section title={issueWords.tasksTitle}>
      <CardsTable
        caption={issueWords.tasksCaption}
        rows={tasks}
        keyOf={({ id }) => id}
        columns={[
          {
            head: issueWords.task,
            cell: (task) => (
              <Link to={`/office/campaigns/${campaign.id}/tasks/${task.id}`}>{task.title || issueWords.unnamed}</Link>
            ),
          },
          { head: issueWords.who, cell: (task) => shownValue('who', [...task.kinds, ...task.unitIds], names) },
          { head: issueWords.due, cell: dueWords },
          { head: issueWords.reports, cell: reportWords },
          {
            head: issueWords.assignments,
            figure: true,
            cell: ({ id }) => issueWords.assignmentsCounter(counts.get(id)?.length ?? 0),
          },
        ]}
      />
    </Section>
  )
}

export const NothingToIssuePage = () => (
  <DeskPage title={issueWords.title} current="/office/issue">
    <Empty title={issueWords.nothingTitle}>
      <p>{issueWords.nothingText}</p>
      <ButtonLink fit to="/office/campaigns/new">
        {issueWords.toNotice}
      </ButtonLink>
    </Empty>
  </DeskPage>
)
