import { Form } from '../form.tsx'
import { formWords } from '../words.ts'

interface SearchProps {
  action: string
  label: string
  name?: string | undefined
  value?: string | undefined
  /** Filters that stay while searching. */
  keep?: Record<string, string | undefined> | undefined
}

export const SearchBox = ({ action, label, name = 'q', value, keep = {} }: SearchProps) => (
  <Form action={action} method="get" class="search">
    {Object.entries(keep).map(([field, kept]) =>
      kept ? <input key={field} type="hidden" name={field} value={kept} /> : null,
    )}
    <label for={`search-${name}`}>{label}</label>
    <span class="search-line">
      <input class="in" type="search" id={`search-${name}`} name={name} value={value ?? ''} />
      <button type="submit" class="btn line fit">
        {formWords.search}
      </button>
    </span>
  </Form>
)
