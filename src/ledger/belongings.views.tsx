import { Actions, Button, MoreLink } from '#platform/html/button/button.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { SelectField } from '#platform/html/select-field/select-field.tsx'
import { wholeMoment } from './archive.moment.words.ts'
import type { Belonging } from './counties.store.ts'
import { belongingWords as words } from './counties.words.ts'

interface BelongingProps {
  belonging: Belonging | undefined
  counties: readonly { slug: string; name: string }[]
  director: boolean
  chosen: string
  problems: readonly Problem[]
  done: string | undefined
}

export const BelongingPage = (props: BelongingProps) => {
  const { belonging, counties, problems, done } = props
  return (
    <DeskPage title={words.title} current="/office/archive" back={{ to: '/office/tokens', label: words.back }}>
      <ErrorSummary problems={problems} title={words.refused} />
      {done && words.done[done] && <Note>{words.done[done]}</Note>}
      <p class="lead">{words.what}</p>
      {belonging ? (
        <Given belonging={belonging} director={props.director} />
      ) : counties.length === 0 ? (
        <Empty title={words.none}>
          <p>{words.noneNext}</p>
        </Empty>
      ) : (
        <Choice {...props} />
      )}
      <MoreLink to="/office/county">{words.toCounty}</MoreLink>
    </DeskPage>
  )
}

const Given = ({ belonging, director }: { belonging: Belonging; director: boolean }) => (
  <Section title={words.now(belonging.county)}>
    <p>{words.since(belonging.grantedBy, wholeMoment(belonging.grantedAt))}</p>
    <p class="s">{words.endNote}</p>
    {director ? (
      <Form action="/office/belonging/end">
        <Button fit look="line">
          {words.end}
        </Button>
      </Form>
    ) : (
      <p>{words.others}</p>
    )}
  </Section>
)

const Choice = ({ counties, director, chosen, problems }: BelongingProps) => (
  <Section title={words.form}>
    {director ? (
      <div class="narrow">
        <Form action="/office/belonging" problems={problems}>
          <SelectField
            name="county"
            label={words.county}
            blank={words.blank}
            value={chosen}
            options={counties.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
          <Actions>
            <Button fit>{words.submit}</Button>
          </Actions>
        </Form>
      </div>
    ) : (
      <p>{words.others}</p>
    )}
  </Section>
)
