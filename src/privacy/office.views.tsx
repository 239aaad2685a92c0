import type { Viewer } from '#people/access.ts'
import { momentWords } from '#people/account.words.ts'
import { PeopleTabs } from '#people/people.views.tsx'
import { dayOf } from '#platform/days.rules.ts'
import { Actions, Button } from '#platform/html/button/button.tsx'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Section } from '#platform/html/section/section.tsx'
import type { Erasure } from './erasures.store.ts'
import { officeWords as words } from './office.words.ts'
import type { Due } from './purge.store.ts'
import { tableWordOf } from './tables.words.ts'

export interface Asked {
  name: string
  contact: string
}

interface OfficeProps {
  asked?: Asked
  problems?: readonly Problem[]
  done?: boolean
  past: readonly (Erasure & { by: string | null })[]
  due: readonly Due[]
  nextAt: Date
  purges: readonly { gone: Record<string, number>; purgedAt: Date }[]
  viewer: Viewer
}

export const OfficePrivacyPage = ({ asked, problems = [], done = false, viewer, ...rest }: OfficeProps) => (
  <DeskPage title={words.title} current="/office/people">
    <PeopleTabs current="/office/privacy" viewer={viewer} />
    {done && <Note>{words.done}</Note>}
    <ErrorSummary problems={problems} title={words.refused} />
    <SearchForm asked={asked} problems={problems} />
    <Next {...rest} />
    <Past past={rest.past} />
    <Section title={words.papers}>
      <Rows>
        <Row to="/office/privacy/assessment.docx" title={words.assessment} note={words.assessmentNote} />
        <Row to="/office/privacy/breach" title={words.breach} note={words.breachNote} />
      </Rows>
    </Section>
  </DeskPage>
)

export const SearchForm = ({ asked, problems = [] }: { asked?: Asked | undefined; problems?: readonly Problem[] }) => (
  <Section title={words.search}>
    <p>{words.lead}</p>
    <div class="narrow">
      <Form action="/office/privacy/search" problems={problems}>
        <Field name="name" label={words.name} value={asked?.name} maxLength={30} autocomplete="off" />
        <Field
          name="contact"
          label={words.contact}
          hint={words.contactHint}
          kind="tel"
          value={asked?.contact}
          maxLength={60}
          autocomplete="off"
        />
        <Actions>
          <Button fit>{words.find}</Button>
        </Actions>
      </Form>
    </div>
  </Section>
)

export const countsText = (counts: Record<string, number>): string =>
  words.what(Object.entries(counts).map(([table, rows]) => words.whatOne(tableWordOf(table), rows)))

const Past = ({ past }: Pick<OfficeProps, 'past'>) => (
  <Section title={words.past}>
    {past.length === 0 ? (
      <p>{words.noPast}</p>
    ) : (
      <CardsTable
        caption={words.past}
        rows={past}
        keyOf={({ id }) => id}
        columns={[
          { head: words.columns.at, cell: ({ erasedAt }) => momentWords(erasedAt) },
          { head: words.columns.kind, cell: ({ kind }) => words.kinds[kind] },
          { head: words.columns.reason, cell: ({ reason }) => words.reasons[reason] },
          {
            head: words.columns.by,
            cell: ({ by, erasedBy, personId }) => (erasedBy === personId ? words.self : (by ?? '')),
          },
          { head: words.columns.erased, cell: ({ erased }) => countsText(erased) },
        ]}
      />
    )}
  </Section>
)

const Next = ({ due, nextAt, purges }: Pick<OfficeProps, 'due' | 'nextAt' | 'purges'>) => (
  <Section title={words.next}>
    <p>{words.nextAt(momentWords(nextAt))}</p>
    {due.length === 0 ? (
      <p>{words.nothingDue}</p>
    ) : (
      <CardsTable
        caption={words.next}
        rows={due}
        keyOf={({ table }) => table}
        columns={[
          { head: words.dueColumns.what, cell: ({ table }) => tableWordOf(table) },
          { head: words.dueColumns.how, cell: ({ columns }) => (columns.length > 0 ? words.emptied : words.whole) },
          { head: words.dueColumns.count, figure: true, cell: ({ count }) => count },
          { head: words.dueColumns.oldest, cell: ({ oldest }) => dayOf(oldest) },
        ]}
      />
    )}
    {purges.length > 0 && (
      <>
        <p>{words.last}</p>
        <ul class="dots">
          {purges.map(({ gone, purgedAt }, index) => (
            <li key={index}>{words.lastLine(momentWords(purgedAt), countsText(gone))}</li>
          ))}
        </ul>
      </>
    )}
  </Section>
)
