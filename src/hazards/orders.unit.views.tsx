import { Actions, Button, ButtonLink } from '#platform/html/button/button.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { FileField } from '#platform/html/file-field/file-field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { KeyValues } from '#platform/html/key-values/key-values.tsx'
import { State } from '#platform/html/lamp/lamp.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { PublicPage } from '#platform/html/public-page/public-page.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Say } from '#platform/html/say/say.tsx'
import { Fold, Section } from '#platform/html/section/section.tsx'
import type { Option } from '#platform/html/select-field/select-field.tsx'
import { byText, eventText } from './case.words.ts'
import { eventWords, gradeWords, stageWords } from './cases.words.ts'
import { formWords } from './event-forms.words.ts'
import { DoneField, type Given, PlanFields } from './fixing-fields.views.tsx'
import type { OrderSeen, OrderStood } from './orders.reading.ts'
import { orderLamp, stepsOf, type UnitStep } from './orders.rules.ts'
import { orderWords as words } from './orders.words.ts'
import { KeptPhotos } from './photos.kept.views.tsx'
import { CasePhotos } from './photos.views.tsx'
import { itemText } from './standards.words.ts'

interface Whose {
  unit: string
  unitRef: string
  today: string
}

export const UnitOrdersPage = ({ unit, unitRef, today, all }: Whose & { all: readonly OrderStood[] }) => (
  <PublicPage title={words.pageTitle(unit)} back={{ to: `/u/${unitRef}`, label: unit }}>
    <h1>{words.row}</h1>
    {all.length === 0 ? (
      <Empty title={words.none}>
        <p>{words.noneNext}</p>
      </Empty>
    ) : (
      <Rows>
        {all.map(({ order, standing }) => (
          <Row
            key={order.id}
            to={`/u/${unitRef}/orders/${order.id}`}
            lamp={orderLamp(standing, today)}
            title={order.what}
            note={words.note(stageWords[standing.stage], standing.dueOn ?? order.dueOn)}
          />
        ))}
      </Rows>
    )}
  </PublicPage>
)

interface OneProps extends Whose {
  seen: OrderSeen
  sent: boolean
  step?: UnitStep | undefined
  problems: readonly Problem[]
  given: Readonly<Record<string, string>>
  /** Pictures that came before the form was refused. */
  kept: readonly Option[]
}

export const UnitOrderPage = (props: OneProps) => {
  const { unit, unitRef, today, seen, problems, sent } = props
  const { order, standing, photos } = seen
  return (
    <PublicPage title={words.pageTitle(unit)} back={{ to: `/u/${unitRef}/orders`, label: words.back }}>
      <h1>{order.what}</h1>
      {sent && <Note>{words.sent}</Note>}
      <ErrorSummary problems={problems} title={formWords.refused(problems.length)} />
      <p>
        <State lamp={orderLamp(standing, today)} word={stageWords[standing.stage]} />
      </p>
      <Told {...props} />
      <KeyValues
        items={[
          { term: words.kv.place, value: order.place },
          { term: words.kv.demands, value: <span class="lines">{order.demands}</span> },
          { term: words.kv.due, value: words.dated(standing.dueOn ?? order.dueOn) },
          { term: words.kv.grade, value: gradeWords[order.grade] },
          order.items.length > 0 && {
            term: words.kv.items,
            value: <span class="lines">{order.items.map(itemText).join('\n')}</span>,
          },
          { term: words.kv.number, value: order.number },
          { term: words.kv.signed, value: order.signedBy },
        ]}
      />
      <Actions>
        <ButtonLink look="line" fit to={`/u/${unitRef}/orders/${order.id}/print`}>
          {words.print}
        </ButtonLink>
        <ButtonLink look="line" fit to={`/u/${unitRef}/orders/${order.id}/docx`}>
          {words.docx}
        </ButtonLink>
        <ButtonLink look="line" fit to={`/u/${unitRef}/orders/${order.id}/pdf`}>
          {words.pdf}
        </ButtonLink>
      </Actions>
      {seen.latest && <StepForms {...props} />}
      {photos.length > 0 && (
        <Section title={words.photos}>
          <CasePhotos root={`/u/${unitRef}/hazard-photos`} photos={photos} />
        </Section>
      )}
      <Section title={words.history}>
        {seen.events.map((event) => (
          <Say key={event.id} by={byText(event.on, event.byWhat, null)}>
            <b>{eventWords[event.name]}</b>
            <br />
            {/* who looked is not told to whom it is about */}
            <span class="lines">{event.name === 'recheck' ? event.detail.reason : eventText(event, () => '')}</span>
          </Say>
        ))}
      </Section>
    </PublicPage>
  )
}

const Told = ({ seen: { standing, events } }: OneProps) => {
  const last = events.findLast(({ name }) => name === 'recheck')
  return (
    <>
      {standing.stopWork && standing.stage !== 'closed' && <Note kind="stop">{words.stopWork}</Note>}
      {standing.stage === 'submitted' && <Note kind="must">{words.submitted}</Note>}
      {standing.stage === 'closed' && <Note>{words.closed}</Note>}
      {standing.stage === 'returned' && last?.name === 'recheck' && (
        <Note kind="stop">{words.returned(last.detail.reason)}</Note>
      )}
    </>
  )
}

const StepForms = ({ unitRef, seen, step, problems, given, kept }: OneProps) => {
  const steps = stepsOf(seen.standing)
  const needsPlan = steps[0] === 'plan'
  return (
    <>
      {needsPlan && <Note kind="must">{words.planFirst}</Note>}
      {steps.map((one, index) => (
        <Fold key={one} title={words.steps[one]} open={step ? one === step : index === 0}>
          <Form
            action={`/u/${unitRef}/orders/${seen.order.id}/${one}`}
            files={one === 'submit'}
            problems={one === step ? problems : []}
            label={words.steps[one]}
          >
            <p class="s">{words.hints[one]}</p>
            <StepFields step={one} given={one === step ? given : {}} kept={one === step ? kept : []} />
            <Actions>
              <Button look={index === 0 ? 'solid' : 'line'}>{words.steps[one]}</Button>
            </Actions>
          </Form>
        </Fold>
      ))}
    </>
  )
}

const StepFields = ({ step, given, kept }: { step: UnitStep; given: Given } & Pick<OneProps, 'kept'>) =>
  step === 'plan' ? (
    <PlanFields given={given} />
  ) : step === 'progress' ? (
    <DoneField name="progress" given={given} />
  ) : (
    <>
      <DoneField name="words" given={given} />
      <KeptPhotos kept={kept} />
      <FileField name="photo" label={formWords.after} hint={formWords.afterHint} />
    </>
  )
