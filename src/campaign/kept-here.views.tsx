import type { ComponentChildren } from 'preact'
import { Actions, Button } from '#platform/html/button/button.tsx'
import { FileField } from '#platform/html/file-field/file-field.tsx'
import { Form } from '#platform/html/form.tsx'
import { Island } from '#platform/html/island/island.tsx'
import { useHref } from '#platform/html/link.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { usePage } from '#platform/html/page.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { evidenceWords } from './evidence.words.ts'
import { keptHereWords, reportDraftWords } from './kept-here.words.ts'

interface KeptHereProps {
  unitRef: string
  /** Only for who came by the unit's link: their pages open without a network. */
  offline: boolean
  /** The report that this page is about: it speaks of it itself. */
  own?: string | undefined
  /** Forms to lay by, so that they open without a network too. */
  forms?: readonly string[] | undefined
  /** Who sends a form of this page leaves the phone to another person. */
  forgets?: boolean | undefined
  /** Nothing is taken any more: what lies here stays here, and nothing promises to send it. */
  shut?: boolean | undefined
}

/** Sends what lies on the phone, and says what still does. Without script there is nothing to say. */
export const KeptHere = ({ unitRef, offline, own, forms = [], forgets = false, shut = false }: KeptHereProps) => {
  const href = useHref()
  const { newFormKey } = usePage()
  const scope = href(`/u/${unitRef}`)
  const props = {
    scope,
    arrives: `${scope}/receipts/`,
    key: newFormKey(),
    worker: offline ? `${scope}/worker` : '',
    own: own ? href(own) : '',
    forms: forms.map(href),
    forgets,
    shut,
    words: keptHereWords,
  }
  return (
    <Island name="kept-here" props={props} class="kept-here">
      <Patterns />
    </Island>
  )
}

/** What script fills and shows: drawn here, so that a note is drawn in one place. */
const Patterns = () => (
  <div hidden>
    <Note kind="must">{''}</Note>
    <Note kind="care">{''}</Note>
    <Note>{''}</Note>
  </div>
)

interface ReportDraftProps {
  unitRef: string
  /** Path of the form. */
  action: string
  title: string
  /** What the server said is to be changed stands on the page: it is newer than any draft. */
  answered: boolean
  children: ComponentChildren
}

/** Keeps what is typed on the phone, and sends it from there: at once, or when there is a network. */
export const ReportDraft = ({ unitRef, action, title, answered, children }: ReportDraftProps) => {
  const href = useHref()
  const [scope, path] = [href(`/u/${unitRef}`), href(action)]
  return (
    <Island name="report-draft" props={{ scope, action: path, title, answered, words: reportDraftWords }}>
      <Patterns />
      {children}
      <div hidden data-ahead>
        <Section title={reportDraftWords.aheadTitle}>
          <p>{reportDraftWords.ahead}</p>
          <Form action={`${action}/evidence`} files label={reportDraftWords.aheadTitle}>
            <FileField
              name="photo"
              label={evidenceWords.choose.photo}
              resume={{ scope, action: `${path}/uploads`, after: path, atOnce: true }}
            />
          </Form>
        </Section>
      </div>
      <div hidden data-discard>
        <Actions>
          <Button look="line">{reportDraftWords.discard}</Button>
        </Actions>
      </div>
    </Island>
  )
}
