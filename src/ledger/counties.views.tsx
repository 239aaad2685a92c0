import type { ActivitySums, Sums } from '#campaign/counters.towns.store.ts'
import { Button } from '#platform/html/button/button.tsx'
import { CardsTable, type Column } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { Form } from '#platform/html/form.tsx'
import { Link } from '#platform/html/link.tsx'
import { usePage } from '#platform/html/page.tsx'
import { Pager } from '#platform/html/pager/pager.tsx'
import { SearchBox } from '#platform/html/search-box/search-box.tsx'
import { Tabs } from '#platform/html/tabs/tabs.tsx'
import { Tally } from '#platform/html/tally/tally.tsx'
import type { County } from './counties.reading.ts'
import {
  type CountyAsked,
  countyAddress,
  onlys,
  orders,
  shareOf,
  type TownLine,
  type TownSums,
  total,
} from './counties.rules.ts'
import { countyWords as words } from './counties.words.ts'

const shareWords = (sums: Pick<Sums, 'asked' | 'received'>): string => {
  const share = shareOf(sums)
  return share === null ? '' : words.share(share)
}

const CountyTabs = ({ current }: { current: string }) => (
  <Tabs
    label={words.tabs.label}
    current={current}
    items={[
      { to: '/office/county', label: words.tabs.towns },
      { to: '/office/county/activities', label: words.tabs.activities },
    ]}
  />
)

const CountyTally = ({ sums }: { sums: TownSums }) => (
  <Tally
    figures={[
      { word: words.tally.towns, value: sums.towns, after: words.ofTowns },
      { word: words.tally.asked, value: words.figure(sums.asked) },
      { word: words.tally.received, value: words.figure(sums.received), after: shareWords(sums) },
      { word: words.tally.accepted, value: words.figure(sums.accepted), lamp: 'ok' },
      { word: words.tally.sent, value: words.figure(sums.sent), lamp: 'sent' },
      { word: words.tally.late, value: sums.late > 0 ? words.figure(sums.late) : 0, lamp: 'late' },
    ]}
  />
)

interface CountyProps {
  county: County
  asked: CountyAsked
}

export const CountyPage = ({ county: { all, found, lines, page, pages }, asked }: CountyProps) => (
  <DeskPage title={words.title} current="/office/county">
    <CountyTabs current="/office/county" />
    <p class="lead">{words.what}</p>
    {all.towns === 0 ? (
      <Empty title={words.noTowns.title}>
        <p>{words.noTowns.text}</p>
      </Empty>
    ) : (
      <div class="county">
        <CountyTally sums={all} />
        <Filters asked={asked} />
        <p class="s">
          {words.count(found.towns, all.towns)}
          {'　'}
          <Link to={countyAddress({ ...asked, page: 1 }, '/office/county.xlsx')}>{words.download}</Link>
        </p>
        {found.towns === 0 ? (
          <Empty title={words.none.title}>
            <p>
              {words.none.text} <Link to="/office/county">{words.none.clear}</Link>
            </p>
          </Empty>
        ) : (
          <TownsTable lines={lines} found={found} />
        )}
        <Pager page={page} pages={pages} to={(to) => countyAddress({ ...asked, page: to })} />
      </div>
    )}
  </DeskPage>
)

const Filters = ({ asked }: { asked: CountyAsked }) => {
  const one = (to: CountyAsked, label: string, current: boolean) => (
    <Link key={label} to={countyAddress({ ...to, page: 1 })} aria-current={current ? 'true' : undefined}>
      {label}
    </Link>
  )
  return (
    <div class="county-filters">
      <SearchBox
        action="/office/county"
        label={words.search}
        value={asked.search}
        keep={{ sort: asked.order === 'late' ? undefined : asked.order, only: asked.only ?? undefined }}
      />
      <nav class="tabs" aria-label={words.filter}>
        {one({ ...asked, only: null }, words.all, asked.only === null)}
        {onlys.map((only) => one({ ...asked, only }, words.onlys[only], asked.only === only))}
      </nav>
      <nav class="tabs" aria-label={words.order}>
        {orders.map((order) => one({ ...asked, order }, words.orders[order], asked.order === order))}
      </nav>
    </div>
  )
}

const figure = <Item extends Sums>(name: 'asked' | 'received' | 'sent' | 'accepted'): Column<Item> => ({
  head: words.columns[name],
  figure: true,
  cell: (sums) => sums[name],
})

/** The same columns for a town and for an activity. */
const figures = <Item extends Sums>(): Column<Item>[] => [
  figure('asked'),
  figure('received'),
  { head: words.columns.share, figure: true, cell: shareWords },
  figure('sent'),
  figure('accepted'),
  { head: words.columns.late, figure: true, cell: ({ late }) => (late > 0 ? <b class="late">{late}</b> : 0) },
]

const footOf = (sums: Sums) => [
  words.figure(sums.asked),
  words.figure(sums.received),
  shareWords(sums),
  words.figure(sums.sent),
  words.figure(sums.accepted),
  words.figure(sums.late),
]

/** The last line adds up all that were found, also those on other pages. */
const TownsTable = ({ lines, found }: { lines: readonly TownLine[]; found: TownSums }) => (
  <CardsTable<TownLine>
    caption={words.caption}
    rows={lines}
    keyOf={({ slug }) => slug}
    columns={[{ head: words.columns.town, cell: (line) => <TownLink {...line} /> }, ...figures<TownLine>()]}
    foot={[words.sum, ...footOf(found)]}
  />
)

/** To what the town shows to everybody: the county was given its sums, not its desk. */
const TownLink = ({ slug, name, issued }: TownLine) => {
  const { root } = usePage()
  return (
    <>
      <a href={`${root}/t/${slug}/`}>{name}</a>
      {!issued && <small> {words.unissued}</small>}
    </>
  )
}

export const CountyActivitiesPage = ({ activities }: { activities: readonly ActivitySums[] }) => (
  <DeskPage title={words.title} current="/office/county">
    <CountyTabs current="/office/county/activities" />
    <p class="lead">{words.what}</p>
    {activities.length === 0 ? (
      <Empty title={words.noActivities}>
        <p>{words.noActivitiesNext}</p>
      </Empty>
    ) : (
      <div class="county">
        <CardsTable<ActivitySums>
          caption={words.activitiesCaption}
          rows={activities}
          keyOf={({ heading }) => heading}
          columns={[
            { head: words.columns.activity, cell: ({ heading }) => heading },
            { head: words.columns.towns, figure: true, cell: ({ towns }) => towns },
            ...figures<ActivitySums>(),
          ]}
          foot={[words.sum, '', ...footOf(total(activities))]}
        />
      </div>
    )}
  </DeskPage>
)

/** In a town that is no county. */
export const CountyBeginPage = ({ director }: { director: boolean }) => (
  <DeskPage title={words.title} current="/office/county">
    <Empty title={words.begin.title}>
      <p>{words.begin.text}</p>
      {director ? (
        <Form action="/office/county/openings">
          <Button fit look="line">
            {words.begin.submit}
          </Button>
        </Form>
      ) : (
        <p>{words.begin.others}</p>
      )}
    </Empty>
  </DeskPage>
)
