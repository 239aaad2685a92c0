import { PrintSheet } from '#platform/html/print-sheet/print-sheet.tsx'
import type { Order } from './orders.store.ts'
import { orderWords as words } from './orders.words.ts'
import { itemText } from './standards.words.ts'

interface SheetProps {
  order: Order
  town: string
  back: { to: string; label: string }
}

/** 责令整改指令书, as a paper: number, whom it is to, what, how, until when, whose seal. */
export const OrderSheet = ({ order, town, back }: SheetProps) => (
  <PrintSheet title={words.title} back={back}>
    <div class="order-sheet">
      <p class="number">{order.number}</p>
      <p>{words.found(order.unit)}</p>
      <p class="body">{words.opening(order.issuedOn)}</p>
      <ol>
        <li>
          <b>{words.kv.what}</b>
          <span class="lines">{order.what}</span>
        </li>
        <li>
          <b>{words.kv.place}</b>
          <span>{order.place}</span>
        </li>
        {order.items.length > 0 && (
          <li>
            <b>{words.kv.items}</b>
            <span class="lines">{order.items.map(itemText).join('\n')}</span>
          </li>
        )}
        <li>
          <b>{words.kv.demands}</b>
          <span class="lines">{order.demands}</span>
        </li>
      </ol>
      <p class="body">{words.law}</p>
      <p class="body">{words.closing(order.dueOn)}</p>
      <p class="seal">
        {`${words.kv.signed}：${order.signedBy}`}
        <br />
        {words.office(town)}
        <br />
        {words.dated(order.issuedOn)}
      </p>
      <p class="sign">{words.receipt}</p>
    </div>
  </PrintSheet>
)
