import { momentWords } from '#people/account.words.ts'
import { Actions, Button, ButtonLink, MoreLink } from '#platform/html/button/button.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { FileField } from '#platform/html/file-field/file-field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { Steps } from '#platform/html/steps/steps.tsx'
import type { UnitImport } from './imports.store.ts'
import { importWords as words } from './imports.words.ts'
import { UnitTabs } from './units.views.tsx'

type Counts = Pick<UnitImport, 'added' | 'changed' | 'same' | 'refused'>
const countsOf = ({ added, changed, same, refused }: Counts): string =>
  words.counts(added ?? 0, changed ?? 0, same ?? 0, refused ?? 0)

interface ImportProps {
  past: readonly Omit<UnitImport, 'rows'>[]
  problems: readonly Problem[]
}

export const ImportPage = ({ past, problems }: ImportProps) => (
  <DeskPage title={words.title}>
    <UnitTabs current="/office/units/import" office />
    <div class="narrow">
      <ErrorSummary problems={problems} title={words.refused} kept="" />
      <Section title={words.uploadTitle}>
        <Steps at={1} of={3} name={words.steps[0] ?? ''} />
        <Form action="/office/units/imports" files problems={problems}>
          <FileField name="file" label={words.file} hint={words.fileHint} accept=".xlsx,.csv" single />
          <p class="s">{words.uploadText}</p>
          <Actions>
            <Button fit>{words.upload}</Button>
          </Actions>
        </Form>
        <p>{words.templateText}</p>
        <MoreLink to="/office/units/template.xlsx">{words.template}</MoreLink>
      </Section>
      <Section title={words.exportTitle}>
        <p>{words.exportText}</p>
        <MoreLink to="/office/units/export.xlsx">{words.export}</MoreLink>
      </Section>
      {past.length > 0 && (
        <Section title={words.past}>
          <Rows>
            {past.map((one) => (
              <Row
                key={one.id}
                title={one.fileName}
                note={`${words.pastLine(momentWords(one.confirmedAt ?? one.uploadedAt), one.uploadedBy)}　${countsOf(one)}`}
              />
            ))}
          </Rows>
        </Section>
      )}
    </div>
  </DeskPage>
)

export const ImportDonePage = ({ one }: { one: Pick<UnitImport, 'fileName'> & Counts }) => (
  <DeskPage title={words.doneTitle} back={{ to: '/office/units/import', label: words.back }}>
    <div class="narrow">
      <Steps at={3} of={3} name={words.steps[2] ?? ''} />
      <Note>{words.doneLine(one.fileName, countsOf(one))}</Note>
      <Actions>
        <ButtonLink fit to="/office/units">
          {words.toList}
        </ButtonLink>
      </Actions>
    </div>
  </DeskPage>
)
