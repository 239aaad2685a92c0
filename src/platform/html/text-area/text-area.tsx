import { FieldFrame, type FieldProps } from '../field/field-frame.tsx'

interface TextAreaProps extends FieldProps {
  value?: string | undefined
  rows?: number | undefined
  maxLength?: number | undefined
}

export const TextArea = ({ value, rows = 4, maxLength, ...frame }: TextAreaProps) => (
  <FieldFrame
    {...frame}
    box={(wiring) => (
      <textarea class="in" rows={rows} maxLength={maxLength} {...wiring}>
        {value ?? ''}
      </textarea>
    )}
  />
)
