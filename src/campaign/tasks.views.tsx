import { Actions, Button } from '#platform/html/button/button.tsx'
import { CheckBox } from '#platform/html/check-box/check-box.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { NumberField } from '#platform/html/number-field/number-field.tsx'
import { Picks } from '#platform/html/picks/picks.tsx'
import { Say } from '#platform/html/say/say.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { SelectField } from '#platform/html/select-field/select-field.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import { evidenceKinds, type Metric, type Task } from './campaign.types.ts'
import { type Names, shownValue } from './drafts.values.ts'
import { evidenceWords, weekdayWords } from './drafts.words.ts'
import { aggregates, dueRules, SPARE_FIGURES } from './tasks.rules.ts'
import { aggregateWords, dueRuleWords, taskWords } from './tasks.words.ts'

export interface TaskPageProps {
  campaignId: string
  task: Task
  names: Names
  issued: boolean
  given?: Record<string, string> | undefined
  problems?: readonly Problem[] | undefined
}

export const TaskPage = ({ campaignId, task, names, issued, given, problems = [] }: TaskPageProps) => {
  const value = (name: string, stands: string): string => (given ? (given[name] ?? '') : stands)
  const kinds = names.kinds.map(({ name }) => name).join('、')
  return (
    <DeskPage
      title={task.title || taskWords.title}
      current="/office/campaigns"
      back={{ to: `/office/campaigns/${campaignId}/notice?at=${task.activityId}`, label: taskWords.back }}
    >
      <div class="page">
        <ErrorSummary problems={problems} title={taskWords.refused(problems.length)} />
        {issued && <Note kind="care">{taskWords.locked}</Note>}
        {task.ask && <Say by={taskWords.source}>{task.ask}</Say>}
        <Form action={`/office/campaigns/${campaignId}/tasks/${task.id}`} problems={problems}>
          <Field name="title" label={taskWords.name} value={value('title', task.title)} maxLength={60} />
          <Field
            name="who"
            label={taskWords.who}
            hint={taskWords.whoHint(kinds)}
            value={value('who', shownValue('who', [...task.kinds, ...task.unitIds], names))}
          />
          {!issued && <DueFields task={task} value={value} />}
          {!issued && <Figures task={task} given={given} value={value} />}
          {!issued && <EvidenceFields task={task} value={value} />}
          <TextArea name="howTo" label={taskWords.howTo} value={value('howTo', task.howTo)} optional maxLength={1000} />
          {!issued && (
            <CheckBox
              name="reviewed"
              label={taskWords.reviewed}
              checked={given ? given.reviewed !== undefined : task.reviewed}
            />
          )}
          <Actions>
            <Button>{taskWords.save}</Button>
          </Actions>
        </Form>
      </div>
    </DeskPage>
  )
}

interface PartProps {
  task: Task
  value: (name: string, stands: string) => string
}

const DueFields = ({ task, value }: PartProps) => (
  <>
    <Picks
      name="dueRule"
      legend={taskWords.due}
      value={value('dueRule', task.dueRule)}
      options={dueRules.map((rule) => ({ value: rule, label: dueRuleWords[rule] }))}
    />
    <div class="figure-row">
      <Field name="dueOn" label={taskWords.day} kind="date" value={value('dueOn', task.dueOn ?? '')} />
      <SelectField
        name="weekday"
        label={taskWords.weekday}
        blank=""
        value={value('weekday', String(task.weekday ?? ''))}
        options={weekdayWords.map((label, index) => ({ value: String(index + 1), label }))}
      />
      <Field name="dueTime" label={taskWords.time} kind="time" value={value('dueTime', task.dueTime)} />
    </div>
    <NumberField
      name="minimum"
      label={taskWords.minimum}
      counter={taskWords.timesCounter}
      value={value('minimum', String(task.minimum))}
    />
  </>
)

const Figures = ({ task, given, value }: PartProps & { given: Record<string, string> | undefined }) => (
  <Section title={taskWords.figures}>
    <p class="hint">{taskWords.figuresHint}</p>
    {Array.from({ length: task.metrics.length + SPARE_FIGURES }, (_, row) => (
      <FigureFields key={row} row={row} metric={task.metrics[row]} others={task.metrics} given={given} value={value} />
    ))}
    <CheckBox
      name="words"
      label={taskWords.wordsOnly}
      checked={given ? given.words !== undefined : task.metrics.length === 0 && task.evidence.length === 0}
    />
  </Section>
)

interface FigureProps extends Omit<PartProps, 'task'> {
  row: number
  metric: Metric | undefined
  others: readonly Metric[]
  given: Record<string, string> | undefined
}

const FigureFields = ({ row, metric, others, given, value }: FigureProps) => {
  const at = (part: string) => `figure.${row}.${part}`
  return (
    <fieldset class="field">
      <legend>{taskWords.figure(row + 1)}</legend>
      <div class="figure-row">
        <Field name={at('name')} label={taskWords.figureName} value={value(at('name'), metric?.name ?? '')} />
        <Field name={at('counter')} label={taskWords.counter} value={value(at('counter'), metric?.counter ?? '')} />
        <SelectField
          name={at('aggregate')}
          label={taskWords.aggregate}
          value={value(at('aggregate'), metric?.aggregate ?? 'sum')}
          options={aggregates.map((one) => ({ value: one, label: aggregateWords[one] }))}
        />
        <SelectField
          name={at('paired')}
          label={taskWords.paired}
          blank={taskWords.pairedNone}
          value={value(at('paired'), metric?.pairedWith ?? '')}
          options={others.filter((one) => one !== metric).map(({ code, name }) => ({ value: code, label: name }))}
        />
        <Field
          name={at('most')}
          label={taskWords.most}
          digits
          value={value(at('most'), numberText(metric?.plausibleMax))}
        />
        <Field
          name={at('perHead')}
          label={taskWords.perHead}
          value={value(at('perHead'), numberText(metric?.perHead))}
        />
        <Field name={at('code')} label={taskWords.code} value={value(at('code'), metric?.code ?? '')} />
      </div>
      <CheckBox
        name={at('optional')}
        label={taskWords.optional}
        checked={given ? given[at('optional')] !== undefined : metric?.required === false}
      />
    </fieldset>
  )
}

const numberText = (value: number | null | undefined): string => (value == null ? '' : String(value))

const EvidenceFields = ({ task, value }: PartProps) => (
  <Section title={taskWords.evidence}>
    <p class="hint">{taskWords.evidenceHint}</p>
    {task.evidence.map(({ kind, note }) => (
      <input key={kind} type="hidden" name={`evidence.${kind}.note`} value={note} />
    ))}
    <div class="figure-row">
      {evidenceKinds.map((kind) => (
        <NumberField
          key={kind}
          name={`evidence.${kind}`}
          label={evidenceWords[kind].name}
          counter={evidenceWords[kind].counter}
          value={value(`evidence.${kind}`, numberText(task.evidence.find((ask) => ask.kind === kind)?.minimum))}
        />
      ))}
    </div>
  </Section>
)
