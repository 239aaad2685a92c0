import { Actions, Button } from '#platform/html/button/button.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { PhoneLink } from '#platform/html/foot/foot.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { KeyValues } from '#platform/html/key-values/key-values.tsx'
import { Link } from '#platform/html/link.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Picks } from '#platform/html/picks/picks.tsx'
import { Say } from '#platform/html/say/say.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { SelectField } from '#platform/html/select-field/select-field.tsx'
import { Split } from '#platform/html/split/split.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import { guidanceWords } from './guidance.words.ts'
import { MOST_ANSWER, MOST_QUESTION } from './questions.rules.ts'
import type { AnswerVersion, Question } from './questions.store.ts'
import { queueWords as words } from './questions.words.ts'

export interface QuestionProps {
  question: Question
  versions: readonly AnswerVersion[]
  /** The question that this one is the same as. */
  target: Question | undefined
  /** What this one could be the same as. */
  others: readonly Question[]
  /** How many units owe the task. */
  owing: number
  office: boolean
  said: string | undefined
  problems: readonly Problem[]
  given: Readonly<Record<string, string>>
}

export const QuestionPage = (props: QuestionProps) => {
  const { question, versions, target, said, problems, office, others } = props
  const [latest, ...before] = versions
  return (
    <DeskPage
      title={question.text}
      current="/office/questions"
      back={{ to: latest ? '/office/questions?show=answered' : '/office/questions', label: words.back }}
    >
      <ErrorSummary problems={problems} title={words.refused(problems.length)} />
      {said && <Note>{said}</Note>}
      <Split side={<Side {...props} />}>
        {target ? (
          <Target question={question} target={target} office={office} />
        ) : office ? (
          <AnswerForm {...props} />
        ) : (
          latest && <Version one={latest} />
        )}
        {(target || !office ? versions.slice(office ? 0 : 1) : before).length > 0 && (
          <Section title={words.history}>
            {(target || !office ? versions.slice(office ? 0 : 1) : before).map((one) => (
              <Version key={one.version} one={one} />
            ))}
          </Section>
        )}
        {office && !target && question.duplicates === 0 && others.length > 0 && (
          <SameForm question={question} others={others} />
        )}
      </Split>
    </DeskPage>
  )
}

const Side = ({ question }: QuestionProps) => (
  <KeyValues
    items={[
      { term: words.kv.unit, value: `${question.unit}　${question.byName}` },
      question.byPhone !== '' && { term: words.kv.phone, value: <PhoneLink phone={question.byPhone} /> },
      { term: words.kv.task, value: question.task },
      {
        term: words.kv.when,
        value: `${guidanceWords.when(question.askedAt)}${question.via === 'office' ? words.officeVia : ''}`,
      },
      question.duplicates > 0 && { term: words.same, value: words.duplicates(question.duplicates) },
    ]}
  />
)

const AnswerForm = ({ question, versions, owing, problems, given }: QuestionProps) => {
  const [latest] = versions
  return (
    <Form action={`/office/questions/${question.id}/answers`} problems={problems}>
      {/* two at once would each write over what they had not read */}
      <input type="hidden" name="version" value={versions.length} />
      <TextArea
        name="asked"
        label={words.asked}
        hint={words.askedHint}
        rows={2}
        value={given.asked ?? latest?.asked ?? question.text}
        maxLength={MOST_QUESTION}
      />
      <TextArea name="text" label={words.answer} value={given.text ?? latest?.text} maxLength={MOST_ANSWER} />
      <Picks
        name="scope"
        legend={words.scope}
        value={given.scope ?? latest?.scope ?? 'all'}
        options={[
          { value: 'all', label: words.scopes.all(owing) },
          { value: 'unit', label: words.scopes.unit(question.unit) },
        ]}
      />
      {latest && <p class="s">{words.changeNote}</p>}
      <Actions>
        <Button>{latest ? words.change : words.send}</Button>
      </Actions>
    </Form>
  )
}

const Version = ({ one }: { one: AnswerVersion }) => (
  <Say by={`${words.version(one.version, one.scope)}　${guidanceWords.who(one.by, one.answeredAt)}`}>
    {one.asked}
    <br />
    <span class="lines">{one.text}</span>
  </Say>
)

const Target = ({ question, target, office }: { question: Question; target: Question; office: boolean }) => (
  <>
    <p>
      {words.sameNote} <Link to={`/office/questions/${target.id}`}>{target.text}</Link>
    </p>
    {office && (
      <Form action={`/office/questions/${question.id}/duplicates/ends`}>
        <Actions>
          <Button look="line">{words.unmark}</Button>
        </Actions>
      </Form>
    )}
  </>
)

const SameForm = ({ question, others }: { question: Question; others: readonly Question[] }) => (
  <Section title={words.same}>
    <Form action={`/office/questions/${question.id}/duplicates`}>
      <SelectField
        name="same"
        label={words.sameAs}
        hint={words.sameHint}
        blank={words.sameBlank}
        options={others.map(({ id, unit, text }) => ({ value: id, label: `${unit}：${text}` }))}
      />
      <Actions>
        <Button look="line">{words.mark}</Button>
      </Actions>
    </Form>
  </Section>
)
