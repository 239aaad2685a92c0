import type { ComponentChildren } from 'preact'
import { Actions, Button } from '#platform/html/button/button.tsx'
import { CheckBox } from '#platform/html/check-box/check-box.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { FileField } from '#platform/html/file-field/file-field.tsx'
import { Form } from '#platform/html/form.tsx'
import { Fold } from '#platform/html/section/section.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import type { ProblemProps } from './problem.views.tsx'
import { MOST_SHORT, MOST_TEXT } from './problems.rules.ts'
import { deskWords as words } from './problems.words.ts'
import { type ActName, actNames, mayAct, type ProblemState } from './standing.rules.ts'

/** What comes next, as a rule: its form stands open and has the solid button. */
const nextAct: Record<ProblemState, ActName> = {
  raised: 'owners',
  owned: 'decisions',
  decided: 'closings',
  closed: 'reopenings',
}

const legends: Record<ActName, string> = {
  owners: words.owner.legend,
  talks: words.talk.legend,
  decisions: words.decision.legend,
  closings: words.close.legend,
  reopenings: words.reopen.legend,
}

const saves: Record<ActName, string> = {
  owners: words.owner.save,
  talks: words.talk.save,
  decisions: words.decision.save,
  closings: words.close.save,
  reopenings: words.reopen.save,
}

export const ActForms = (props: ProblemProps) => {
  const { problem, standing, act, problems } = props
  const open = act ?? nextAct[standing.state]
  return (
    <>
      {actNames
        .filter((one) => mayAct(standing, one))
        .map((one) => (
          <Fold key={one} title={legends[one]} open={one === open}>
            <Form
              action={`/office/problems/${problem.id}/${one}`}
              files={one === 'closings'}
              problems={one === act ? problems : []}
              label={legends[one]}
            >
              {fields[one]({ ...props, given: one === act ? props.given : {} })}
              <Actions>
                <Button look={one === open ? 'solid' : 'line'}>{saves[one]}</Button>
              </Actions>
            </Form>
          </Fold>
        ))}
    </>
  )
}

const fields: Record<ActName, (props: ProblemProps) => ComponentChildren> = {
  owners: ({ given, standing }) => (
    <>
      <Field name="owner" label={words.owner.name} value={given.owner ?? standing.owner ?? ''} maxLength={MOST_SHORT} />
      <Field name="ownerDue" kind="date" label={words.owner.due} value={given.ownerDue ?? standing.dueOn ?? ''} />
    </>
  ),
  talks: ({ given, today }) => (
    <>
      <Field name="heldOn" kind="date" label={words.talk.on} value={given.heldOn ?? today} />
      <Field name="withWhom" label={words.talk.withWhom} value={given.withWhom} maxLength={MOST_SHORT} />
      <TextArea name="talk" label={words.talk.text} value={given.talk} maxLength={MOST_TEXT} />
      <CheckBox name="shown" label={words.talk.shown} checked={given.shown !== undefined} />
    </>
  ),
  decisions: ({ given, standing, today }) => (
    <>
      <TextArea name="decision" label={words.decision.text} value={given.decision} maxLength={MOST_TEXT} />
      <Field
        name="decidedBy"
        label={words.decision.by}
        hint={words.decision.byHint}
        value={given.decidedBy}
        maxLength={MOST_SHORT}
      />
      <Field name="decidedOn" kind="date" label={words.decision.on} value={given.decidedOn ?? today} />
      <Field
        name="decisionDue"
        kind="date"
        label={words.decision.due}
        value={given.decisionDue ?? standing.dueOn ?? ''}
      />
    </>
  ),
  closings: ({ given }) => (
    <>
      <TextArea name="closing" label={words.close.text} value={given.closing} maxLength={MOST_TEXT} />
      <FileField name="photo" label={words.close.photo} hint={words.close.photoHint} />
      <FileField
        name="file"
        label={words.close.file}
        hint={words.close.fileHint}
        accept="image/*,.pdf,.xls,.xlsx,.doc,.docx"
        optional
      />
    </>
  ),
  reopenings: ({ given }) => (
    <TextArea name="reason" label={words.reopen.reason} value={given.reason} maxLength={MOST_TEXT} />
  ),
}
