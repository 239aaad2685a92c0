import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { State } from '#platform/html/lamp/lamp.tsx'
import { Link } from '#platform/html/link.tsx'
import { Tabs } from '#platform/html/tabs/tabs.tsx'
import { momentWords } from './account.words.ts'
import type { AuditLine } from './audit.list.store.ts'
import { actWords, subjectText, auditWords as words } from './audit.words.ts'

interface AuditProps {
  lines: readonly AuditLine[]
  more: boolean
  at: number
  failed: boolean
  /** The demo town lives at another date than the log. */
  shiftMs: number
}

export const AuditPage = ({ lines, more, at, failed, shiftMs }: AuditProps) => {
  const address = (page: number) => `/office/audit?page=${page}${failed ? '&failed=1' : ''}`
  return (
    <DeskPage title={words.title} current="/office/people">
      <Tabs
        label={words.tabs.label}
        current={failed ? '/office/audit?failed=1' : '/office/audit'}
        items={[
          { to: '/office/audit', label: words.tabs.all },
          { to: '/office/audit?failed=1', label: words.tabs.failed },
        ]}
      />
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
        {at > 1 && (
          <Link to={address(at - 1)} rel="prev">
            {words.newer}
          </Link>
        )}
        {more && (
          <Link to={address(at + 1)} rel="next">
            {words.older}
          </Link>
        )}
      </nav>
    </DeskPage>
  )
}

const whoOf = ({ actorName, actor }: AuditLine): string =>
  actorName ?? (actor === 'unit' ? words.unit : actor === 'machine' ? words.machine : words.resident)
