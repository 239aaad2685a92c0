import { Actions, Button, ButtonLink } from '#platform/html/button/button.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { PublicPage } from '#platform/html/public-page/public-page.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { KeptHere } from './kept-here.views.tsx'
import { reporterWords as words } from './reporter.words.ts'
import type { Via } from './submissions.store.ts'
import { reportWords } from './submissions.words.ts'

interface ReporterProps {
  unit: string
  unitRef: string
  via: Via
  /** Remembered on this device, or from the account. */
  known: string | undefined
  given: { name: string; phone: string } | null
  problems: readonly Problem[]
}

export const ReporterPage = (props: ReporterProps) => {
  const { unit, unitRef, via, known } = props
  return (
    <PublicPage title={words.title(unit)} back={{ to: `/u/${unitRef}`, label: unit }}>
      <h1>{words.heading}</h1>
      {via === 'link' && <KeptHere unitRef={unitRef} offline forgets />}
      {via === 'link' && <OnThisDevice {...props} />}
      {via === 'sign-in' && (
        <>
          <p>{words.fromAccount(known ?? '')}</p>
          <p>{words.notYou}</p>
          <Actions>
            <ButtonLink look="line" to="/account">
              {words.account}
            </ButtonLink>
          </Actions>
        </>
      )}
      {via === 'office' && <Note kind="must">{words.byOffice}</Note>}
    </PublicPage>
  )
}

const OnThisDevice = ({ unitRef, known, given, problems }: ReporterProps) => (
  <>
    <p>{known ? words.known(known) : words.unknown}</p>
    <ErrorSummary problems={problems} title={words.failed} />
    <Form action={`/u/${unitRef}/reporter`} problems={problems}>
      <Field
        name="reporter"
        label={reportWords.reporter}
        hint={words.nameHint}
        value={given?.name}
        autocomplete="name"
        maxLength={30}
      />
      <Field
        name="phone"
        kind="tel"
        label={reportWords.phone}
        hint={reportWords.phoneHint}
        optional
        value={given?.phone}
        autocomplete="tel"
        maxLength={20}
      />
      <Actions>
        <Button>{words.save}</Button>
      </Actions>
    </Form>
    {known && (
      <Section title={words.borrowed}>
        <p>{words.forgetText}</p>
        <Form action={`/u/${unitRef}/reporter/removals`}>
          <Actions>
            <Button look="line">{words.forget}</Button>
          </Actions>
        </Form>
      </Section>
    )}
  </>
)
