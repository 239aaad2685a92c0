import type { ComponentChildren } from 'preact'
import { Actions, Button } from '#platform/html/button/button.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { FileField } from '#platform/html/file-field/file-field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Link } from '#platform/html/link.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Panel } from '#platform/html/split/split.tsx'
import { Tag } from '#platform/html/tag/tag.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import { dayWords } from '#platform/html/words.ts'
import { startWords } from './campaigns.words.ts'
import { changedPart, type Difference, isPlain } from './corrections.rules.ts'
import type { Correction } from './corrections.store.ts'
import { askedWords, labelOf, whenWords, correctionWords as words } from './corrections.words.ts'
import { isEmpty } from './drafts.fields.ts'
import type { FieldSpan } from './drafts.spans.store.ts'
import { type Names, shownValue } from './drafts.values.ts'
import type { Notice } from './notices.store.ts'

/** A file or its words; both the correction and the superior's notice come in this way. */
export const PaperFields = ({ given }: { given: Record<string, string> }) => (
  <>
    <FileField name="file" label={startWords.file} accept=".txt,.docx,.doc" single />
    <TextArea name="text" label={startWords.text} value={given.text} rows={6} />
  </>
)

interface CorrectionsPageProps {
  campaignId: string
  corrections: readonly (Correction & { when: string; taken: number })[]
  given?: Record<string, string>
  problems?: readonly Problem[]
}

export const CorrectionsPage = ({ campaignId, corrections, given = {}, problems = [] }: CorrectionsPageProps) => {
  const place = `/office/campaigns/${campaignId}`
  return (
    <DeskPage title={words.title} current="/office/campaigns" back={{ to: `${place}/notice`, label: words.back }}>
      <div class="differences">
        <p>{words.intro}</p>
        <ErrorSummary problems={problems} title={startWords.refused} />
        <Form action={`${place}/corrections`} files problems={problems}>
          <PaperFields given={given} />
          <Actions>
            <Button>{words.submit}</Button>
          </Actions>
        </Form>
        {corrections.length > 0 && (
          <Panel title={words.uploaded}>
            <ul class="rows">
              {corrections.map((one) => (
                <li key={one.id}>
                  <Link to={`${place}/corrections/${one.id}`}>
                    {words.line(one.fileName, one.when, one.byName ?? '')}
                  </Link>
                  {one.taken > 0 && <small>{`　${words.taken(one.taken)}`}</small>}
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
    </DeskPage>
  )
}

export interface CorrectionPageProps {
  campaignId: string
  correction: Correction
  differences: readonly Difference[]
  sections: readonly { id: string; title: string }[]
  names: Names
  seen: string
  before: Notice | undefined
  picked: readonly string[]
  done: boolean
  problems?: readonly Problem[]
}

export const CorrectionPage = (props: CorrectionPageProps) => {
  const { campaignId, correction, differences, sections, seen, problems = [] } = props
  const place = `/office/campaigns/${campaignId}/corrections`
  const plain = differences.filter(isPlain).length
  return (
    <DeskPage
      title={words.title}
      current="/office/campaigns"
      back={{ to: `/office/campaigns/${campaignId}/notice`, label: words.back }}
      head={
        <p class="s">
          {words.differences(differences.length)}
          {props.before?.sha256 && (
            <>
              {'　'}
              <Link to={`${place}/${correction.id}/before`} download>
                {words.originalBefore}
              </Link>
            </>
          )}
          {correction.sha256 && (
            <>
              {'　'}
              <Link to={`${place}/${correction.id}/file`} download>
                {words.original}
              </Link>
            </>
          )}
        </p>
      }
    >
      <div class="differences">
        <ErrorSummary problems={problems} title={words.refused} />
        {props.done && problems.length === 0 && <Note>{words.done}</Note>}
        {differences.length === 0 ? (
          <Note>{words.same}</Note>
        ) : (
          <Form action={`${place}/${correction.id}/takings`} problems={problems} label={words.title}>
            <input type="hidden" name="_seen" value={seen} />
            {sections.map(({ id, title }) => {
              const own = differences.filter(({ section }) => section === id)
              return (
                own.length > 0 && (
                  <Panel key={id} title={title}>
                    {own.map((one) => (
                      <DifferenceRow key={one.key} one={one} {...props} />
                    ))}
                  </Panel>
                )
              )
            })}
            <Actions pair>
              <Button name="act" value="picked">
                {words.take}
              </Button>
              {plain > 0 && (
                <Button look="line" name="act" value="all">
                  {words.takeAll(plain)}
                </Button>
              )}
            </Actions>
            {plain > 0 && plain < differences.length && <p class="s">{words.takeAllNote}</p>}
          </Form>
        )}
      </div>
    </DeskPage>
  )
}

interface RowProps extends Pick<CorrectionPageProps, 'names' | 'before' | 'correction' | 'picked'> {
  one: Difference
}

const DifferenceRow = ({ one, names, before: paper, correction, picked }: RowProps) => {
  const label = labelOf(one)
  const added = one.effect.of.startsWith('new')
  const gone = one.effect.of.startsWith('drop')
  const [before, after] = [valueWords(one, one.before, names), valueWords(one, one.after, names)]
  const cut = changedPart(before, after)
  return (
    <div class="differs">
      <label class="check">
        <input
          type="checkbox"
          name="take"
          value={one.key}
          checked={picked.includes(one.key)}
          disabled={one.issued}
          aria-label={words.tick(label)}
        />
        <span>
          <b>{label}</b> {one.byHand && <Tag>{words.byHand}</Tag>} {one.issued && <Tag>{words.issued}</Tag>}{' '}
          {added && <Tag>{words.added}</Tag>} {gone && <Tag>{words.gone}</Tag>}
          <span class="differs-values">
            {added ? (
              <ins>{after}</ins>
            ) : (
              <>
                <del>{cut.before || words.empty}</del>
                {!gone && (
                  <>
                    {' → '}
                    <ins>{cut.after || words.empty}</ins>
                  </>
                )}
              </>
            )}
          </span>
        </span>
      </label>
      {one.field !== 'body' && (
        <>
          <Place label={words.place.before} text={paper?.text ?? ''} span={one.spans.before} />
          <Place label={words.place.after} text={correction.text} span={one.spans.after} />
        </>
      )}
    </div>
  )
}

function valueWords({ kind, field }: Difference, value: Difference['before'], names: Names): string {
  if (isEmpty(value)) return ''
  if (kind === 'when') return whenWords(String(value))
  if (kind === 'day') return dayWords.day(String(value))
  if (field === 'reports' && Array.isArray(value)) return value.map(askedWords).join('、')
  return shownValue(kind, value, names).replaceAll('\n', '；')
}

/** Signs of the paper that stand around what was read. */
const AROUND = 18

/** The place in its paper: what was read is marked, a few words stand around it. */
export const Place = ({ label, text, span }: { label: string; text: string; span: FieldSpan | undefined }) => {
  if (!span) return null
  const long = span.end - span.start > 80
  const end = long ? span.start + 80 : span.end
  const lead =
    text
      .slice(Math.max(0, span.start - AROUND), span.start)
      .split('\n')
      .at(-1) ?? ''
  const rest = long ? '…' : (text.slice(end, end + AROUND).split('\n')[0] ?? '')
  return (
    <p class="s place">
      {label}：{lead}
      <Marked>{text.slice(span.start, end)}</Marked>
      {rest}
    </p>
  )
}

const Marked = ({ children }: { children: ComponentChildren }) => <mark>{children}</mark>
