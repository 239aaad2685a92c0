import { Actions, Button, MiniButton } from '#platform/html/button/button.tsx'
import { CardsTable, type Column } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { usePage } from '#platform/html/page.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { TokenState } from './api.tokens.views.tsx'
import { townsWords as words } from './api.tokens.words.ts'
import { wholeMoment } from './archive.moment.words.ts'
import type { Counted, TownProgress, TownsRead } from './towns.reading.ts'
import type { Watched } from './towns.store.ts'

interface TownsProps extends TownsRead {
  token?: string
  problems?: readonly Problem[]
  done?: string | undefined
}

export const TownsPage = ({ towns, watched, token = '', problems = [], done }: TownsProps) => (
  <DeskPage title={words.title} current="/office/towns">
    <ErrorSummary problems={problems} title={words.refused} />
    {done && words.done[done] && <Note>{words.done[done]}</Note>}
    <p class="lead">{words.what}</p>
    <Progress towns={towns} />
    {watched.length > 0 && (
      <Section title={words.watched}>
        <WatchedTowns watched={watched} />
      </Section>
    )}
    <Section title={words.form}>
      <div class="narrow">
        <Form action="/office/towns" problems={problems}>
          <Field name="token" label={words.token} hint={words.tokenHint} value={token} maxLength={120} />
          <Actions>
            <Button fit>{words.submit}</Button>
          </Actions>
        </Form>
      </div>
    </Section>
  </DeskPage>
)

interface Line {
  key: string
  town: TownProgress
  /** Null on the line that stands for the whole town. */
  activity: string | null
  counted: Counted | null
}

const linesOf = (town: TownProgress): Line[] => [
  { key: town.slug, town, activity: null, counted: town.progress?.whole ?? null },
  ...(town.progress?.activities ?? []).map((one) => ({
    key: `${town.slug} ${one.id}`,
    town,
    activity: one.heading,
    counted: one,
  })),
]

const Progress = ({ towns }: { towns: readonly TownProgress[] }) => (
  <CardsTable
    caption={words.caption}
    rows={towns.flatMap(linesOf)}
    keyOf={({ key }) => key}
    columns={[
      { head: words.columns.town, cell: ({ town, activity }) => <TownName town={town} first={activity === null} /> },
      { head: words.columns.activity, cell: (line) => line.activity ?? wholeWord(line.town) },
      figure(words.columns.expected, 'expected'),
      figure(words.columns.received, 'received'),
      figure(words.columns.accepted, 'accepted'),
      figure(words.columns.late, 'late'),
    ]}
  />
)

const figure = (head: string, of: keyof Counted): Column<Line> => ({
  head,
  figure: true,
  cell: ({ counted, activity }) => counted && (activity === null ? <b>{counted[of]}</b> : counted[of]),
})

const wholeWord = ({ open, progress }: TownProgress) => (
  <b>{!open ? words.voided : progress ? words.whole : words.noCampaign}</b>
)

/** Into another town one signs in there, as somebody of that town. */
const TownName = ({ town: { slug, name, own }, first }: { town: TownProgress; first: boolean }) => {
  const { root } = usePage()
  return first ? (
    <a href={`${root}/t/${slug}/office`}>
      {name}
      {own && `（${words.own}）`}
    </a>
  ) : (
    <span>{name}</span>
  )
}

const WatchedTowns = ({ watched }: { watched: readonly Watched[] }) => (
  <CardsTable
    caption={words.watchedCaption}
    rows={watched}
    keyOf={({ id }) => id}
    columns={[
      { head: words.watchedColumns.town, cell: ({ town }) => town.name },
      { head: words.watchedColumns.since, cell: ({ addedAt }) => wholeMoment(addedAt) },
      { head: words.watchedColumns.state, cell: ({ open }) => <TokenState open={open} /> },
      {
        head: words.watchedColumns.act,
        headHidden: true,
        cell: ({ id, town }) => (
          <Form action={`/office/towns/${id}/end`}>
            <MiniButton about={words.endAbout(town.name)}>{words.end}</MiniButton>
          </Form>
        ),
      },
    ]}
  />
)
