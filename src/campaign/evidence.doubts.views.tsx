import { dayOf } from '#platform/days.rules.ts'
import { Actions, Button, MiniButton } from '#platform/html/button/button.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { Form } from '#platform/html/form.tsx'
import { KeyValues } from '#platform/html/key-values/key-values.tsx'
import { Link } from '#platform/html/link.tsx'
import { Flag, Note } from '#platform/html/note/note.tsx'
import { Photo } from '#platform/html/photo/photo.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Panel } from '#platform/html/split/split.tsx'
import { dayWords } from '#platform/html/words.ts'
import { isOpen, openByPiece } from './evidence.doubts.rules.ts'
import type { Doubt, DoubtedPiece } from './evidence.doubts.store.ts'
import { doubtWords as words, yearDay, yearMoment } from './evidence.doubts.words.ts'
import { evidenceWords } from './evidence.words.ts'

/** More about one picture are counted, and shown on its own page. */
const MOST_FLAGS = 2

/** What is doubted about the pictures of one report; `nthOf` tells which of them a picture is, from 1, or 0 for a paper. */
export const DoubtFlags = ({ doubts, nthOf }: { doubts: readonly Doubt[]; nthOf: (id: string) => number }) => (
  <>
    {openByPiece(doubts).map((those) => (
      <PieceFlags key={those[0]?.own.id} doubts={those} nthOf={nthOf} />
    ))}
  </>
)

const PieceFlags = ({ doubts, nthOf }: { doubts: Doubt[]; nthOf: (id: string) => number }) => {
  const shown = doubts.slice(0, MOST_FLAGS)
  return (
    <>
      {shown.map((doubt, index) => {
        const { own } = doubt
        const which = nthOf(own.id) > 0 ? words.nth(nthOf(own.id)) : words.named(own.name, own.kind)
        return (
          <Flag key={doubt.id}>
            {sentenceOf(doubt, which)}
            {index === shown.length - 1 && (
              <>
                {doubts.length > shown.length && words.more(doubts.length - shown.length)}
                <Link to={`/office/evidence/${own.id}/doubts`}>{words.compare}</Link>
              </>
            )}
          </Flag>
        )
      })}
    </>
  )
}

function sentenceOf({ kind, own, other }: Doubt, which: string): string {
  if (kind === 'older' || !other)
    return words.older(which, own.hints.takenAt ? yearMoment(new Date(own.hints.takenAt)) : '', own.startsOn ?? '')
  return words[kind]({ ...other, which, day: dayWords.day(dayOf(other.sentAt)) })
}

interface DoubtsPageProps {
  evidenceId: string
  submissionId: string | null
  doubts: readonly Doubt[]
  /** Looks only. */
  watches: boolean
  /** Something was dismissed just now. */
  done: boolean
  /** One of what that press dismissed, while it may be taken back. */
  undo: string | undefined
  reopened: boolean
}

/** Each doubt about one picture, with what it is compared with beside it. */
export const DoubtsPage = (props: DoubtsPageProps) => {
  const { evidenceId, submissionId, doubts, watches, done, undo, reopened } = props
  const open = doubts.filter(isOpen)
  const settled = doubts.filter((doubt) => !isOpen(doubt))
  const action = `/office/evidence/${evidenceId}/dismissals`
  const back = { to: submissionId ? `/office/reviews/${submissionId}` : '/office/reviews', label: words.back }
  return (
    <DeskPage title={words.title} current="/office/reviews" back={back}>
      {done && (
        <Note>
          {words.dismissed}
          {undo && !watches && (
            <Form action={`/office/evidence/${evidenceId}/withdrawals`} class="inline" label={words.undo}>
              <MiniButton name="doubt" value={undo} about={words.dismissed} hotkey="undo">
                {words.undo}
              </MiniButton>
            </Form>
          )}
        </Note>
      )}
      {reopened && <Note>{words.reopened}</Note>}
      {open.length === 0 && !done && <Empty title={words.none} />}
      {open.map((doubt) => (
        <Panel key={doubt.id} title={words.heads[doubt.kind]}>
          <p class="s">{words.notes[doubt.kind]}</p>
          <div class="pair">
            <PieceSide piece={doubt.own} name={words.own} begins={doubt.kind === 'older'} />
            {doubt.other && <PieceSide piece={doubt.other} name={words.other} />}
          </div>
          {[doubt.own, doubt.other].some(saysItself) && <p class="s">{words.hintsOnly}</p>}
          {!watches && (
            <Form action={action} label={words.dismiss[doubt.kind]}>
              <Actions>
                <Button look="line" fit name="doubt" value={doubt.id}>
                  {words.dismiss[doubt.kind]}
                </Button>
              </Actions>
              <p class="s">{words.dismissHint}</p>
            </Form>
          )}
        </Panel>
      ))}
      {open.length > 1 && !watches && (
        <Form action={action} label={words.dismissAll(open.length)}>
          <MiniButton name="doubt" value="all">
            {words.dismissAll(open.length)}
          </MiniButton>
        </Form>
      )}
      {settled.length > 0 && (
        <Panel title={words.settled}>
          <Rows>
            {settled.map(({ id, kind, other, dismissed }) => (
              <Row
                key={id}
                title={words.settledAbout[kind](other?.unit ?? '', other?.title ?? '')}
                note={dismissed && words.settledBy(dismissed.byName, yearMoment(dismissed.at))}
              />
            ))}
          </Rows>
        </Panel>
      )}
    </DeskPage>
  )
}

const saysItself = (piece: DoubtedPiece | null): boolean =>
  piece !== null && Object.values(piece.hints).some((hint) => hint !== undefined)

const PieceSide = ({ piece, name, begins }: { piece: DoubtedPiece; name: string; begins?: boolean }) => {
  const { takenAt, device, latitude, longitude } = piece.hints
  return (
    <section aria-label={name}>
      <h3>{name}</h3>
      {piece.thumbSha256 ? (
        <Link to={`/office/evidence/${piece.id}/original`}>
          <Photo src={`/office/evidence/${piece.id}/photo`} alt={`${name} ${piece.unit} ${piece.title}`} />
        </Link>
      ) : (
        <p>
          <Link to={`/office/evidence/${piece.id}/original`}>{words.open}</Link> {evidenceWords.kinds[piece.kind]}{' '}
          {piece.name}
        </p>
      )}
      <KeyValues
        items={[
          { term: words.unit, value: piece.unit },
          { term: words.task, value: piece.title },
          { term: words.sent, value: yearMoment(piece.sentAt) },
          piece.byName ? { term: words.by, value: piece.byName } : null,
          takenAt ? { term: words.taken, value: yearMoment(new Date(takenAt)) } : null,
          begins && piece.startsOn ? { term: words.begins, value: yearDay(piece.startsOn) } : null,
          device ? { term: words.device, value: device } : null,
          latitude !== undefined && longitude !== undefined
            ? { term: words.placed, value: words.place(latitude.toFixed(4), longitude.toFixed(4)) }
            : null,
        ]}
      />
      {piece.submissionId && <Link to={`/office/submissions/${piece.submissionId}`}>{words.report}</Link>}
    </section>
  )
}
