import { Button } from '#platform/html/button/button.tsx'
import { PhoneLink } from '#platform/html/foot/foot.tsx'
import { Form } from '#platform/html/form.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Fold, Section } from '#platform/html/section/section.tsx'
import type { OwnSeen } from './own-receipts.reading.ts'
import { ownReceiptWords as words } from './own-reports.words.ts'

interface OwnProps {
  digits: string
  own: OwnSeen
  fresh?: boolean | undefined
}

/** Behind the receipt: in whose hands it is, until when, and the way to the town, open at any time. */
export const OwnPart = ({ digits, own, fresh }: OwnProps) => (
  <>
    <Section title={words.title}>
      <p>{words.held(own.unit, own.reader)}</p>
      {own.phone && (
        <p>
          <PhoneLink phone={own.phone} />
        </p>
      )}
      {fresh && own.until ? (
        <Rows ordered>
          {words.next(own.unit, own.reader, own.until).map(({ title, note }) => (
            <Row key={title} lamp="todo" title={title} note={note} />
          ))}
        </Rows>
      ) : (
        own.until && <p>{words.due(own.until)}</p>
      )}
    </Section>
    {own.mayPassUp && (
      <Fold title={words.passUp} open={!fresh}>
        <p>{words.passUpNote}</p>
        <Form action="/hazards/receipt/pass-up">
          <input type="hidden" name="receipt" value={digits} />
          <p class="act">
            <Button look="line">{words.passUpSend}</Button>
          </p>
        </Form>
      </Fold>
    )}
  </>
)
