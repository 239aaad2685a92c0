import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { useHref } from './link.tsx'
import { usePage } from './page.tsx'

/** What must be changed before the form can be taken, in page order. `field` is the input's name. */
export interface Problem {
  field: string
  text: string
}

const Problems = createContext<readonly Problem[]>([])

/** The sentence for one field: given by hand, or found among the form's problems. */
export const useProblem = (field: string, given?: string | undefined): string | undefined => {
  const problems = useContext(Problems)
  return given ?? problems.find((problem) => problem.field === field)?.text
}

interface FormProps {
  action: string
  method?: 'post' | 'get' | undefined
  /** Set when the form carries files. */
  files?: boolean | undefined
  problems?: readonly Problem[] | undefined
  class?: string | undefined
  id?: string | undefined
  /** The key of an earlier sending that must stay the same act. */
  formKey?: string | undefined
  /** Names the form for people who hear the page. */
  label?: string | undefined
  children?: ComponentChildren
}

/**
 * A form whose every sending can be told from a repeat by its `_key`.
 * The browser's own checks stay off: the server refuses in better words and keeps what was filled in.
 */
export const Form = ({
  action,
  method = 'post',
  files,
  problems = [],
  formKey,
  label,
  children,
  ...rest
}: FormProps) => {
  const { newFormKey } = usePage()
  return (
    <form
      action={useHref()(action)}
      method={method}
      enctype={files ? 'multipart/form-data' : undefined}
      aria-label={label}
      novalidate
      {...rest}
    >
      {method === 'post' && <input type="hidden" name="_key" value={formKey ?? newFormKey()} />}
      <Problems.Provider value={problems}>{children}</Problems.Provider>
    </form>
  )
}
