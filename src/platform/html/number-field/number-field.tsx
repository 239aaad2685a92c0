import type { ComponentChildren } from 'preact'
import { FieldFrame, type FieldProps } from '../field/field-frame.tsx'

interface NumberProps extends FieldProps {
  /** What was typed stands again, a number or not. */
  value?: string | number | undefined
  /** The 量词 after the box. */
  counter?: string | undefined
  decimal?: boolean | undefined
  /** Under the box: the tick that says an unlikely figure is right. */
  children?: ComponentChildren
}

export const NumberField = ({ value, counter, decimal, children, ...frame }: NumberProps) => (
  <FieldFrame
    {...frame}
    box={(wiring) => (
      <div class="num">
        <input
          class="in"
          type="text"
          inputMode={decimal ? 'decimal' : 'numeric'}
          pattern={decimal ? undefined : '[0-9]*'}
          autocomplete="off"
          value={value ?? ''}
          {...wiring}
        />
        {counter && <span>{counter}</span>}
      </div>
    )}
  >
    {children}
  </FieldFrame>
)
