import { FieldFrame, type FieldProps } from '../field/field-frame.tsx'

export interface Option {
  value: string
  label: string
}

interface SelectProps extends FieldProps {
  options: readonly Option[]
  value?: string | undefined
  /** Words of the empty choice that stands first; without it the first option is taken. */
  blank?: string | undefined
}

export const SelectField = ({ options, value, blank, ...frame }: SelectProps) => (
  <FieldFrame
    {...frame}
    box={(wiring) => (
      <select class="in" {...wiring}>
        {blank !== undefined && <option value="">{blank}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    )}
  />
)
