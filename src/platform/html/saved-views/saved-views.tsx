import { Button } from '../button/button.tsx'
import { CheckBox } from '../check-box/check-box.tsx'
import { Field } from '../field/field.tsx'
import { Form } from '../form.tsx'
import { Link } from '../link.tsx'
import { usePage } from '../page.tsx'
import { savedViewWords as words } from './saved-views.words.ts'

/** What a person looks at often in this list, and how this very look is kept. */
export interface SavedViews {
  list: string
  items: readonly { id: string; to: string; name: string; current: boolean }[]
  /** The present address, when it may be kept. */
  save: string | undefined
  canShare: boolean
  /** The list opens with one of them: then there is a way to all. */
  starts: boolean
}

/** One line under the heading; not drawn where there is nothing to choose and nothing to keep. */
export const SavedViewsLine = () => {
  const { views } = usePage()
  return views && (views.items.length > 0 || views.save) ? <ViewsLine {...views} /> : null
}

export const ViewsLine = ({ list, items, save, canShare, starts }: SavedViews) => (
  <div class="views">
    {items.length > 0 && (
      <nav aria-label={words.label}>
        <span class="s">{words.label}</span>
        {starts && <Link to={`${list}?plain=1`}>{words.all}</Link>}
        {items.map(({ id, to, name, current }) => (
          <Link key={id} to={to} aria-current={current ? 'true' : undefined}>
            {name}
          </Link>
        ))}
        <Link to="/office/views">{words.change}</Link>
      </nav>
    )}
    {save && (
      <details>
        <summary>{words.save}</summary>
        <SaveForm path={save} canShare={canShare} />
      </details>
    )}
  </div>
)

const SaveForm = ({ path, canShare }: { path: string; canShare: boolean }) => (
  <Form action="/office/views" label={words.save}>
    <input type="hidden" name="path" value={path} />
    <Field name="name" label={words.name} maxLength={20} short />
    {canShare && <CheckBox name="shared" id="view-shared" label={words.share} />}
    <Button look="line" fit>
      {words.keep}
    </Button>
  </Form>
)
