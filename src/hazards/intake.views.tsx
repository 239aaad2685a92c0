import { QrCode } from '#people/qr-code.tsx'
import { Actions, Button, ButtonLink } from '#platform/html/button/button.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Picks } from '#platform/html/picks/picks.tsx'
import { SelectField } from '#platform/html/select-field/select-field.tsx'
import { takenBy } from './intake.rules.ts'
import { intakeWords as words } from './intake.words.ts'
import { groupsOf } from './receipts.rules.ts'
import { receiptWords } from './receipts.words.ts'
import { ReportFields } from './report-fields.views.tsx'
import { channelWords } from './reports.words.ts'
import { hazardTopicNames, isHazardTopic, topicOf } from './topics.rules.ts'
import { hazardPlaceWords, hazardTopicWords } from './topics.words.ts'

interface IntakeProps {
  given: Record<string, string>
  problems: readonly Problem[]
  unitNames: readonly string[]
}

const topics = hazardTopicNames.map((value) => ({
  value,
  label: `${hazardPlaceWords[topicOf(value).place]}：${hazardTopicWords[value]}`,
}))

const back = { to: words.backTo, label: words.back }

/** What somebody says on the telephone, or brings on paper: the same fields, filled in by who listens. */
export const IntakePage = ({ given, problems, unitNames }: IntakeProps) => (
  <DeskPage title={words.title} current={words.backTo} back={back}>
    <div class="page">
      <ErrorSummary problems={problems} title={words.refused(problems.length)} />
      <p>{words.lead}</p>
      <Form action="/office/hazards/new" problems={problems}>
        <Picks
          name="channel"
          legend={words.channel}
          value={given.channel}
          options={takenBy.map((value) => ({ value, label: channelWords[value] }))}
        />
        <Field
          name="caller"
          label={words.caller}
          hint={words.callerHint}
          optional
          value={given.caller}
          maxLength={100}
        />
        <SelectField name="topic" label={words.topic} options={topics} blank={words.topicBlank} value={given.topic} />
        <ReportFields given={given} unitNames={unitNames} picked={isHazardTopic(given.topic ?? '')} atDesk />
        <Actions>
          <Button>{words.send}</Button>
        </Actions>
      </Form>
    </div>
  </DeskPage>
)

/** Once only: nobody can look it up again, the office neither. */
export const TakenPage = ({ digits, number }: { digits: string; number: number }) => (
  <DeskPage title={words.kept} current={words.backTo} back={back}>
    <div class="page">
      <Note>{receiptWords.number(number)}</Note>
      <p>{words.read}</p>
      <ol class="digits">
        {groupsOf(digits).map((group, index) => (
          <li key={index}>
            <span class="v">{words.group(index + 1)}</span>
            <span>{group}</span>
          </li>
        ))}
      </ol>
      <p>
        <b>{words.after}</b>
      </p>
      <QrCode text={digits} label={receiptWords.qr} />
      <Actions>
        <ButtonLink to="/office/hazards/new">{words.another}</ButtonLink>
        <ButtonLink to={words.backTo} look="line">
          {words.list}
        </ButtonLink>
      </Actions>
    </div>
  </DeskPage>
)
