import { MoreLink } from '#platform/html/button/button.tsx'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { KeyValues } from '#platform/html/key-values/key-values.tsx'
import { State } from '#platform/html/lamp/lamp.tsx'
import { PublicPage } from '#platform/html/public-page/public-page.tsx'
import type { Root } from './roots.rules.ts'
import { rootWords as words } from './roots.words.ts'

export interface RootShown extends Root {
  from: number
  missing: number
}

interface RootsProps {
  roots: readonly RootShown[]
  publicKey: string
  /** The day from which the next page goes on. */
  older: string | undefined
}

export const RootsPage = ({ roots, publicKey, older }: RootsProps) => (
  <PublicPage title={words.title} back={{ to: '/hazards', label: words.back }}>
    <h1>{words.title}</h1>
    <p>{words.lead}</p>
    {roots.length === 0 ? (
      <Empty title={words.none.title}>{words.none.text}</Empty>
    ) : (
      <CardsTable
        caption={words.caption}
        rows={roots}
        keyOf={({ day }) => day}
        columns={[
          { head: words.columns.day, cell: ({ day }) => day },
          { head: words.columns.reports, cell: (root) => <Reports {...root} /> },
          { head: words.columns.numbers, cell: ({ from, through }) => words.numbers(from, through) },
          { head: words.columns.root, cell: ({ root }) => <span class="hex">{root.toString('hex')}</span> },
        ]}
      />
    )}
    {older && <MoreLink to={`/hazards/roots?before=${older}`}>{words.older}</MoreLink>}
    <KeyValues items={[{ term: words.key, value: <span class="hex">{publicKey}</span> }]} />
    <p class="s">
      {words.keyNote}
      {words.keep}
    </p>
    <MoreLink to="/hazards/receipt/check">{words.check}</MoreLink>
    <MoreLink to="/hazards/roots.json">{words.data}</MoreLink>
  </PublicPage>
)

const Reports = ({ reports, missing }: RootShown) => (
  <>
    {words.reports(reports)} {missing > 0 && <State lamp="late" word={words.missing(missing)} />}
  </>
)
