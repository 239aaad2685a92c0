import { Actions, Button } from '#platform/html/button/button.tsx'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { PhoneLink } from '#platform/html/foot/foot.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { KeyValues } from '#platform/html/key-values/key-values.tsx'
import { State } from '#platform/html/lamp/lamp.tsx'
import { Picks } from '#platform/html/picks/picks.tsx'
import { Fold, Section } from '#platform/html/section/section.tsx'
import { SelectField } from '#platform/html/select-field/select-field.tsx'
import { dayWords } from '#platform/html/words.ts'
import { lampOf, stateShown } from './hotlines.list.views.tsx'
import type { Shown } from './hotlines.reading.ts'
import type { Call } from './hotlines.store.ts'
import { hotlineWords as words } from './hotlines.words.ts'

export type Given = Readonly<Record<string, string>>

export const HotlineFields = ({ given }: { given: Given }) => (
  <>
    <Field name="phone" kind="tel" label={words.phone} hint={words.phoneHint} value={given.phone} />
    <Field name="hours" label={words.hours} hint={words.hoursHint} optional value={given.hours} />
    <Field
      name="keeper"
      label={words.keeper}
      hint={words.keeperHint}
      optional
      value={given.keeper}
      autocomplete="off"
    />
  </>
)

interface NewProps {
  units: readonly { id: string; name: string }[]
  given: Given
  problems: readonly Problem[]
}

const back = { to: '/office/hotlines', label: words.back }

export const NewHotlinePage = ({ units, given, problems }: NewProps) => (
  <DeskPage title={words.newTitle} current="/office/hotlines" back={back}>
    <div class="page">
      <ErrorSummary problems={problems} title={words.refused(problems.length)} />
      <Form action="/office/hotlines" problems={problems}>
        <SelectField
          name="unit"
          label={words.whose}
          blank={words.whoseTown}
          value={given.unit}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <HotlineFields given={given} />
        <Actions>
          <Button>{words.publish}</Button>
        </Actions>
      </Form>
    </div>
  </DeskPage>
)

interface HotlineProps {
  hotline: Shown
  unit: string
  calls: readonly Call[]
  office: boolean
  today: string
  /** Which of the forms was refused. */
  refused?: { form: 'change' | 'call'; problems: readonly Problem[]; given: Given } | undefined
}

export const HotlinePage = ({ hotline, unit, calls, office, today, refused }: HotlineProps) => {
  const acts = office && hotline.endedOn === null
  return (
    <DeskPage title={`${unit}：${hotline.phone}`} current="/office/hotlines" back={back}>
      <div class="page">
        {refused && <ErrorSummary problems={refused.problems} title={words.refused(refused.problems.length)} />}
        <KeyValues
          items={[
            { term: words.phone, value: <PhoneLink phone={hotline.phone} /> },
            { term: words.hours, value: hotline.hours || words.noHours },
            hotline.keeper ? { term: words.keeper, value: hotline.keeper } : null,
            {
              term: words.heads.state,
              value: hotline.endedOn ? words.ended(hotline.endedOn) : stateShown(hotline),
            },
            { term: words.since, value: dayWords.day(hotline.publishedOn) },
          ]}
        />
        {acts && <CallForm hotline={hotline} today={today} refused={refused?.form === 'call' ? refused : undefined} />}
        <Section title={words.calls}>{calls.length === 0 ? <p>{words.noCalls}</p> : <Calls calls={calls} />}</Section>
        {acts && (
          <>
            <ChangeForm hotline={hotline} refused={refused?.form === 'change' ? refused : undefined} />
            <Fold title={words.end}>
              <p>{words.endText}</p>
              <Form action={`/office/hotlines/${hotline.id}/endings`}>
                <Actions>
                  <Button look="line" fit>
                    {words.endButton}
                  </Button>
                </Actions>
              </Form>
            </Fold>
          </>
        )}
      </div>
    </DeskPage>
  )
}

type Refused = HotlineProps['refused']

const CallForm = ({ hotline, today, refused }: { hotline: Shown; today: string; refused: Refused }) => (
  <Section title={words.call}>
    <p>{words.callText}</p>
    <Form action={`/office/hotlines/${hotline.id}/calls`} problems={refused?.problems}>
      <Picks
        name="answered"
        legend={words.answered}
        value={refused?.given.answered}
        options={[
          { value: 'yes', label: words.yes },
          { value: 'no', label: words.no },
        ]}
      />
      <Field name="calledOn" kind="date" label={words.calledOn} value={refused?.given.calledOn ?? today} />
      <Field name="note" label={words.note} hint={words.noteHint} optional value={refused?.given.note} />
      <Actions>
        <Button>{words.save}</Button>
      </Actions>
    </Form>
  </Section>
)

const ChangeForm = ({ hotline, refused }: { hotline: Shown; refused: Refused }) => (
  <Fold title={words.change} open={refused !== undefined}>
    <p>{words.changeText}</p>
    <Form action={`/office/hotlines/${hotline.id}`} problems={refused?.problems}>
      <HotlineFields given={refused?.given ?? { phone: hotline.phone, hours: hotline.hours, keeper: hotline.keeper }} />
      <Actions>
        <Button look="line">{words.save}</Button>
      </Actions>
    </Form>
  </Fold>
)

const Calls = ({ calls }: { calls: readonly Call[] }) => (
  <CardsTable
    caption={words.callCaption}
    rows={calls}
    keyOf={({ id }) => id}
    columns={[
      { head: words.callHeads.on, cell: ({ on }) => dayWords.day(on) },
      {
        head: words.callHeads.answered,
        cell: ({ answered }) => (
          <State lamp={answered ? lampOf.answered : lampOf.dead} word={answered ? words.yes : words.no} />
        ),
      },
      { head: words.callHeads.note, cell: ({ note }) => note },
      { head: words.callHeads.by, cell: ({ by }) => by },
    ]}
  />
)
