import type { ComponentChildren } from 'preact'
import { GroupFrame } from '../field/field-frame.tsx'
import { useProblem } from '../form.tsx'
import type { Option } from '../select-field/select-field.tsx'

interface CheckBoxProps {
  name: string
  label: ComponentChildren
  value?: string | undefined
  checked?: boolean | undefined
  error?: string | undefined
  id?: string | undefined
}

export const CheckBox = ({ name, label, value = '1', checked, error, id = name }: CheckBoxProps) => {
  const problem = useProblem(name, error)
  return (
    <>
      {problem && (
        <p class="err" id={`${id}-error`}>
          {problem}
        </p>
      )}
      <label class="check">
        <input
          type="checkbox"
          id={id}
          name={name}
          value={value}
          checked={checked}
          aria-describedby={problem ? `${id}-error` : undefined}
          aria-invalid={problem ? 'true' : undefined}
        />
        <span>{label}</span>
      </label>
    </>
  )
}

interface CheckBoxesProps {
  name: string
  legend: ComponentChildren
  options: readonly Option[]
  values?: readonly string[] | undefined
  hint?: ComponentChildren
  error?: string | undefined
  optional?: boolean | undefined
}

/** Several of one kind: the form carries `name` once for every tick. */
export const CheckBoxes = ({ name, options, values = [], ...frame }: CheckBoxesProps) => (
  <GroupFrame name={name} {...frame}>
    {options.map(({ value, label }, index) => (
      <label key={value} class="check">
        <input
          type="checkbox"
          id={index === 0 ? name : `${name}-${index}`}
          name={name}
          value={value}
          checked={values.includes(value)}
        />
        <span>{label}</span>
      </label>
    ))}
  </GroupFrame>
)
