import { Actions, Button } from '#platform/html/button/button.tsx'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { KeyValues } from '#platform/html/key-values/key-values.tsx'
import { type LampName, State } from '#platform/html/lamp/lamp.tsx'
import { Link } from '#platform/html/link.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Picks } from '#platform/html/picks/picks.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import type { Identity } from './identities.store.ts'
import { MOST_LETTERS, type Opening, type OpeningProblem, scopes } from './openings.rules.ts'
import type { OpeningRead } from './openings.store.ts'
import { openingProblemWords, scopeWords, identitiesWords as words } from './openings.words.ts'

export const lampOfOpening = ({ granted }: Pick<Opening, 'granted'>): LampName =>
  granted === null ? 'todo' : granted ? 'ok' : 'none'

/** 举报保密员's list: what waits first. */
export const IdentitiesPage = ({ openings }: { openings: readonly OpeningRead[] }) => (
  <DeskPage title={words.title}>
    <p>{words.lead}</p>
    {openings.length === 0 ? (
      <Empty title={words.none} />
    ) : (
      <CardsTable
        caption={words.caption}
        rows={openings}
        keyOf={({ id }) => id}
        columns={[
          {
            head: words.columns.number,
            cell: ({ id, number }) => <Link to={`/office/identities/${id}`}>{words.number(number)}</Link>,
          },
          { head: words.columns.asked, cell: ({ askedOn }) => askedOn },
          { head: words.columns.asker, cell: ({ asker }) => asker },
          {
            head: words.columns.state,
            cell: (one) => <State lamp={lampOfOpening(one)} word={words.outcome(one.granted, one.scope)} />,
          },
        ]}
      />
    )}
  </DeskPage>
)

interface OpeningProps {
  opening: OpeningRead
  /** Who looks may not decide: they took part in the verification. */
  barred: OpeningProblem | undefined
  problems: readonly Problem[]
  given: Readonly<Record<string, string>>
}

export const OpeningPage = ({ opening, barred, problems, given }: OpeningProps) => (
  <DeskPage
    title={words.number(opening.number)}
    current="/office/identities"
    back={{ to: '/office/identities', label: words.back }}
  >
    <div class="narrow">
      <ErrorSummary problems={problems} title={words.refused} />
      <KeyValues
        items={[
          { term: words.asker, value: opening.asker },
          { term: words.askedOn, value: opening.askedOn },
          { term: words.reason, value: opening.reason },
          opening.decidedOn !== null && {
            term: words.decided,
            value: words.decidedOn(words.outcome(opening.granted, opening.scope), opening.decidedOn),
          },
        ]}
      />
      {barred ? (
        <Note kind="care">{openingProblemWords[barred]}</Note>
      ) : (
        <>
          {opening.granted === null && <DecideForm opening={opening} problems={problems} given={given} />}
          {opening.granted && <LookForm {...opening} />}
          {opening.scope === 'answer' && <AnswerPart opening={opening} problems={problems} given={given} />}
        </>
      )}
      <Section title={words.readings}>
        {opening.readings.length === 0 ? (
          <p>{words.neverRead}</p>
        ) : (
          <Rows>
            {opening.readings.map(({ by, on }, at) => (
              <Row key={at} title={words.reading(on, by !== opening.askedBy)} />
            ))}
          </Rows>
        )}
      </Section>
    </div>
  </DeskPage>
)

type FormProps = Omit<OpeningProps, 'barred'>

const DecideForm = ({ opening, problems, given }: FormProps) => (
  <Section title={words.decide}>
    <Form action={`/office/identities/${opening.id}/decisions`} problems={problems}>
      <Picks
        name="verdict"
        legend={words.verdict}
        value={given.verdict}
        options={[
          ...scopes.map((scope) => ({ value: scope, label: scopeWords[scope].title, note: scopeWords[scope].note })),
          { value: 'refuse', label: words.refuse.title, note: words.refuse.note },
        ]}
      />
      <Actions>
        <Button>{words.decideSubmit}</Button>
      </Actions>
    </Form>
  </Section>
)

const LookForm = ({ id, readings, askedBy }: OpeningRead) => (
  <Form action={`/office/identities/${id}/readings`}>
    <p class="s">{words.lookNote}</p>
    <Actions>
      <Button look="line">{readings.some(({ by }) => by !== askedBy) ? words.lookAgain : words.look}</Button>
    </Actions>
  </Form>
)

const AnswerPart = ({ opening, problems, given }: FormProps) =>
  opening.answeredOn ? (
    <Note>{words.answered(opening.answeredOn)}</Note>
  ) : (
    <Form action={`/office/identities/${opening.id}/answers`} problems={problems}>
      <TextArea
        name="answer"
        label={words.answer}
        hint={words.answerHint}
        value={given.answer}
        maxLength={MOST_LETTERS}
      />
      <Actions>
        <Button>{words.answerSubmit}</Button>
      </Actions>
    </Form>
  )

interface ShownProps {
  identity: Identity | undefined
  /** Left out where only the telephone was granted. */
  named: boolean
  back: { to: string; label: string }
}

interface RefusedProps {
  problem: OpeningProblem
  back: ShownProps['back']
}

export const IdentityRefusedPage = ({ problem, back }: RefusedProps) => (
  <DeskPage title={words.shown} back={back}>
    <div class="narrow">
      <Note kind="care">{openingProblemWords[problem]}</Note>
    </div>
  </DeskPage>
)

/** Drawn once, for this answer only. */
export const IdentityPage = ({ identity, named, back }: ShownProps) => (
  <DeskPage title={words.shown} back={back}>
    <div class="narrow">
      {identity ? (
        <>
          <KeyValues
            items={[
              named && { term: words.name, value: identity.name },
              { term: words.phone, value: identity.phone || words.noPhone },
            ]}
          />
          <Note kind="care">{words.once}</Note>
        </>
      ) : (
        <Note kind="care">{words.gone}</Note>
      )}
    </div>
  </DeskPage>
)
