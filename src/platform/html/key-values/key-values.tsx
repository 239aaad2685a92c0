import type { ComponentChildren } from 'preact'

export interface KeyValue {
  term: ComponentChildren
  value: ComponentChildren
  /** A receipt number: big, spaced. */
  code?: boolean | undefined
}

/** Receipts and reviews: never more than eight. Empty values are left out. */
export const KeyValues = ({ items }: { items: readonly (KeyValue | null | false | undefined)[] }) => (
  <dl class="kv">
    {items.map((item, index) =>
      item ? (
        <div key={index}>
          <dt>{item.term}</dt>
          <dd class={item.code ? 'code' : undefined}>{item.value}</dd>
        </div>
      ) : null,
    )}
  </dl>
)

/** A figure that is read first: big, with its unit of measure small. */
export const BigFigure = ({ value, counter }: { value: string | number; counter?: string | undefined }) => (
  <span>
    <span class="big2">{value}</span> {counter}
  </span>
)
