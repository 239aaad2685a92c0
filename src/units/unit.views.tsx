import { Actions, Button, ButtonLink, MiniButton, MoreLink } from '#platform/html/button/button.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { PhoneLink } from '#platform/html/foot/foot.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { KeyValues } from '#platform/html/key-values/key-values.tsx'
import { Link } from '#platform/html/link.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Section } from '#platform/html/section/section.tsx'
import type { Unit } from './units.store.ts'
import { kindNames, sizeOf, UnitState } from './units.views.tsx'
import { fieldWords, unitWords as words } from './units.words.ts'

export interface UnitPageProps {
  unit: Unit
  /** From the top down. */
  ancestors: readonly Unit[]
  below: readonly Unit[]
  /** All below that are still open. */
  openBelow: number
  kinds: readonly { code: string; name: string }[]
  link: { hasPin: boolean } | undefined
  office: boolean
  /** Whether the viewer opens accounts. */
  mayInvite: boolean
  today: string
  given: Record<string, string>
  problems: readonly Problem[]
  done: string | undefined
}

export const UnitOfficePage = (props: UnitPageProps) => {
  const { unit, below, kinds, office, mayInvite, problems, done, link } = props
  const names = new Map(kinds.map(({ code, name }) => [code, name]))
  return (
    <DeskPage
      title={unit.name}
      back={{ to: '/office/units', label: words.back }}
      head={
        office && (
          <ButtonLink fit to={`/office/units/${unit.id}/edit`}>
            {words.edit}
          </ButtonLink>
        )
      }
    >
      <div class="narrow">
        {done && words.done[done] && (
          <Note>
            {words.done[done]}
            {done === 'closed' && unit.closedOn && office && (
              <Form action={`/office/units/${unit.id}/reopenings`} class="inline" label={words.reopen.submit}>
                <MiniButton about={unit.name} hotkey="undo">
                  {words.reopen.submit}
                </MiniButton>
              </Form>
            )}
          </Note>
        )}
        <ErrorSummary problems={problems} title={words.close.refused} />
        <Facts {...props} names={names} />
        {office && (
          <Section title={words.links}>
            <p>{link ? (link.hasPin ? words.linkPin : words.linkOpen) : words.linkNone}</p>
            <MoreLink to={`/office/units/${unit.id}/links`}>{words.linksMore}</MoreLink>
            <br />
            <MoreLink to={`/u/${unit.id}`}>{words.dutyPage}</MoreLink>
            {mayInvite && (
              <>
                <br />
                <MoreLink to={`/office/people/invites/new?role=liaison&unit=${unit.id}`}>
                  {words.inviteLiaison}
                </MoreLink>
              </>
            )}
          </Section>
        )}
        {(below.length > 0 || office) && (
          <Section
            title={words.children(below.length)}
            more={office ? { to: `/office/units/new?parent=${unit.id}`, label: words.addChild } : undefined}
          >
            <Rows>
              {below.map((child) => (
                <Row
                  key={child.id}
                  title={child.name}
                  note={[kindNames(child, names), sizeOf(child)].filter(Boolean).join('　')}
                  to={`/office/units/${child.id}`}
                />
              ))}
            </Rows>
          </Section>
        )}
        {office && <Closing {...props} />}
      </div>
    </DeskPage>
  )
}

const Facts = ({ unit, ancestors, names, office, today }: UnitPageProps & { names: ReadonlyMap<string, string> }) => (
  <KeyValues
    items={[
      { term: fieldWords.kinds, value: kindNames(unit, names) },
      {
        term: words.under,
        value:
          ancestors.length === 0
            ? words.top
            : ancestors.map(({ id, name }, index) => (
                <span key={id}>
                  {index > 0 && ' › '}
                  <Link to={`/office/units/${id}`}>{name}</Link>
                </span>
              )),
      },
      unit.code ? { term: fieldWords.code, value: unit.code } : null,
      unit.aliases.length > 0 && { term: fieldWords.aliases, value: unit.aliases.join('、') },
      { term: words.columns.size, value: sizeOf(unit) || words.notGiven },
      office && {
        term: fieldWords.contactName,
        value:
          unit.contactName || unit.contactPhone ? (
            <>
              {unit.contactName} {unit.contactPhone && <PhoneLink phone={unit.contactPhone} />}
            </>
          ) : (
            words.notGiven
          ),
      },
      { term: fieldWords.hotline, value: unit.hotline ? <PhoneLink phone={unit.hotline} /> : words.notGiven },
      { term: words.columns.state, value: <UnitState unit={unit} today={today} /> },
    ]}
  />
)

const Closing = ({ unit, openBelow, today, given, problems }: UnitPageProps) =>
  unit.closedOn ? (
    <Section title={words.close.title}>
      <Form action={`/office/units/${unit.id}/reopenings`}>
        <p>{words.reopen.text(unit.closedOn)}</p>
        <Actions>
          <Button fit look="line">
            {words.reopen.submit}
          </Button>
        </Actions>
      </Form>
    </Section>
  ) : (
    <Section title={words.close.title}>
      <p>{words.close.text}</p>
      {openBelow > 0 && <p>{words.close.below(openBelow)}</p>}
      <Form action={`/office/units/${unit.id}/closings`} problems={problems}>
        <Field name="day" label={words.close.day} kind="date" value={given.day ?? today} />
        <Actions>
          <Button fit look="line">
            {words.close.submit}
          </Button>
        </Actions>
      </Form>
    </Section>
  )
