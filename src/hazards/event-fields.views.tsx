import type { ComponentChildren } from 'preact'
import { CheckBox, CheckBoxes } from '#platform/html/check-box/check-box.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { FileField } from '#platform/html/file-field/file-field.tsx'
import type { Problem } from '#platform/html/form.tsx'
import { Picks } from '#platform/html/picks/picks.tsx'
import { type Option, SelectField } from '#platform/html/select-field/select-field.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import type { CaseSeen, ReportOfCase } from './case.reading.ts'
import type { CaseRow } from './cases.store.ts'
import { gradeWords, outcomeWords, replyPartWords } from './cases.words.ts'
import { numberText, topicText } from './desk.words.ts'
import { bodyOf, itemOptions, peopleOptions } from './event-choices.ts'
import { MOST_LINE, MOST_WORDS } from './event-forms.rules.ts'
import { formWords as words } from './event-forms.words.ts'
import { replyParts } from './events.rules.ts'
import { DoneField, PartFields, PlanFields } from './fixing-fields.views.tsx'
import { EscalateFields, OrderFields } from './order-fields.views.tsx'
import type { OutgoingText } from './outgoing.reading.ts'
import { KeptPhotos } from './photos.kept.views.tsx'
import { bodies } from './referrals.rules.ts'
import { bodyWords, referredText } from './referrals.words.ts'
import { refusalReasonNames } from './refusals.rules.ts'
import { refusalReasonWords } from './refusals.words.ts'
import type { EventName } from './stages.rules.ts'

export interface EventFormProps {
  seen: CaseSeen
  /** Where the step follows from what was reported. */
  reports: readonly ReportOfCase[]
  name: EventName
  problems: readonly Problem[]
  given: Readonly<Record<string, string>>
  every: (name: string) => readonly string[]
  /** Others that this may be the same as. */
  alike: readonly CaseRow[]
  outgoing: readonly OutgoingText[]
  nextNumber: string
  /** Pictures that came before the form was refused. */
  kept: readonly Option[]
}

const Reason = ({
  given,
  label = words.reason,
  hint,
}: Pick<EventFormProps, 'given'> & { label?: string; hint?: string }) => (
  <TextArea name="reason" label={label} hint={hint} value={given.reason} maxLength={MOST_WORDS} />
)

const UnitSelect = ({ seen, given }: EventFormProps) => (
  <SelectField
    name="unit"
    label={words.unit}
    hint={words.unitHint}
    blank={words.unitNone}
    value={given.unit ?? seen.row.unitId ?? ''}
    options={seen.units.map(({ id, name }) => ({ value: id, label: name }))}
  />
)

const Photos = ({ label, hint, kept }: { label: string; hint?: string } & Pick<EventFormProps, 'kept'>) => (
  <>
    <KeptPhotos kept={kept} />
    <FileField name="photo" label={label} hint={hint} />
    <CheckBox name="nobody" label={words.nobody} />
    <p class="s">{words.nobodyHint}</p>
  </>
)

const BodySelect = ({ name, label, hint, value }: { name: string; label: string; hint?: string; value: string }) => (
  <SelectField
    name={name}
    label={label}
    hint={hint}
    blank=""
    value={value}
    options={bodies.map((one) => ({ value: one, label: bodyWords[one] }))}
  />
)

/** What each step asks. */
export const eventFields: Record<EventName, (props: EventFormProps) => ComponentChildren> = {
  accept: (props) => (
    <>
      <UnitSelect {...props} />
      <CheckBox name="target" label={words.target} checked={props.given.target !== undefined} />
      <CheckBox name="facts" label={words.facts} checked={props.given.facts !== undefined} />
    </>
  ),
  refuse: ({ given }) => (
    <>
      <Picks
        name="reason"
        legend={words.refuseReason}
        value={given.reason}
        options={refusalReasonNames.map((one) => ({ value: one, label: refusalReasonWords[one] }))}
      />
      <Field name="earlier" label={words.earlier} optional short value={given.earlier} maxLength={MOST_LINE} />
      <TextArea name="words" label={words.words} optional value={given.words} maxLength={MOST_WORDS} />
    </>
  ),
  transfer: ({ seen, given }) => {
    const body = bodyOf(seen)
    return (
      <>
        <BodySelect name="body" label={words.body} hint={words.bodyHint(bodyWords[body])} value={given.body ?? body} />
        <TextArea
          name="told"
          label={words.told}
          hint={words.toldHint}
          value={given.told ?? referredText(body)}
          maxLength={MOST_WORDS}
        />
      </>
    )
  },
  merge: ({ alike, given }) => (
    <>
      {alike.length === 0 ? (
        <p>{words.intoNone}</p>
      ) : (
        <Picks
          name="into"
          legend={words.into}
          value={given.into}
          options={alike.map(({ id, number, topic, unit }) => ({
            value: id,
            label: `${numberText(number)}　${topicText(topic)}`,
            note: unit ?? undefined,
          }))}
        />
      )}
      <Field
        name="number"
        label={alike.length > 0 ? words.intoNumberOr : words.intoNumber}
        digits
        short
        optional={alike.length > 0}
        value={given.number}
      />
    </>
  ),
  withdraw: () => null,
  continue: Reason,
  assign: (props) => (
    <>
      <UnitSelect {...props} />
      <CheckBoxes
        name="verifiers"
        legend={words.verifiers}
        hint={words.verifiersHint}
        options={peopleOptions(props.seen)}
        values={props.every('verifiers')}
      />
      <TextArea
        name="brief"
        label={words.brief}
        hint={words.briefHint}
        value={props.given.brief}
        maxLength={MOST_WORDS}
      />
    </>
  ),
  extend: ({ seen, given }) => (
    <>
      <Field name="days" label={words.days} digits short value={given.days ?? '30'} />
      <SelectField name="askedBy" label={words.askedBy} blank="" value={given.askedBy} options={peopleOptions(seen)} />
      <Reason given={given} label={words.extendReason} />
      <TextArea name="told" label={words.told} hint={words.toldHint} value={given.told} maxLength={MOST_WORDS} />
    </>
  ),
  pause: ({ given }) => <Reason given={given} label={words.pauseReason} hint={words.pauseHint} />,
  resume: () => null,
  conclude: ({ seen, given, every, kept }) => {
    const { own, rest } = itemOptions(seen)
    const signers = peopleOptions(seen).filter(({ value }) => seen.standing.verifiers.includes(value))
    return (
      <>
        <Picks
          name="outcome"
          legend={words.outcome}
          value={given.outcome}
          options={(['substantiated', 'partly', 'unsubstantiated'] as const).map((one) => ({
            value: one,
            label: outcomeWords[one],
          }))}
        />
        <SelectField
          name="grade"
          label={words.grade}
          blank={words.gradeNone}
          value={given.grade}
          options={(['general', 'major'] as const).map((one) => ({ value: one, label: gradeWords[one] }))}
        />
        {own.length > 0 && <CheckBoxes name="items" legend={words.items} options={own} values={every('items')} />}
        <SelectField
          name="item"
          label={own.length > 0 ? words.itemMore : words.items}
          blank={words.itemNone}
          value={given.item}
          options={rest}
        />
        <TextArea
          name="words"
          label={words.record}
          hint={words.recordHint}
          value={given.words}
          maxLength={MOST_WORDS}
        />
        <CheckBoxes name="signers" legend={words.signers} options={signers} values={every('signers')} />
        <CheckBox name="danger" label={words.danger} checked={given.danger !== undefined} />
        <Photos label={words.before} kept={kept} />
      </>
    )
  },
  stop_work: ({ given }) => <Field name="number" label={words.stopNumber} value={given.number} maxLength={MOST_LINE} />,
  order: (props) => <OrderFields {...props} />,
  plan: ({ given }) => <PlanFields given={given} />,
  progress: ({ given }) => <DoneField name="progress" given={given} />,
  submit: ({ given, kept }) => (
    <>
      <DoneField name="words" given={given} />
      <Photos label={words.after} hint={words.afterHint} kept={kept} />
    </>
  ),
  recheck: ({ seen, given, every, kept }) => (
    <>
      <Picks
        name="outcome"
        legend={words.checked}
        value={given.outcome}
        options={[
          { value: 'passed', label: words.passed },
          { value: 'failed', label: words.failed },
        ]}
      />
      <CheckBoxes name="checkers" legend={words.checkers} options={peopleOptions(seen)} values={every('checkers')} />
      <Photos label={words.after} hint={words.afterHint} kept={kept} />
      <CheckBox name="sameView" label={words.sameView} checked={given.sameView !== undefined} />
      <TextArea name="reason" label={words.failedReason} optional value={given.reason} maxLength={MOST_WORDS} />
      <Field name="dueOn" kind="date" label={words.newDue} optional value={given.dueOn} />
    </>
  ),
  escalate: ({ seen, given }) => <EscalateFields seen={seen} given={given} />,
  reply: ({ given }) => <PartFields parts={replyParts} labels={replyPartWords} given={given} />,
  object: ({ given }) => <Reason given={given} label={words.objection} />,
  review: ({ given }) => (
    <>
      <Picks
        name="outcome"
        legend={words.review}
        value={given.outcome}
        options={[
          { value: 'upheld', label: words.upheld },
          { value: 'redo', label: words.redo },
        ]}
      />
      <BodySelect name="body" label={words.reviewer} value={given.body ?? ''} />
    </>
  ),
}
