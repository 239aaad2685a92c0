import { Actions, Button, ButtonLink } from '#platform/html/button/button.tsx'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { CheckBox } from '#platform/html/check-box/check-box.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { Form } from '#platform/html/form.tsx'
import { State } from '#platform/html/lamp/lamp.tsx'
import { Link } from '#platform/html/link.tsx'
import { Fold } from '#platform/html/section/section.tsx'
import { SelectField } from '#platform/html/select-field/select-field.tsx'
import { Tabs } from '#platform/html/tabs/tabs.tsx'
import { Tally } from '#platform/html/tally/tally.tsx'
import type { CaseShown } from './cases.list.reading.ts'
import { addressOf, type CaseFilter, lampOf, MOST_PAGES, shows } from './cases.list.rules.ts'
import type { StageCount } from './cases.list.store.ts'
import { gradeWords, stageWords } from './cases.words.ts'
import { nextText, numberText, topicText, listWords as words } from './desk.words.ts'
import { heatWords } from './heat.words.ts'
import { hotlineWords } from './hotlines.words.ts'
import { ownOfficeWords } from './own-channels.words.ts'
import { isBeingFixed, type Stage, stages } from './stages.rules.ts'
import { basisOf } from './statutes.words.ts'

interface CasesProps {
  cases: readonly CaseShown[]
  more: boolean
  counts: readonly StageCount[]
  filter: CaseFilter
  units: readonly { id: string; name: string }[]
  director: boolean
}

export const CasesPage = ({ cases, more, counts, filter, units, director }: CasesProps) => (
  <DeskPage
    title={words.title}
    current="/office/hazards"
    head={
      <>
        <Counts counts={counts} filter={filter} />
        <ButtonLink to="/office/hazards/new" fit>
          {words.take}
        </ButtonLink>
      </>
    }
  >
    <Tabs
      label={words.tabs.label}
      current={addressOf(filter)}
      items={shows.map((show) => ({ to: addressOf(filter, { show }), label: words.tabs[show] }))}
    />
    <Filters filter={filter} units={units} />
    {cases.length === 0 ? (
      <Empty title={words.none[filter.show]}>
        <p>{words.noneNext}</p>
      </Empty>
    ) : (
      <CasesTable cases={cases} />
    )}
    <Pages filter={filter} more={more} />
    <Actions>
      <ButtonLink to="/office/hazards/ledger.xlsx" look="line" fit>
        {words.ledger}
      </ButtonLink>
      <ButtonLink to="/office/hazards/map" look="line" fit>
        {heatWords.title}
      </ButtonLink>
      <ButtonLink to="/office/hazards/own-channels" look="line" fit>
        {ownOfficeWords.title}
      </ButtonLink>
      <ButtonLink to="/office/hotlines" look="line" fit>
        {hotlineWords.menu}
      </ButtonLink>
      {director && (
        <ButtonLink to="/office/hazards/settings" look="line" fit>
          {words.settings}
        </ButtonLink>
      )}
    </Actions>
  </DeskPage>
)

const Counts = ({ counts, filter }: Pick<CasesProps, 'counts' | 'filter'>) => {
  const sum = (of: (stage: Stage) => boolean) =>
    counts.filter(({ stage }) => of(stage)).reduce((all, { count }) => all + count, 0)
  const late = counts.reduce((all, one) => all + one.late, 0)
  const bare: CaseFilter = { ...filter, show: 'open', stage: null, grade: null, unitId: null, mine: false }
  const to = (stage: Stage) => addressOf(bare, { stage })
  const { tally } = words
  return (
    <Tally
      figures={[
        { word: tally.late, value: late, lamp: 'late', to: addressOf(bare, { show: 'late' }) },
        { word: tally.received, value: sum((one) => one === 'received'), lamp: 'todo', to: to('received') },
        { word: tally.verifying, value: sum((one) => one === 'verifying'), to: to('verifying') },
        { word: tally.fixing, value: sum(isBeingFixed) },
        { word: tally.submitted, value: sum((one) => one === 'submitted'), to: to('submitted') },
        { word: tally.all, value: sum(() => true) },
      ]}
    />
  )
}

const Filters = ({ filter, units }: Pick<CasesProps, 'filter' | 'units'>) => {
  const { filter: say } = words
  const used = [
    filter.stage && stageWords[filter.stage],
    filter.grade && gradeWords[filter.grade],
    units.find(({ id }) => id === filter.unitId)?.name,
    filter.mine && say.mine,
  ].filter(Boolean)
  return (
    <Fold title={say.using(used.join('、'))}>
      <Form action="/office/hazards" method="get" label={say.title}>
        {filter.show !== 'open' && <input type="hidden" name="show" value={filter.show} />}
        <SelectField
          name="stage"
          label={say.stage}
          blank={say.any}
          value={filter.stage ?? ''}
          options={stages.map((one) => ({ value: one, label: stageWords[one] }))}
        />
        <SelectField
          name="grade"
          label={say.grade}
          blank={say.any}
          value={filter.grade ?? ''}
          options={(['general', 'major'] as const).map((one) => ({ value: one, label: gradeWords[one] }))}
        />
        <SelectField
          name="unit"
          label={say.unit}
          blank={say.any}
          value={filter.unitId ?? ''}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <CheckBox name="mine" label={say.mine} checked={filter.mine} />
        <Actions>
          <Button look="line" fit>
            {say.submit}
          </Button>
          {used.length > 0 && (
            <ButtonLink
              look="line"
              fit
              to={addressOf({ ...filter, stage: null, grade: null, unitId: null, mine: false })}
            >
              {say.clear}
            </ButtonLink>
          )}
        </Actions>
      </Form>
    </Fold>
  )
}

const CasesTable = ({ cases }: Pick<CasesProps, 'cases'>) => (
  <CardsTable
    caption={words.caption}
    rows={cases}
    keyOf={({ id }) => id}
    columns={[
      {
        head: words.heads.what,
        cell: ({ id, topic, number }) => (
          <>
            <Link to={`/office/hazards/${id}`}>{topicText(topic)}</Link> <small class="nb">{numberText(number)}</small>
          </>
        ),
      },
      { head: words.heads.unit, cell: ({ unit }) => unit ?? words.noUnit },
      {
        head: words.heads.stage,
        cell: ({ stage, open, next, grade }) => (
          <>
            <State lamp={lampOf(stage, open, next)} word={stageWords[stage]} />
            {grade === 'major' && <small> {gradeWords.major}</small>}
          </>
        ),
      },
      {
        head: words.heads.clock,
        cell: ({ next, urgedOn }) =>
          next ? (
            <>
              {nextText(next)}
              <br />
              {urgedOn ? <small>{words.urged(urgedOn)}</small> : <small class="basis">{basisOf(next.basis)}</small>}
            </>
          ) : (
            words.noClock
          ),
      },
      { head: words.heads.received, cell: ({ receivedOn }) => <span class="nb">{words.received(receivedOn)}</span> },
    ]}
  />
)

const Pages = ({ filter, more }: Pick<CasesProps, 'filter' | 'more'>) =>
  filter.page === 1 && !more ? null : (
    <nav class="pager" aria-label={words.pages}>
      {filter.page > 1 && (
        <Link to={addressOf(filter, { page: filter.page - 1 })} rel="prev">
          {words.newer}
        </Link>
      )}
      {more && filter.page < MOST_PAGES && (
        <Link to={addressOf(filter, { page: filter.page + 1 })} rel="next">
          {words.older}
        </Link>
      )}
    </nav>
  )
