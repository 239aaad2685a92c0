import { ButtonLink, MiniButton, MoreLink } from '#platform/html/button/button.tsx'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { PhoneLink } from '#platform/html/foot/foot.tsx'
import { Form } from '#platform/html/form.tsx'
import { type LampName, State } from '#platform/html/lamp/lamp.tsx'
import { Link } from '#platform/html/link.tsx'
import { Pager } from '#platform/html/pager/pager.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { Tabs } from '#platform/html/tabs/tabs.tsx'
import { Tally } from '#platform/html/tally/tally.tsx'
import type { Registered, Shown } from './hotlines.reading.ts'
import { type HotlineState, isShown, type Known, type Show, shows } from './hotlines.rules.ts'
import { hotlineWords as words } from './hotlines.words.ts'

export interface Filter {
  kind: string
  show: Show
  page: number
}

interface HotlinesProps extends Filter {
  town: Registered
  units: readonly Registered[]
  kinds: readonly { code: string; name: string }[]
  office: boolean
}

export const lampOf = {
  dead: 'late',
  untried: 'todo',
  stale: 'soon',
  answered: 'ok',
} as const satisfies Record<HotlineState, LampName>

const statesOf = ({ hotlines }: Registered): HotlineState[] => hotlines.map(({ state }) => state)

/** On a phone each is a card: more would be a metre of them. */
const ON_A_PAGE = 25

const at = ({ kind, show, page = 1 }: Omit<Filter, 'page'> & { page?: number }): string => {
  const query = new URLSearchParams({
    ...(kind ? { kind } : {}),
    ...(show === 'all' ? {} : { show }),
    ...(page > 1 ? { page: String(page) } : {}),
  }).toString()
  return `/office/hotlines${query && `?${query}`}`
}

export const HotlinesPage = ({ town, units, kinds, kind, show, page, office }: HotlinesProps) => {
  const ofKind = units.filter(({ unit }) => kind === '' || unit?.kinds.includes(kind))
  const shown = ofKind.filter((one) => isShown(show, statesOf(one)))
  const pages = Math.max(1, Math.ceil(shown.length / ON_A_PAGE))
  const asked = { kind, show, page: Math.min(page, pages) }
  return (
    <DeskPage
      title={words.title}
      current={office ? '/office/hazards' : '/office/hotlines'}
      head={
        <>
          <Counts all={[town, ...units]} />
          {office && (
            <ButtonLink fit to="/office/hotlines/new">
              {words.newTitle}
            </ButtonLink>
          )}
        </>
      }
    >
      <Section title={words.ofTown} more={{ to: '/hotlines', label: words.publicPage }}>
        <p>{town.hotlines.length === 0 ? words.townNone : words.townText}</p>
        <HotlinesTable registered={[town]} office={office} />
      </Section>
      <Tabs
        label={words.kinds}
        current={at({ kind, show })}
        items={[{ code: '', name: words.all }, ...kinds].map(({ code, name }) => {
          const own = units.filter(({ unit }) => code === '' || unit?.kinds.includes(code))
          const having = own.filter(({ hotlines }) => hotlines.length > 0).length
          return { to: at({ kind: code, show }), label: `${name} ${words.share(having, own.length)}` }
        })}
      />
      <Tabs
        label={words.states}
        current={at({ kind, show })}
        items={shows.map((one) => ({
          to: at({ kind, show: one }),
          label: words.show[one],
          count: ofKind.filter((unit) => isShown(one, statesOf(unit))).length,
        }))}
      />
      {shown.length === 0 ? (
        <Empty title={words.none}>
          <p>{words.noneNext}</p>
        </Empty>
      ) : (
        <>
          {office && (
            <MoreLink to={`/office/hotlines/posters.pdf${kind && `?kind=${encodeURIComponent(kind)}`}`}>
              {kind ? words.postersOf(kinds.find(({ code }) => code === kind)?.name ?? '') : words.posters}
            </MoreLink>
          )}
          <HotlinesTable
            registered={shown.slice((asked.page - 1) * ON_A_PAGE, asked.page * ON_A_PAGE)}
            office={office}
          />
          <Pager page={asked.page} pages={pages} to={(to) => at({ kind, show, page: to })} />
        </>
      )}
    </DeskPage>
  )
}

const Counts = ({ all }: { all: readonly Registered[] }) => {
  const units = all.filter(({ unit }) => unit)
  const having = units.filter(({ hotlines }) => hotlines.length > 0).length
  const count = (show: Show) => all.flatMap(statesOf).filter((state) => isShown(show, [state])).length
  return (
    <Tally
      figures={[
        { word: words.tally.published, value: having, after: words.of(units.length), lamp: 'ok' },
        { word: words.tally.dead, value: count('dead'), lamp: 'late', to: at({ kind: '', show: 'dead' }) },
        { word: words.tally.untried, value: count('untried'), lamp: 'soon', to: at({ kind: '', show: 'untried' }) },
      ]}
    />
  )
}

interface Line {
  of: Registered
  /** Absent where nothing is published. */
  hotline: Shown | undefined
  first: boolean
}

const linesOf = (of: Registered): Line[] =>
  of.hotlines.length === 0
    ? [{ of, hotline: undefined, first: true }]
    : of.hotlines.map((hotline, at) => ({ of, hotline, first: at === 0 }))

const HotlinesTable = ({ registered, office }: { registered: readonly Registered[]; office: boolean }) => (
  <CardsTable
    caption={words.caption}
    rows={registered.flatMap(linesOf)}
    keyOf={({ of, hotline }) => hotline?.id ?? of.unit?.id ?? ''}
    columns={[
      {
        head: words.heads.unit,
        joins: ({ of }) => of.unit?.id ?? '',
        cell: ({ of: { unit } }) => (unit ? <Link to={`/office/units/${unit.id}`}>{unit.name}</Link> : words.ofTown),
      },
      { head: words.heads.phone, cell: ({ hotline }) => (hotline ? <Phone {...hotline} /> : words.nothing) },
      {
        head: words.heads.state,
        cell: ({ hotline }) =>
          hotline ? (
            <>
              <Link to={`/office/hotlines/${hotline.id}`}>
                <State lamp={lampOf[hotline.state]} word={words.state[hotline.state]} />
              </Link>{' '}
              {hotline.call && <small>{words.triedOn(hotline.call.on)}</small>}
            </>
          ) : (
            <State lamp="none" word={words.lacking} />
          ),
      },
      ...(office
        ? [
            {
              head: words.heads.known,
              cell: ({ of, first }: Line) =>
                first && <Offers unitId={of.unit?.id ?? ''} name={of.unit?.name} {...of} />,
            },
          ]
        : []),
    ]}
  />
)

const Phone = ({ phone, hours }: Shown) => (
  <>
    <PhoneLink phone={phone} /> {hours && <small>{hours}</small>}
  </>
)

export const stateShown = ({ state, call }: Shown) => (
  <>
    <State lamp={lampOf[state]} word={words.state[state]} /> {call && <small>{words.triedOn(call.on)}</small>}
  </>
)

interface OffersProps {
  unitId: string
  name: string | undefined
  offers: readonly Known[]
  hotlines: readonly Shown[]
}

/** One press each; whoever wants to write hours takes the form. */
const Offers = ({ unitId, name = words.ofTown, offers, hotlines }: OffersProps) => (
  <div class="offers">
    {offers.map(({ phone, from }) => (
      <Form key={phone} action="/office/hotlines" label={`${words.take(phone)} ${name}`}>
        <input type="hidden" name="unit" value={unitId} />
        <input type="hidden" name="phone" value={phone} />
        <MiniButton about={name}>{words.take(phone)}</MiniButton>
        <small>{words.from[from]}</small>
      </Form>
    ))}
    <span>
      <MiniButton to={`/office/hotlines/new?unit=${unitId}`} about={name}>
        {hotlines.length > 0 ? words.addAnother : words.add}
      </MiniButton>
      {unitId && (
        <MiniButton to={`/office/hotlines/posters.pdf?unit=${unitId}`} about={name}>
          {words.poster}
        </MiniButton>
      )}
    </span>
  </div>
)
