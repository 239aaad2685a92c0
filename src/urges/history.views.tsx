import type { OwedUntil } from '#campaign/owed.store.ts'
import { clockOf } from '#campaign/submissions.words.ts'
import { dayOf } from '#platform/days.rules.ts'
import { Actions, Button, MiniButton } from '#platform/html/button/button.tsx'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { CheckBox } from '#platform/html/check-box/check-box.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { SelectField } from '#platform/html/select-field/select-field.tsx'
import { Split } from '#platform/html/split/split.tsx'
import { dayWords } from '#platform/html/words.ts'
import type { Unit } from '#units/units.store.ts'
import type { Call } from './calls.store.ts'
import type { Contact } from './contacts.store.ts'
import type { Message } from './messages.store.ts'
import { titleOfOwed } from './messages.words.ts'
import type { Pause } from './pauses.rules.ts'
import type { Urge } from './urges.store.ts'
import { MessageState, worthALine } from './urges.views.tsx'
import { addresseeWords, channelWords, stepWords, urgesWords, historyWords as words } from './urges.words.ts'

export interface HistoryProps {
  unit: Unit
  urges: readonly (Urge & { title: string })[]
  messages: readonly Message[]
  calls: readonly Call[]
  pauses: readonly Pause[]
  /** What may be paused one by one. */
  owed: readonly OwedUntil[]
  contact: Contact
  office: boolean
  saved: boolean
  problems?: Problem[]
  given?: Record<string, string>
}

const momentOf = (at: Date): string => `${dayWords.day(dayOf(at))} ${clockOf(at)}`

export const HistoryPage = (props: HistoryProps) => {
  const { unit, urges, messages, calls, office, saved, problems = [] } = props
  return (
    <DeskPage
      title={words.title(unit.name)}
      current="/office/urges"
      back={{ to: '/office/urges', label: urgesWords.back }}
    >
      <ErrorSummary problems={problems} />
      {saved && <Note>{words.saved}</Note>}
      <Split side={<Side {...props} />}>
        <Section title={words.steps}>{urges.length === 0 ? <p>{words.stepsNone}</p> : <Steps urges={urges} />}</Section>
        <Section title={words.messages}>
          {messages.length === 0 ? <p>{words.messagesNone}</p> : <Messages messages={messages} office={office} />}
        </Section>
        {calls.length > 0 && (
          <Section title={words.calls}>
            <Rows>
              {calls.map((call) => (
                <Row
                  key={call.calledAt.getTime()}
                  title={urgesWords.called(call.by, momentOf(call.calledAt), call.reached, call.note)}
                />
              ))}
            </Rows>
          </Section>
        )}
      </Split>
    </DeskPage>
  )
}

const Steps = ({ urges }: { urges: HistoryProps['urges'] }) => (
  <CardsTable
    caption={words.steps}
    rows={urges}
    keyOf={({ assignmentId, step, day }) => `${assignmentId} ${step} ${day}`}
    columns={[
      { head: words.stepHeads.day, cell: ({ madeAt }) => momentOf(madeAt) },
      { head: words.stepHeads.what, cell: ({ title }) => title },
      { head: words.stepHeads.step, cell: ({ step }) => stepWords[step] },
    ]}
  />
)

const Messages = ({ messages, office }: { messages: readonly Message[]; office: boolean }) => (
  <CardsTable
    caption={words.messages}
    rows={worthALine(messages)}
    keyOf={({ id }) => id}
    columns={[
      { head: words.messageHeads.day, cell: ({ sentAt, day }) => (sentAt ? momentOf(sentAt) : dayWords.day(day)) },
      {
        head: words.messageHeads.to,
        cell: ({ addressee, recipient, recipientName }) =>
          [addresseeWords[addressee], recipientName, office && recipient].filter(Boolean).join(' '),
      },
      { head: words.messageHeads.channel, cell: ({ channel }) => channelWords[channel] },
      {
        head: words.messageHeads.state,
        cell: (message) => (
          <>
            <MessageState message={message} />
            {message.error && <small class="urge-line">{message.error}</small>}
          </>
        ),
      },
      { head: words.messageHeads.text, cell: ({ body }) => <span class="urge-text">{body}</span> },
    ]}
  />
)

const Side = (props: HistoryProps) => (
  <>
    <Section title={words.pauses}>
      {props.pauses.length === 0 && <p>{words.pausesNone}</p>}
      <Rows>
        {props.pauses.map((pause) => (
          <Row
            key={pause.id}
            title={urgesWords.paused(pause.reason, pause.until && dayWords.day(pause.until))}
            note={[
              pause.assignmentId &&
                titleOfAny(props.owed.find(({ assignmentId }) => assignmentId === pause.assignmentId)),
              words.pausedBy(pause.by, dayWords.day(dayOf(pause.pausedAt))),
            ]
              .filter(Boolean)
              .join('　')}
            after={
              props.office && (
                <Form action={`/office/urge-pauses/${pause.id}/ends`} label={words.resume}>
                  <MiniButton about={pause.reason}>{words.resume}</MiniButton>
                </Form>
              )
            }
          />
        ))}
      </Rows>
      {props.office && <PauseForm {...props} />}
    </Section>
    {props.office && <ContactForm {...props} />}
  </>
)

const titleOfAny = (one: OwedUntil | undefined): string => (one ? titleOfOwed(one) : '')

const PauseForm = ({ unit, owed, problems = [], given = {} }: HistoryProps) => (
  <Form action={`/office/units/${unit.id}/urge-pauses`} problems={problems} label={words.pauseLegend}>
    <SelectField
      name="assignment"
      label={words.pauseWhat}
      value={given.assignment}
      blank={words.pauseAll}
      options={owed.map((one) => ({ value: one.assignmentId, label: titleOfOwed(one) }))}
    />
    <Field name="reason" label={words.pauseReason} value={given.reason} />
    <Field name="until" kind="date" label={words.pauseUntil} hint={words.pauseUntilHint} value={given.until} />
    <Actions>
      <Button look="line" fit>
        {words.pause}
      </Button>
    </Actions>
  </Form>
)

const ContactForm = ({ unit, contact, problems = [], given }: HistoryProps) => {
  const kept = given && 'leaderName' in given ? given : { ...contact, phoneOnly: contact.phoneOnly ? '1' : '' }
  return (
    <Section title={words.contact}>
      <p class="s">{words.contactHint}</p>
      <Form action={`/office/units/${unit.id}/urge-contact`} problems={problems} label={words.contact}>
        <CheckBox name="phoneOnly" label={words.phoneOnly} checked={kept.phoneOnly === '1'} />
        <Field name="email" kind="email" label={words.email} value={kept.email} optional />
        <Field name="leaderName" label={words.leaderName} value={kept.leaderName} optional />
        <Field name="leaderPhone" kind="tel" label={words.leaderPhone} value={kept.leaderPhone} optional />
        <Field name="leaderEmail" kind="email" label={words.leaderEmail} value={kept.leaderEmail} optional />
        <Actions>
          <Button look="line" fit>
            {words.save}
          </Button>
        </Actions>
      </Form>
    </Section>
  )
}
