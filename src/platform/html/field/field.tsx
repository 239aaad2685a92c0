import { FieldFrame, type FieldProps } from './field-frame.tsx'

interface TextProps extends FieldProps {
  value?: string | undefined
  kind?: 'text' | 'tel' | 'password' | 'date' | 'time' | 'email' | 'search' | 'url' | undefined
  /** Number keys for codes that are no quantity. */
  digits?: boolean | undefined
  autocomplete?: string | undefined
  maxLength?: number | undefined
  /** As wide as what is expected: 8 characters or so. */
  short?: boolean | undefined
  autofocus?: boolean | undefined
}

export const Field = ({
  value,
  kind = 'text',
  digits,
  autocomplete,
  maxLength,
  short,
  autofocus,
  ...frame
}: TextProps) => (
  <FieldFrame
    {...frame}
    box={(wiring) => (
      <input
        class={short || kind === 'date' || kind === 'time' ? 'in short' : 'in'}
        // one of several, while the types of inputs are told apart by a single one
        type={kind as 'text'}
        value={value ?? ''}
        inputMode={digits ? 'numeric' : undefined}
        pattern={digits ? '[0-9]*' : undefined}
        autocomplete={autocomplete}
        maxLength={maxLength}
        autofocus={autofocus}
        {...wiring}
      />
    )}
  />
)
