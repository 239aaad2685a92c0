import { ButtonLink } from '#platform/html/button/button.tsx'
import { CardsTable, type Column } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { PhoneLink } from '#platform/html/foot/foot.tsx'
import { State } from '#platform/html/lamp/lamp.tsx'
import { Link } from '#platform/html/link.tsx'
import { Pager } from '#platform/html/pager/pager.tsx'
import { SearchBox } from '#platform/html/search-box/search-box.tsx'
import { Tabs } from '#platform/html/tabs/tabs.tsx'
import { PickForm, type Picking, PickTick } from './links.several.views.tsx'
import { severalLinkWords } from './links.several.words.ts'
import type { Asked, Listed } from './units.list.rules.ts'
import type { Unit } from './units.store.ts'
import { unitWords as words } from './units.words.ts'

/** Readers who are not the office see the list and nothing to change. */
export const UnitTabs = ({ current, office }: { current: string; office: boolean }) =>
  office ? (
    <Tabs
      label={words.tabs.label}
      current={current}
      items={[
        { to: '/office/units', label: words.tabs.list },
        { to: '/office/units/kinds', label: words.tabs.kinds },
        { to: '/office/units/import', label: words.tabs.import },
        { to: '/office/units/posters', label: words.tabs.posters },
      ]}
    />
  ) : null

export interface UnitsProps {
  listed: readonly Listed[]
  total: number
  /** Of the town at all, to tell an empty town from an empty search. */
  known: number
  kinds: readonly { code: string; name: string }[]
  asked: Asked
  page: number
  pages: number
  office: boolean
  today: string
  /** Several are chosen to have their links changed. */
  picking?: Picking | undefined
}

const listAddress = ({ search, kind, closed }: Asked, page = 1, pick = false): string => {
  const query = new URLSearchParams()
  if (search) query.set('q', search)
  if (kind) query.set('kind', kind)
  if (closed) query.set('closed', '1')
  if (page > 1) query.set('page', String(page))
  if (pick) query.set('pick', '1')
  return query.size > 0 ? `/office/units?${query}` : '/office/units'
}

export const UnitsPage = (props: UnitsProps) => {
  const { listed, total, known, asked, page, pages, office, picking } = props
  return (
    <DeskPage
      title={words.title}
      head={
        office && (
          <ButtonLink fit to="/office/units/new">
            {words.add}
          </ButtonLink>
        )
      }
    >
      <UnitTabs current="/office/units" office={office} />
      {known === 0 ? (
        <Empty title={words.empty.title}>
          <p>{words.empty.text}</p>
          {office && (
            <ButtonLink fit look="line" to="/office/units/import">
              {words.toImport}
            </ButtonLink>
          )}
        </Empty>
      ) : (
        <>
          <Filters {...props} />
          {total === 0 ? (
            <Empty title={words.none.title}>
              <p>
                {words.none.text} <Link to="/office/units">{words.clear}</Link>
              </p>
            </Empty>
          ) : (
            <>
              <p class="s units-count">
                {words.count(total)}
                {office && !picking && !asked.closed && (
                  <>
                    {'　'}
                    <Link to={listAddress(asked, page, true)}>{severalLinkWords.open}</Link>
                  </>
                )}
              </p>
              {picking && (
                <PickForm
                  picking={picking}
                  here={listAddress(asked, page, true)}
                  keep={{ q: asked.search, kind: asked.kind }}
                />
              )}
              <UnitsTable {...props} listed={listed} />
              <Pager page={page} pages={pages} to={(to) => listAddress(asked, to, picking !== undefined)} />
            </>
          )}
        </>
      )}
    </DeskPage>
  )
}

const Filters = ({ kinds, asked }: UnitsProps) => {
  const { search, kind, closed } = asked
  const one = (to: Asked, label: string) => {
    const current = to.kind === kind && to.closed === closed
    return (
      <Link key={label} to={listAddress(to)} aria-current={current ? 'true' : undefined}>
        {label}
      </Link>
    )
  }
  return (
    <div class="units-filters">
      <SearchBox
        action="/office/units"
        label={words.search}
        value={search}
        keep={{ kind, closed: closed ? '1' : undefined }}
      />
      <nav class="tabs units-kinds" aria-label={words.filter}>
        {one({ search, kind: '', closed: false }, words.all)}
        {kinds.map(({ code, name }) => one({ search, kind: code, closed: false }, name))}
        {one({ search, kind: '', closed: true }, words.closed)}
      </nav>
    </div>
  )
}

const LEVELS_DRAWN = 6

const UnitsTable = ({ listed, kinds, asked, office, today, picking }: UnitsProps) => {
  const names = new Map(kinds.map(({ code, name }) => [code, name]))
  const isTree = !asked.search && !asked.kind && !asked.closed
  const columns: (Column<Listed> | false)[] = [
    {
      head: words.columns.name,
      cell: ({ unit, level }) => (
        <span class={isTree && level > 0 ? `unit-level unit-level-${Math.min(level, LEVELS_DRAWN)}` : 'unit-level'}>
          {picking && <PickTick unit={unit} picking={picking} />}
          <Link to={`/office/units/${unit.id}`}>{unit.name}</Link>
          {unit.code && <small> {unit.code}</small>}
        </span>
      ),
    },
    { head: words.columns.kinds, cell: ({ unit }) => kindNames(unit, names) },
    { head: words.columns.size, cell: ({ unit }) => sizeOf(unit) },
    office && {
      head: words.columns.contact,
      cell: ({ unit }) => (
        <>
          {unit.contactName} {unit.contactPhone && <PhoneLink phone={unit.contactPhone} />}
        </>
      ),
    },
    { head: words.columns.hotline, cell: ({ unit }) => unit.hotline && <PhoneLink phone={unit.hotline} /> },
    !isTree && { head: words.columns.under, cell: ({ under }) => under },
    { head: words.columns.state, cell: ({ unit }) => <UnitState unit={unit} today={today} /> },
  ]
  return (
    <CardsTable
      caption={words.caption}
      rows={listed}
      keyOf={({ unit }) => unit.id}
      columns={columns.filter((column) => column !== false)}
    />
  )
}

export const kindNames = (unit: Pick<Unit, 'kinds'>, names: ReadonlyMap<string, string>): string =>
  unit.kinds.map((code) => names.get(code) ?? code).join('、')

export const sizeOf = ({ headcount, households }: Pick<Unit, 'headcount' | 'households'>): string =>
  [headcount !== null && words.people(headcount), households !== null && words.households(households)]
    .filter(Boolean)
    .join('，')

export const UnitState = ({ unit, today }: { unit: Pick<Unit, 'openedOn' | 'closedOn'>; today: string }) => {
  const { openedOn, closedOn } = unit
  if (closedOn && closedOn <= today) return <State lamp="none" word={words.states.closed(closedOn)} />
  if (closedOn) return <State lamp="soon" word={words.states.closing(closedOn)} />
  if (openedOn && openedOn > today) return <State lamp="none" word={words.states.opening(openedOn)} />
  // All is as it should be: that has no colour.
  return <span>{words.states.open}</span>
}
