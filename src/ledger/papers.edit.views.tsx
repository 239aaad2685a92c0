import { Button } from '#platform/html/button/button.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { SelectField } from '#platform/html/select-field/select-field.tsx'
import { Panel, Split } from '#platform/html/split/split.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import { FiguresTable } from './papers.one.views.tsx'
import type { Edition, Paper } from './papers.store.ts'
import type { Figure } from './papers.tokens.rules.ts'
import { paperKindWords, papersPageWords as words } from './papers.words.ts'

interface TextProps {
  paper: Paper
  edition: Edition
  figures: readonly Figure[]
  problems: Problem[]
  /** What was sent and refused. */
  given?: Record<string, string>
}

const LETTERS_A_ROW = 33

/** A field per paragraph: figures stand in it by name, and the paper shows them as numbers. */
export const PaperTextPage = ({ paper, edition, figures, problems, given }: TextProps) => {
  const { fields } = words
  const value = (name: string, own: string) => given?.[name] ?? own
  const count = given ? countOf(given) : edition.paragraphs.length
  const rows = (text: string) => Math.max(1, Math.ceil(text.length / LETTERS_A_ROW) + text.split('\n').length - 1)
  return (
    <DeskPage
      title={words.editTitle(paperKindWords[paper.kind])}
      current="/office/papers"
      back={{ to: `/office/papers/${paper.id}`, label: paperKindWords[paper.kind] }}
    >
      <ErrorSummary problems={problems} />
      <Split
        wideSide
        side={
          <Panel title={words.names}>
            <p class="s">{words.namesHint}</p>
            <FiguresTable figures={figures} braced />
          </Panel>
        }
      >
        <Form action={`/office/papers/${paper.id}/text`} problems={problems} label={words.edit} class="paper-text">
          <TextArea
            name="title"
            label={fields.title}
            hint={fields.titleHint}
            rows={2}
            value={value('title', edition.title)}
          />
          <div class="paper-pair">
            <Field name="codeWord" label={fields.codeWord} value={value('codeWord', paper.codeWord)} short />
            <Field
              name="number"
              label={fields.number}
              value={value('number', String(paper.number ?? ''))}
              digits
              short
            />
          </div>
          <Field
            name="recipients"
            label={fields.recipients}
            hint={fields.recipientsHint}
            value={value('recipients', edition.recipients)}
          />
          {Array.from({ length: count }, (_, at) => {
            const text = value(`p${at}`, edition.paragraphs[at] ?? '')
            return <TextArea key={at} name={`p${at}`} label={fields.paragraph(at + 1)} rows={rows(text)} value={text} />
          })}
          <TextArea
            name={`p${count}`}
            label={fields.added}
            hint={fields.addedHint}
            rows={3}
            value={value(`p${count}`, '')}
          />
          <SelectField
            name="photos"
            label={fields.photos}
            options={words.photoCounts.map((one) => ({ value: String(one), label: String(one) }))}
            value={value('photos', String(edition.photos))}
          />
          <Field name="issuer" label={fields.issuer} value={value('issuer', edition.issuer)} />
          <Field name="signedOn" label={fields.signedOn} kind="date" value={value('signedOn', edition.signedOn)} />
          <Button fit>{words.save}</Button>
        </Form>
      </Split>
    </DeskPage>
  )
}

/** Up to the last field that held something. */
const countOf = (given: Record<string, string>): number => {
  const filled = Object.entries(given).filter(([name, text]) => /^p\d+$/.test(name) && text)
  return filled.reduce((most, [name]) => Math.max(most, Number(name.slice(1)) + 1), 0)
}
