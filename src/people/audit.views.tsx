import { Actions, Button, ButtonLink, MoreLink } from '#platform/html/button/button.tsx'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form } from '#platform/html/form.tsx'
import { State } from '#platform/html/lamp/lamp.tsx'
import { Link } from '#platform/html/link.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Fold } from '#platform/html/section/section.tsx'
import { SelectField } from '#platform/html/select-field/select-field.tsx'
import { Tabs } from '#platform/html/tabs/tabs.tsx'
import { momentWords } from './account.words.ts'
import type { AuditLine } from './audit.list.store.ts'
import type { AuditFault, AuditHead } from './audit.seal.store.ts'
import { actWords, auditCheckWords, faultText, subjectText, auditWords as words } from './audit.words.ts'

/** What the list was asked for, as the address says it. */
export interface Asked {
  at: number
  failed: boolean
  who: string
  act: string
  from: string
  to: string
}

interface AuditProps {
  lines: readonly AuditLine[]
  more: boolean
  asked: Asked
  /** The demo town lives at another date than the log. */
  shiftMs: number
}

const addressOf = ({ at, failed, ...words }: Asked): string => {
  const query = new URLSearchParams(Object.entries(words).filter(([, word]) => word))
  if (failed) query.set('failed', '1')
  if (at > 1) query.set('page', String(at))
  return query.size > 0 ? `/office/audit?${query}` : '/office/audit'
}

export const AuditPage = ({ lines, more, asked, shiftMs }: AuditProps) => (
  <DeskPage
    title={words.title}
    current="/office/people"
    head={
      <ButtonLink fit look="line" to="/office/audit/check">
        {auditCheckWords.title}
      </ButtonLink>
    }
  >
    <Tabs
      label={words.tabs.label}
      current={addressOf({ ...asked, at: 1 })}
      items={[
        { to: addressOf({ ...asked, at: 1, failed: false }), label: words.tabs.all },
        { to: addressOf({ ...asked, at: 1, failed: true }), label: words.tabs.failed },
      ]}
    />
    <FilterForm {...asked} />
    <p class="s">{words.sealed}</p>
    {lines.length === 0 ? (
      <p>{words.none}</p>
    ) : (
      <CardsTable
        caption={words.caption}
        rows={lines}
        keyOf={({ id }) => id}
        columns={[
          { head: words.columns.at, cell: (line) => momentWords(new Date(line.at.getTime() + shiftMs)) },
          { head: words.columns.who, cell: whoOf },
          { head: words.columns.act, cell: ({ act }) => actWords[act] ?? act },
          { head: words.columns.subject, cell: ({ subject, subjectName }) => subjectText(subject, subjectName) },
          {
            head: words.columns.state,
            cell: ({ succeeded }) => (
              <State lamp={succeeded ? 'ok' : 'late'} word={succeeded ? words.states.done : words.states.failed} />
            ),
          },
        ]}
      />
    )}
    <nav class="pager" aria-label={words.paging}>
      {asked.at > 1 && (
        <Link to={addressOf({ ...asked, at: asked.at - 1 })} rel="prev">
          {words.newer}
        </Link>
      )}
      {more && (
        <Link to={addressOf({ ...asked, at: asked.at + 1 })} rel="next">
          {words.older}
        </Link>
      )}
    </nav>
  </DeskPage>
)

const FilterForm = ({ who, act, from, to, failed }: Asked) => (
  <Fold title={words.filter.title} open={Boolean(who || act || from || to)}>
    <Form action="/office/audit" method="get" label={words.filter.title}>
      {failed && <input type="hidden" name="failed" value="1" />}
      <div class="narrow">
        <Field name="who" label={words.filter.who} value={who} maxLength={60} optional />
        <SelectField
          name="act"
          label={words.filter.act}
          blank={words.tabs.all}
          value={act}
          options={Object.entries(actWords).map(([value, label]) => ({ value, label }))}
        />
        <Field name="from" kind="date" label={words.filter.from} value={from} optional />
        <Field name="to" kind="date" label={words.filter.to} value={to} optional />
        <Actions>
          <Button look="line" fit>
            {words.filter.submit}
          </Button>
          <MoreLink to="/office/audit">{words.filter.clear}</MoreLink>
        </Actions>
      </div>
    </Form>
  </Fold>
)

const whoOf = ({ actorName, actor }: AuditLine): string =>
  actorName ?? (actor === 'unit' ? words.unit : actor === 'machine' ? words.machine : words.resident)

interface CheckProps {
  faults: readonly AuditFault[]
  head: AuditHead
}

const MOST_FAULTS = 50

export const AuditCheckPage = ({ faults, head }: CheckProps) => (
  <DeskPage title={auditCheckWords.title} current="/office/people" back={{ to: '/office/audit', label: words.title }}>
    {faults.length === 0 ? (
      <Note kind="safe">{auditCheckWords.good}</Note>
    ) : (
      <Note kind="stop">{auditCheckWords.bad(faults.length)}</Note>
    )}
    <ul>
      {faults.slice(0, MOST_FAULTS).map((fault) => (
        <li key={faultText(fault)}>{faultText(fault)}</li>
      ))}
    </ul>
    <p>{auditCheckWords.head(head.number, head.unsealed)}</p>
    {head.hash && (
      <p class="s">
        {auditCheckWords.hash} <code>{head.hash}</code>
      </p>
    )}
  </DeskPage>
)
