import type { ComponentChildren } from 'preact'
import { Actions, Button } from '#platform/html/button/button.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Form } from '#platform/html/form.tsx'
import { Split } from '#platform/html/split/split.tsx'
import { ReportsSection } from './case-report.views.tsx'
import { numberText, topicText } from './desk.words.ts'
import { type EventFormProps, eventFields } from './event-fields.views.tsx'
import { doWords, formWords as words } from './event-forms.words.ts'
import { OutgoingPointers } from './outgoing.views.tsx'

export const EventFormPage = (props: EventFormProps) => {
  const { seen, name, problems, outgoing } = props
  const { row } = seen
  return (
    <DeskPage
      title={doWords[name]}
      current="/office/hazards"
      back={{ to: `/office/hazards/${row.id}`, label: `${topicText(row.topic)} ${numberText(row.number)}` }}
    >
      <ErrorSummary problems={problems} title={words.refused(problems.length)} />
      <Beside when={props.reports.length > 0} report={<ReportsSection {...props} />}>
        <Form
          action={`/office/hazards/${row.id}/${name}`}
          files={name === 'conclude' || name === 'submit' || name === 'recheck'}
          problems={problems}
          label={doWords[name]}
        >
          {eventFields[name](props)}
          <OutgoingPointers texts={outgoing} harmless={props.every('harmless')} />
          <Actions>
            <Button>{doWords[name]}</Button>
          </Actions>
        </Form>
      </Beside>
    </DeskPage>
  )
}

/** Who decides what a report comes to has it before their eyes: on a phone above the fields. */
const Beside = ({
  when,
  report,
  children,
}: {
  when: boolean
  report: ComponentChildren
  children: ComponentChildren
}) =>
  when ? (
    <Split wideSide side={children}>
      {report}
    </Split>
  ) : (
    <div class="page">{children}</div>
  )
