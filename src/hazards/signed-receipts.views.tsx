import { Actions, Button, MoreLink } from '#platform/html/button/button.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { PublicPage } from '#platform/html/public-page/public-page.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import type { Receipt, RootFinding } from './signed-receipts.rules.ts'
import { findingWords, checkPageWords as words } from './signed-receipts.words.ts'

/** On the receipt's page: to be copied, printed, and checked by anybody. */
export const SignedText = ({ text }: { text: string }) => (
  <Section title={words.part} more={{ to: '/hazards/receipt/check', label: words.checkIt }}>
    <p>{words.partNote}</p>
    <p class="signed">{text}</p>
  </Section>
)

interface CheckProps {
  given: string
  problems: readonly Problem[]
  found?: { receipt: Receipt; finding: RootFinding } | undefined
}

export const CheckReceiptPage = ({ given, problems, found }: CheckProps) => (
  <PublicPage title={words.title} back={{ to: '/hazards', label: words.back }} quickExit>
    <h1>{words.title}</h1>
    <ErrorSummary problems={problems} title={words.wrong} kept="" />
    {found && (
      <>
        <Note>{words.signed(found.receipt.town, found.receipt.number, found.receipt.day)}</Note>
        <Note kind={kindOf(found.finding)}>{findingWords[found.finding]}</Note>
      </>
    )}
    <p>{words.lead}</p>
    <Form action="/hazards/receipt/check" problems={problems}>
      <TextArea name="receipt" label={words.field} value={given} rows={10} />
      <Actions>
        <Button>{words.check}</Button>
      </Actions>
    </Form>
    <p class="s">{words.offline}</p>
    <MoreLink to="/hazards/roots">{words.roots}</MoreLink>
  </PublicPage>
)

const kindOf = (finding: RootFinding): 'safe' | 'must' | 'stop' =>
  finding === 'held' ? 'safe' : finding === 'unproven' ? 'must' : 'stop'
