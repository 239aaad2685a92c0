import { Actions, Button, MiniButton } from '#platform/html/button/button.tsx'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Link } from '#platform/html/link.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Picks } from '#platform/html/picks/picks.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { SelectField } from '#platform/html/select-field/select-field.tsx'
import { authorizers, type Viewer } from './access.ts'
import { momentWords } from './account.words.ts'
import { type PasswordProfile, passwordProfiles, profileNames, unusedChoices } from './password-profiles.rules.ts'
import { PeopleTabs } from './people.views.tsx'
import { profileWords, unusedWords, securityWords as words } from './security.words.ts'
import type { ClosedPerson, UnusedPerson } from './unused.store.ts'

interface SecurityProps {
  profile: string
  closeUnused: number | null
  viewer: Viewer
  problems: readonly Problem[]
  saved: boolean
}

export const SecurityPage = ({ profile, closeUnused, viewer, problems, saved }: SecurityProps) => (
  <DeskPage title={words.title} current="/office/people">
    <PeopleTabs current="/office/security" viewer={viewer} />
    {saved && <Note>{words.saved}</Note>}
    <ErrorSummary problems={problems} title={words.refused} kept="" />
    <p>{words.lead}</p>
    <Difference />
    <div class="narrow">
      <Form action="/office/security" problems={problems}>
        <Picks
          name="passwords"
          legend={words.rules}
          hint={words.switching}
          value={profile}
          options={profileNames.map((name) => ({
            value: name,
            label: profileWords[name].name,
            note: profileWords[name].note,
          }))}
        />
        <SelectField
          name="closeUnused"
          label={words.close}
          hint={words.closeHint}
          blank={words.closeAsRules}
          value={closeUnused === null ? '' : String(closeUnused)}
          options={unusedChoices.map((days) => ({ value: String(days), label: words.closeChoice(days) }))}
        />
        <Actions>
          <Button fit>{words.submit}</Button>
        </Actions>
      </Form>
    </div>
  </DeskPage>
)

const lines: { what: string; say: (profile: PasswordProfile) => string }[] = [
  { what: words.rows.min, say: words.min },
  { what: words.rows.classes, say: words.classes },
  { what: words.rows.change, say: words.change },
  { what: words.rows.history, say: words.history },
  { what: words.rows.common, say: () => words.common },
  { what: words.rows.lock, say: words.lock },
  { what: words.rows.unused, say: words.unusedIn },
]

const Difference = () => (
  <CardsTable
    caption={words.rules}
    rows={lines}
    keyOf={({ what }) => what}
    columns={[
      { head: words.columns.what, cell: ({ what }) => what },
      { head: words.columns.mlps, cell: ({ say }) => say(passwordProfiles.mlps) },
      { head: words.columns.asvs, cell: ({ say }) => say(passwordProfiles.asvs) },
    ]}
  />
)

interface UnusedProps {
  closed: readonly ClosedPerson[]
  soon: readonly UnusedPerson[]
  days: number
  viewer: Viewer
}

export const UnusedPage = ({ closed, soon, days, viewer }: UnusedProps) => (
  <DeskPage title={unusedWords.title} current="/office/people">
    <PeopleTabs current="/office/people/unused" viewer={viewer} />
    <p>{days > 0 ? unusedWords.lead(days) : unusedWords.off}</p>
    <Section title={unusedWords.closed}>
      {closed.length === 0 ? (
        <p>{unusedWords.noneClosed}</p>
      ) : (
        <CardsTable
          caption={unusedWords.closed}
          rows={closed}
          keyOf={({ id }) => id}
          columns={[
            { head: unusedWords.columns.name, cell: ({ id, name }) => <Link to={`/office/people/${id}`}>{name}</Link> },
            { head: unusedWords.columns.at, cell: ({ closedAt }) => momentWords(closedAt) },
            {
              head: unusedWords.columns.act,
              headHidden: true,
              cell: ({ id, name }) =>
                authorizers.includes(viewer) && (
                  <Form action={`/office/people/${id}/enable`}>
                    <MiniButton about={name}>{unusedWords.open}</MiniButton>
                  </Form>
                ),
            },
          ]}
        />
      )}
    </Section>
    {days > 0 && (
      <Section title={unusedWords.soon}>
        {soon.length === 0 ? (
          <p>{unusedWords.noneSoon}</p>
        ) : (
          <CardsTable
            caption={unusedWords.soon}
            rows={soon}
            keyOf={({ id }) => id}
            columns={[
              {
                head: unusedWords.columns.name,
                cell: ({ id, name }) => <Link to={`/office/people/${id}`}>{name}</Link>,
              },
              { head: unusedWords.columns.used, cell: ({ usedAt }) => momentWords(usedAt) },
            ]}
          />
        )}
      </Section>
    )}
  </DeskPage>
)
