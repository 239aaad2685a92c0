import type { ComponentChildren } from 'preact'
import { useProblem } from '../form.tsx'
import { formWords } from '../words.ts'

/** What every field has. `id` is `name`, so that links of the error summary reach it. */
export interface FieldProps {
  name: string
  label: ComponentChildren
  hint?: ComponentChildren
  /** Given by hand, or found among the problems of the form by `name`. */
  error?: string | undefined
  /** Says beside the label that it may stay empty. */
  optional?: boolean | undefined
}

export interface Wiring {
  id: string
  name: string
  'aria-describedby': string | undefined
  'aria-invalid': 'true' | undefined
}

interface FrameProps extends FieldProps {
  /** Draws the box itself, wired to its hint and error. */
  box: (wiring: Wiring) => ComponentChildren
  /** Under the box. */
  children?: ComponentChildren
}

/** Label above, hint before the box, the sentence of an error with a red bar. */
export const FieldFrame = ({ name, label, hint, error, optional, box, children }: FrameProps) => {
  const problem = useProblem(name, error)
  const described = [hint && `${name}-hint`, problem && `${name}-error`].filter(Boolean).join(' ')
  return (
    <div class={problem ? 'field bad' : 'field'}>
      <label class="lab" for={name}>
        {label}
        {optional && <span class="optional">{formWords.optional}</span>}
      </label>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="err" id={`${name}-error`}>
          {problem}
        </p>
      )}
      {box({
        id: name,
        name,
        'aria-describedby': described || undefined,
        'aria-invalid': problem ? 'true' : undefined,
      })}
      {children}
    </div>
  )
}

/** The same for a group of choices. */
export const GroupFrame = ({
  name,
  legend,
  legendHidden,
  hint,
  error,
  optional,
  children,
}: {
  name: string
  legend: ComponentChildren
  legendHidden?: boolean | undefined
  hint?: ComponentChildren
  error?: string | undefined
  optional?: boolean | undefined
  children: ComponentChildren
}) => {
  const problem = useProblem(name, error)
  const described = [hint && `${name}-hint`, problem && `${name}-error`].filter(Boolean).join(' ')
  return (
    <fieldset class={problem ? 'field bad' : 'field'} aria-describedby={described || undefined}>
      <legend class={legendHidden ? 'v' : undefined}>
        {legend}
        {optional && <span class="optional">{formWords.optional}</span>}
      </legend>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="err" id={`${name}-error`}>
          {problem}
        </p>
      )}
      {children}
    </fieldset>
  )
}
