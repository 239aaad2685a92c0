import { type AsksReporter, ReporterFields } from '#campaign/reporting.views.tsx'
import { Actions, Button } from '#platform/html/button/button.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { PublicPage } from '#platform/html/public-page/public-page.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import type { Announced } from './announcements.store.ts'
import { noticeWords as words } from './announcements.words.ts'
import { guidanceWords } from './guidance.words.ts'

interface ListProps {
  unit: string
  unitRef: string
  announced: readonly Announced[]
}

export const UnitAnnouncementsPage = ({ unit, unitRef, announced }: ListProps) => (
  <PublicPage title={words.title(unit)} back={{ to: `/u/${unitRef}`, label: unit }}>
    <h1>{words.heading}</h1>
    {announced.length === 0 ? (
      <Empty title={words.none} />
    ) : (
      <Rows>
        {announced.map((one) => (
          <Row
            key={one.id}
            to={`/u/${unitRef}/announcements/${one.id}`}
            lamp={one.readAt ? 'ok' : 'todo'}
            title={one.title}
            note={`${guidanceWords.when(one.announcedAt)}　${readLine(one)}`}
          />
        ))}
      </Rows>
    )}
  </PublicPage>
)

const readLine = ({ readAt, readBy, confirm }: Announced): string => {
  if (!readAt) return confirm ? words.toBeConfirmed : words.unread
  return (confirm ? words.confirmedBy : words.readBy)(readBy ?? '', guidanceWords.when(readAt))
}

interface OneProps {
  unit: string
  unitRef: string
  officeName: string
  one: Announced
  asks: AsksReporter
  given: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

export const UnitAnnouncementPage = (props: OneProps) => {
  const { unit, unitRef, officeName, one, problems } = props
  return (
    <PublicPage title={`${one.title} · ${unit}`} back={{ to: `/u/${unitRef}`, label: unit }}>
      <h1>{one.title}</h1>
      <p class="s">{guidanceWords.who(officeName, one.announcedAt)}</p>
      {one.withdrawnAt ? (
        <Note kind="care">{words.withdrawn}</Note>
      ) : (
        <>
          <ErrorSummary problems={problems} title={words.refused(problems.length)} />
          <p class="lines">{one.text}</p>
          {one.readAt ? <Note>{readLine(one)}</Note> : <ReadForm {...props} />}
        </>
      )}
    </PublicPage>
  )
}

const ReadForm = ({ unitRef, one, asks, given, problems }: OneProps) => (
  <Form action={`/u/${unitRef}/announcements/${one.id}/readings`} problems={problems}>
    {asks === 'caller' ? <p class="s">{words.callerOnly}</p> : one.confirm && <p class="s">{words.confirmNote}</p>}
    {asks !== 'known' && <ReporterFields given={given} caller={asks === 'caller'} />}
    <Actions>
      <Button>{one.confirm ? words.confirm : words.read}</Button>
    </Actions>
  </Form>
)
