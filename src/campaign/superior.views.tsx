import { Actions, Button, MiniButton } from '#platform/html/button/button.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Link } from '#platform/html/link.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Fold } from '#platform/html/section/section.tsx'
import { Panel } from '#platform/html/split/split.tsx'
import { startWords } from './campaigns.words.ts'
import { PaperFields, Place } from './corrections.views.tsx'
import { correctionWords } from './corrections.words.ts'
import { type Names, nameOfWho } from './drafts.values.ts'
import type { Compared } from './superior.reading.ts'
import type { Later, Missing, Narrower } from './superior.rules.ts'
import type { Superior } from './superior.store.ts'
import { calledOf, dueWords, superiorWords as words } from './superior.words.ts'
import type { TaskDrafted } from './tasks.store.ts'

interface SuperiorsPageProps {
  campaignId: string
  superiors: readonly (Superior & { when: string })[]
  given?: Record<string, string>
  problems?: readonly Problem[]
}

export const SuperiorsPage = ({ campaignId, superiors, given = {}, problems = [] }: SuperiorsPageProps) => {
  const place = `/office/campaigns/${campaignId}`
  return (
    <DeskPage title={words.title} current="/office/campaigns" back={{ to: `${place}/notice`, label: words.back }}>
      <div class="differences">
        <p>{words.intro}</p>
        <ErrorSummary problems={problems} title={startWords.refused} />
        <Form action={`${place}/superiors`} files problems={problems}>
          <PaperFields given={given} />
          <Actions>
            <Button>{words.submit}</Button>
          </Actions>
        </Form>
        {superiors.length > 0 && (
          <Panel title={words.uploaded}>
            <ul class="rows">
              {superiors.map(({ id, fileName, reading, when }) => (
                <li key={id}>
                  <Link to={`${place}/superiors/${id}`}>
                    {correctionWords.line(reading.title ?? fileName, when, (reading.issuer ?? []).join('、'))}
                  </Link>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
    </DeskPage>
  )
}

export interface SuperiorPageProps extends Compared {
  superior: Superior
  names: Names
  /** What was just done here. */
  told: string | undefined
}

export const SuperiorPage = (props: SuperiorPageProps) => {
  const { superior, ours, beside, told } = props
  const { missing, later, narrower, both } = beside
  const place = `/office/campaigns/${ours.campaign.id}`
  return (
    <DeskPage
      title={words.title}
      current="/office/campaigns"
      back={{ to: `${place}/notice`, label: words.back }}
      head={
        <p class="s">
          {words.found(missing.length, later.length)}
          {superior.sha256 && (
            <>
              {'　'}
              <Link to={`${place}/superiors/${superior.id}/file`} download>
                {words.original}
              </Link>
            </>
          )}
        </p>
      }
    >
      <div class="differences">
        {told && <Note>{told}</Note>}
        {superior.reading.title && <p>{superior.reading.title}</p>}
        {missing.length + later.length + narrower.length === 0 && <Note>{words.nothing}</Note>}
        {missing.length > 0 && (
          <Panel title={words.missing}>
            <Form action={`${place}/superiors/${superior.id}/additions`} label={words.missing}>
              {missing.map((one) => (
                <MissingRow key={one.key} one={one} page={props} />
              ))}
            </Form>
          </Panel>
        )}
        {later.length > 0 && (
          <Panel title={words.later}>
            {later.map((one) => (
              <LaterRow key={one.theirs.id} one={one} page={props} />
            ))}
          </Panel>
        )}
        {narrower.length > 0 && (
          <Panel title={words.narrower}>
            {narrower.map((one) => (
              <NarrowerRow key={one.theirs.id} one={one} page={props} />
            ))}
          </Panel>
        )}
        {both.length > 0 && (
          <Fold title={words.both(both.length)}>
            <ul class="rows">
              {both.map(({ task, theirs }) => (
                <li key={theirs.id}>
                  <Link to={`${place}/tasks/${task.id}`}>{task.title}</Link>
                </li>
              ))}
            </ul>
          </Fold>
        )}
      </div>
    </DeskPage>
  )
}

const kindNames = (kinds: readonly string[], names: Names): string =>
  kinds.map((kind) => nameOfWho(kind, names)).join('、')

interface RowProps<One> {
  one: One
  page: SuperiorPageProps
}

const MissingRow = ({ one: { key, task, activity }, page }: RowProps<Missing>) => {
  const title = task?.title ?? activity
  return (
    <div class="differs">
      <p class="task-acts">
        <b>{title}</b>
        <MiniButton name="add" value={key} about={title}>
          {words.add}
        </MiniButton>
      </p>
      {task && (
        <p class="s">
          {words.asks(kindNames(task.kinds, page.names), dueWords(task, page.ours.campaign.endsOn))}
          {title !== activity && `　${activity}`}
        </p>
      )}
      {task && <TheirWords theirs={task} field="title" page={page} />}
    </div>
  )
}

const LaterRow = ({ one: { task, theirs, unset }, page }: RowProps<Later>) => {
  const who = calledOf(page.superior.reading.issuer)
  const { id, endsOn } = page.ours.campaign
  const wanted = dueWords(theirs, endsOn)
  return (
    <div class="differs">
      <p class="task-acts">
        <b>{task.title}</b>
        <Link to={`/office/campaigns/${id}/tasks/${task.id}`}>
          {words.set}
          <span class="v">{` ${task.title}`}</span>
        </Link>
      </p>
      <p>{unset ? words.wantsUnset(who, wanted) : words.wants(who, wanted, dueWords(task, endsOn))}</p>
      <TheirWords theirs={theirs} field="dueOn" page={page} />
    </div>
  )
}

const NarrowerRow = ({ one: { task, theirs, kinds }, page }: RowProps<Narrower>) => (
  <div class="differs">
    <p class="task-acts">
      <b>{task.title}</b>
      <Link to={`/office/campaigns/${page.ours.campaign.id}/tasks/${task.id}`}>
        {words.reach}
        <span class="v">{` ${task.title}`}</span>
      </Link>
    </p>
    <p>{words.forKinds(calledOf(page.superior.reading.issuer), kindNames(kinds, page.names))}</p>
    <TheirWords theirs={theirs} field="who" page={page} />
  </div>
)

/** The place of their paper that says so. */
const TheirWords = ({ theirs, field, page }: { theirs: TaskDrafted; field: string; page: SuperiorPageProps }) => (
  <Place
    label={words.place}
    text={page.superior.text}
    span={page.theirs.spans.find((span) => span.subject === theirs.id && span.field === field)}
  />
)
