import type { ComponentChildren } from 'preact'
import { QrCode } from '#people/qr-code.tsx'
import { Button } from '#platform/html/button/button.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Plate } from '#platform/html/plate/plate.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Fold, Section } from '#platform/html/section/section.tsx'
import { Steps } from '#platform/html/steps/steps.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import { dayWords } from '#platform/html/words.ts'
import { stageForReporter } from './cases.words.ts'
import { OwnPart } from './own-receipts.views.tsx'
import { ownReceiptWords } from './own-reports.words.ts'
import { ReceiptActs } from './receipt-acts.views.tsx'
import type { Receipt } from './receipts.reading.ts'
import { groupsOf } from './receipts.rules.ts'
import { receiptWords as words } from './receipts.words.ts'
import { ReporterPage } from './reporter-page.views.tsx'
import { reportWords } from './reports.words.ts'
import { rewardStateWords } from './reward-state.words.ts'
import { SignedText } from './signed-receipts.views.tsx'
import { isHazardTopic } from './topics.rules.ts'
import { hazardTopicWords } from './topics.words.ts'

export interface ReceiptPageProps {
  digits: string
  receipt: Receipt
  /** What proves that it was taken, and when: for anybody to check. */
  signed: string
  /** Right after it was reported. */
  fresh?: boolean | undefined
  note?: string | undefined
  problems?: readonly Problem[] | undefined
  given?: Record<string, string> | undefined
  /** Pictures, and who reported: parts of their own. */
  children?: ComponentChildren
}

/** Step three, and what is read again later: the same page, the receipt first when it is new, the standing first when it is not. */
export const ReceiptPage = (props: ReceiptPageProps) => {
  const { digits, receipt, signed, fresh, note, problems = [], children } = props
  const { report, stage, leadingStage } = receipt
  const own = ownNow(receipt)
  return (
    <ReporterPage back={{ to: '/hazards', label: words.back }}>
      <ErrorSummary problems={problems} />
      {note && <Note>{note}</Note>}
      {fresh ? (
        <>
          <Plate kind="safe" status title={words.received} sign="tick" line={dayLine(receipt)} />
          <Steps at={3} of={3} name={reportWords.step.receipt} />
          <Digits digits={digits} />
        </>
      ) : (
        <Plate
          title={own ? ownReceiptWords.stage[own.stage] : stageForReporter[leadingStage ?? stage]}
          line={dayLine(receipt)}
        />
      )}
      {(report.deaths || report.kind === 'concealed_accident') && <p class="say">{words.county}</p>}
      {!fresh && <Told receipt={receipt} />}
      {own ? <OwnPart {...{ digits, own, fresh }} /> : fresh && <Next />}
      <div class="reporter-acts">{children}</div>
      {!fresh && !own && (
        <Section title={rewardStateWords.title}>
          <p>{rewardStateWords.state[receipt.reward]}</p>
        </Section>
      )}
      <ReceiptActs {...props} />
      <Yours receipt={receipt} />
      <SignedText text={signed} />
      {!fresh && (
        <Fold title={words.digits}>
          <Digits digits={digits} bare />
        </Fold>
      )}
    </ReporterPage>
  )
}

/** While it lies with the enterprise. */
export const ownNow = ({ own }: Receipt) => (own && own.stage !== 'passed_up' ? own : null)

const dayLine = ({ report }: Receipt): string => `${dayWords.day(report.receivedOn)}　${words.number(report.number)}`

const Digits = ({ digits, bare }: { digits: string; bare?: boolean }) => {
  const inside = (
    <>
      <p class="digits">
        {groupsOf(digits).map((group, index) => (
          <>
            <span key={index}>{group}</span>{' '}
          </>
        ))}
      </p>
      <p>{words.keep}</p>
      <QrCode text={digits} label={words.qr} />
      <p class="s">{words.qrHint}</p>
    </>
  )
  return bare ? inside : <Section title={words.digits}>{inside}</Section>
}

const Next = () => (
  <Section title={words.next}>
    <Rows ordered>
      {words.nextRows.map(({ title, note }) => (
        <Row key={title} lamp="todo" title={title} note={note} />
      ))}
    </Rows>
  </Section>
)

const Told = ({ receipt: { told } }: { receipt: Receipt }) => (
  <Section title={words.standing}>
    {told.length === 0 ? (
      <p>{words.nothingYet}</p>
    ) : (
      <Rows ordered>
        {told.map(({ on, title, text }, index) => (
          <Row key={index} time={dayWords.day(on)} title={title} note={text && <span class="told">{text}</span>} />
        ))}
      </Rows>
    )}
  </Section>
)

const Yours = ({ receipt: { report, unit } }: { receipt: Receipt }) => (
  <Fold title={words.yours}>
    <p>{isHazardTopic(report.topic) ? hazardTopicWords[report.topic] : reportWords.something}</p>
    <p>
      {[unit, report.address, report.spot && words.spot(report.spot.lat, report.spot.lon)].filter(Boolean).join('，')}
    </p>
    {report.words && <p class="told">{report.words}</p>}
  </Fold>
)

interface LookUpProps {
  typed: string
  problems: readonly Problem[]
}

export const LookUpPage = ({ typed, problems }: LookUpProps) => (
  <ReporterPage back={{ to: '/hazards', label: words.back }}>
    <ErrorSummary problems={problems} title={words.look} kept="" />
    <h1>{words.look}</h1>
    <Form action="/hazards/receipt" problems={problems}>
      <TextArea name="receipt" label={words.box} hint={words.boxHint} value={typed} rows={3} maxLength={200} />
      <p class="act">
        <Button>{words.open}</Button>
      </p>
    </Form>
  </ReporterPage>
)
