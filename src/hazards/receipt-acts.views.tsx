import { Button } from '#platform/html/button/button.tsx'
import { Form } from '#platform/html/form.tsx'
import { Say } from '#platform/html/say/say.tsx'
import { Fold, Section } from '#platform/html/section/section.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import { dayWords } from '#platform/html/words.ts'
import { ownReceiptWords as ownWords } from './own-reports.words.ts'
import type { ReceiptPageProps } from './receipts.views.tsx'
import { receiptWords as words } from './receipts.words.ts'

/** What its holder may do: answer, object within the days, withdraw. Each form carries the digits in its body. */
export const ReceiptActs = ({ digits, receipt, problems = [], given = {}, fresh }: ReceiptPageProps) => {
  const { messages, mayWithdraw, mayObjectUntil } = receipt
  const shared = { problems: [...problems] }
  const isOwn = receipt.own !== null && receipt.own.stage !== 'passed_up'
  return (
    <div class="reporter-acts">
      {mayObjectUntil && (
        <Section title={words.object}>
          <Form action="/hazards/receipt/object" {...shared}>
            <Held digits={digits} />
            <TextArea
              name="objection"
              label={words.objectReason}
              hint={words.objectHint(dayWords.day(mayObjectUntil))}
              value={given.objection}
              rows={3}
              maxLength={1000}
            />
            <p class="act">
              <Button look="line">{words.objectSend}</Button>
            </p>
          </Form>
        </Section>
      )}
      <Section title={isOwn ? ownWords.messages : words.messages}>
        {messages.length === 0 && !fresh && <p>{isOwn ? ownWords.none : words.noMessages}</p>}
        {messages.map(({ id, byOffice, byUnit, saidOn, text }) => (
          <Say
            key={id}
            by={`${byUnit ? ownWords.byUnit : byOffice ? words.byOffice : words.byYou}　${dayWords.day(saidOn)}`}
          >
            <span class="told">{text}</span>
          </Say>
        ))}
        <Form action="/hazards/receipt/message" {...shared}>
          <Held digits={digits} />
          <TextArea
            name="message"
            label={words.say}
            hint={isOwn ? ownWords.sayHint : words.sayHint}
            value={given.message}
            rows={3}
            maxLength={1000}
          />
          <p class="act">
            <Button look={fresh ? 'line' : 'solid'}>{words.send}</Button>
          </p>
        </Form>
      </Section>
      {mayWithdraw && (
        <Fold title={words.withdraw}>
          <p>{isOwn ? ownWords.withdrawNote : words.withdrawNote}</p>
          <Form action="/hazards/receipt/withdraw" {...shared}>
            <Held digits={digits} />
            {!isOwn && (
              <TextArea name="reason" label={words.withdrawReason} value={given.reason} rows={2} maxLength={500} />
            )}
            <p class="act">
              <Button look="line">{isOwn ? ownWords.withdrawSend : words.withdrawSend}</Button>
            </p>
          </Form>
        </Fold>
      )}
    </div>
  )
}

/** The receipt goes from page to page in the body of forms only. */
export const Held = ({ digits }: { digits: string }) => <input type="hidden" name="receipt" value={digits} />
