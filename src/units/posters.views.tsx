import { Actions, Button } from '#platform/html/button/button.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { Form } from '#platform/html/form.tsx'
import { Link } from '#platform/html/link.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Picks } from '#platform/html/picks/picks.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { posterWords as words } from './posters.words.ts'
import { UnitTabs } from './units.views.tsx'

interface PostersProps {
  kinds: readonly { code: string; name: string }[]
  kind: string
  ready: number
  lacking: number
  /** More than fit into one file. */
  most: number
  issued: number | undefined
}

export const PostersPage = ({ kinds, kind, ready, lacking, most, issued }: PostersProps) => {
  const at = (code: string) =>
    code ? `/office/units/posters?kind=${encodeURIComponent(code)}` : '/office/units/posters'
  return (
    <DeskPage title={words.title}>
      <UnitTabs current="/office/units/posters" office />
      {issued !== undefined && <Note>{words.issued(issued)}</Note>}
      <p>{words.text}</p>
      <nav class="tabs" aria-label={words.choose}>
        {[{ code: '', name: words.all }, ...kinds].map(({ code, name }) => (
          <Link key={code} to={at(code)} aria-current={code === kind ? 'true' : undefined}>
            {name}
          </Link>
        ))}
      </nav>
      <div class="narrow">
        {lacking > 0 && (
          <Section title={words.lacking(lacking)}>
            <p>{words.issueText}</p>
            <Form action="/office/units/links">
              <input type="hidden" name="kind" value={kind} />
              <Actions>
                <Button fit look={ready > 0 ? 'line' : 'solid'}>
                  {words.issue(lacking)}
                </Button>
              </Actions>
            </Form>
          </Section>
        )}
        {ready === 0 ? (
          lacking === 0 && (
            <Empty title={words.none.title}>
              <p>{words.none.text}</p>
            </Empty>
          )
        ) : (
          <Section title={words.ready(ready)}>
            {ready > most && <Note kind="care">{words.most(most)}</Note>}
            <Form action="/office/units/posters.pdf" method="get">
              {kind && <input type="hidden" name="kind" value={kind} />}
              <Picks
                name="layout"
                legend={words.layout}
                value="a4"
                options={(['a4', 'cut'] as const).map((layout) => ({ value: layout, ...words.layouts[layout] }))}
              />
              <Actions>
                <Button fit>{words.make}</Button>
              </Actions>
            </Form>
          </Section>
        )}
      </div>
    </DeskPage>
  )
}
