import { type AsksReporter, ReporterFields } from '#campaign/reporting.views.tsx'
import type { TaskTalk } from '#people/manifest.ts'
import { Actions, Button } from '#platform/html/button/button.tsx'
import { Duty } from '#platform/html/duty/duty.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import type { LampName } from '#platform/html/lamp/lamp.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { PublicPage } from '#platform/html/public-page/public-page.tsx'
import { Rows } from '#platform/html/rows/rows.tsx'
import { Say } from '#platform/html/say/say.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { SelectField } from '#platform/html/select-field/select-field.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import type { TaskChoice } from './ask.reading.ts'
import { guidanceWords } from './guidance.words.ts'
import { MOST_QUESTION, type QuestionState } from './questions.rules.ts'
import { stateWords, askWords as words } from './questions.words.ts'

type Said = TaskTalk['said'][number]

export interface OwnQuestion {
  id: string
  text: string
  task: string
  state: QuestionState
  byName: string
  askedAt: Date
  /** Its own answer, or that of the question it is the same as. */
  said: Said | undefined
}

export interface AskProps {
  unit: string
  unitRef: string
  officeName: string
  tasks: readonly TaskChoice[]
  own: readonly OwnQuestion[]
  /** Answers to others, under the tasks of this unit. */
  others: readonly (Said & { task: string })[]
  asks: AsksReporter
  given: Readonly<Record<string, string>>
  problems: readonly Problem[]
  sent: boolean
}

export const AskPage = (props: AskProps) => {
  const { unit, unitRef, officeName, tasks, own, others, problems, sent } = props
  return (
    <PublicPage title={words.pageTitle(unit)} back={{ to: `/u/${unitRef}`, label: unit }}>
      <h1>{words.title}</h1>
      {sent && <Note>{words.sent}</Note>}
      <ErrorSummary problems={problems} title={words.refused(problems.length)} />
      {tasks.length > 0 ? (
        <>
          <p class="s">{words.lead(officeName)}</p>
          <AskForm {...props} />
        </>
      ) : (
        <Empty title={words.noTasks} />
      )}
      <Section title={words.own}>
        {own.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <Rows>
            {own.map((one) => (
              <Own key={one.id} one={one} />
            ))}
          </Rows>
        )}
      </Section>
      {others.length > 0 && (
        <Section title={words.others}>
          <Rows>
            {others.map(({ id, asked, text, by, task }) => (
              <Duty key={id} lamp="ok" word={stateWords.answered} title={asked} note={task}>
                <Say by={by}>
                  <span class="lines">{text}</span>
                </Say>
              </Duty>
            ))}
          </Rows>
        </Section>
      )}
    </PublicPage>
  )
}

const AskForm = ({ unitRef, tasks, asks, given, problems }: AskProps) => (
  <Form action={`/u/${unitRef}/questions`} problems={problems}>
    <SelectField
      name="task"
      label={words.task}
      blank={words.taskBlank}
      value={given.task}
      options={tasks.map(({ id, title }) => ({ value: id, label: title }))}
    />
    <TextArea name="text" label={words.text} hint={words.textHint} value={given.text} maxLength={MOST_QUESTION} />
    {asks !== 'known' && <ReporterFields given={given} caller={asks === 'caller'} />}
    <Actions>
      <Button>{words.send}</Button>
    </Actions>
  </Form>
)

const lampOf = (state: QuestionState, answered: boolean): LampName =>
  answered ? 'ok' : state === 'open' ? 'todo' : 'sent'

const Own = ({ one }: { one: OwnQuestion }) => (
  <Duty
    lamp={lampOf(one.state, one.said !== undefined)}
    word={one.said ? stateWords.answered : stateWords.open}
    title={one.text}
    note={`${one.task}　${guidanceWords.who(one.byName, one.askedAt)}`}
  >
    {one.said && (
      <Say by={one.said.by}>
        <span class="lines">{one.said.text}</span>
      </Say>
    )}
  </Duty>
)
