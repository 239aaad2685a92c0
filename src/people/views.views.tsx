import { Actions, Button, MiniButton } from '#platform/html/button/button.tsx'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { CheckBox } from '#platform/html/check-box/check-box.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Link } from '#platform/html/link.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { listOf, type ViewProblem } from './views.rules.ts'
import type { View } from './views.store.ts'
import { listWords, viewProblemWords, viewWords as words } from './views.words.ts'

interface ViewsProps {
  views: readonly View[]
  /** What a list opens with. */
  starts: ReadonlySet<string>
  /** The viewer. */
  mine: string
  mayDropAll: boolean
  done: string | undefined
}

/** One's own and the shared ones, list by list. */
export const ViewsPage = ({ views, starts, mine, mayDropAll, done }: ViewsProps) => (
  <DeskPage title={words.title}>
    {done && words.done[done] && <Note>{words.done[done]}</Note>}
    {views.length === 0 ? (
      <Empty title={words.none} />
    ) : (
      <CardsTable
        caption={words.title}
        rows={views}
        keyOf={({ id }) => id}
        columns={[
          { head: words.name, cell: (view) => <Link to={view.path}>{view.name}</Link> },
          { head: words.list, cell: ({ path }) => listNameOf(path) },
          {
            head: words.whose,
            cell: (view) =>
              view.personId === mine ? (view.shared ? words.sharedByMe : words.mine) : words.by(view.byName),
          },
          { head: words.starts, cell: ({ id }) => (starts.has(id) ? words.yes : '') },
          {
            head: words.acts,
            headHidden: true,
            cell: (view) => (
              <div class="views-acts">
                <ViewForm view={view} to="starts" value={starts.has(view.id) ? 'off' : 'on'}>
                  {starts.has(view.id) ? words.unstart : words.start}
                </ViewForm>
                {view.personId === mine && (
                  <>
                    {!isFirst(view, views) && (
                      <ViewForm view={view} to="moves">
                        {words.up}
                      </ViewForm>
                    )}
                    <MiniButton to={`/office/views/${view.id}`} about={view.name}>
                      {words.edit}
                    </MiniButton>
                  </>
                )}
                {(view.personId === mine || mayDropAll) && (
                  <ViewForm view={view} to="drops">
                    {words.drop}
                  </ViewForm>
                )}
              </div>
            ),
          },
        ]}
      />
    )}
  </DeskPage>
)

/** The first of its list has nowhere to go. */
const isFirst = (view: View, views: readonly View[]): boolean =>
  views.find(({ personId, list }) => personId === view.personId && list === view.list)?.id === view.id

const listNameOf = (path: string): string => {
  const list = listOf(path)
  return list ? listWords[list] : ''
}

const ViewForm = ({ view, to, value, children }: { view: View; to: string; value?: string; children: string }) => (
  <Form action={`/office/views/${view.id}/${to}`} label={`${children} ${view.name}`}>
    <MiniButton about={view.name} {...(value ? { name: 'start', value } : {})}>
      {children}
    </MiniButton>
  </Form>
)

const textsOf = (problems: readonly ViewProblem[]): Problem[] =>
  problems.map(({ field, name }) => ({ field, text: viewProblemWords[name] }))

interface EditProps {
  view: View
  given: Pick<View, 'name' | 'shared'>
  problems: readonly ViewProblem[]
  canShare: boolean
}

export const ViewEditPage = ({ view, given, problems, canShare }: EditProps) => (
  <DeskPage title={view.name} back={{ to: '/office/views', label: words.title }}>
    <ErrorSummary problems={textsOf(problems)} title={words.failed} />
    <Form action={`/office/views/${view.id}`} problems={textsOf(problems)} label={words.edit}>
      <Fields given={given} canShare={canShare} submit={words.change} />
    </Form>
  </DeskPage>
)

interface SaveProps {
  given: Pick<View, 'name' | 'shared' | 'path'>
  problems: readonly ViewProblem[]
  canShare: boolean
}

/** Only when it was refused: else it is saved from the line of the list itself. */
export const ViewSavePage = ({ given, problems, canShare }: SaveProps) => {
  const back = given.path ? { to: given.path, label: words.back } : { to: '/office/views', label: words.title }
  return (
    <DeskPage title={words.title} back={back}>
      <ErrorSummary problems={textsOf(problems)} title={words.failed} />
      <Form action="/office/views" problems={textsOf(problems)} label={words.save}>
        <input type="hidden" id="path" name="path" value={given.path} />
        <Fields given={given} canShare={canShare} submit={words.save} />
      </Form>
    </DeskPage>
  )
}

const Fields = ({
  given,
  canShare,
  submit,
}: {
  given: Pick<View, 'name' | 'shared'>
  canShare: boolean
  submit: string
}) => (
  <>
    <Field name="name" label={words.name} value={given.name} maxLength={20} />
    {canShare && <CheckBox name="shared" label={words.share} checked={given.shared} />}
    <Actions>
      <Button fit>{submit}</Button>
    </Actions>
  </>
)
