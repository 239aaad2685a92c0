import { MiniButton } from '#platform/html/button/button.tsx'
import { Form } from '#platform/html/form.tsx'
import { Link } from '#platform/html/link.tsx'
import { Note } from '#platform/html/note/note.tsx'
import type { Batch, BatchPieceNamed } from './batches.store.ts'
import { leftOutWords, batchWords as words } from './batches.words.ts'
import { titleOf } from './unit-page.views.tsx'

/** Longer lists are counted. */
const MOST_NAMED = 20

/** What one press did to several, what it left out and why, and the way back while there is one. */
export const BatchNote = ({ batch, watches }: { batch: Batch; watches: boolean }) => {
  const { act, pieces, undone } = batch
  const done = pieces.filter(({ leftOut }) => leftOut === null)
  if (undone) {
    const stayed = done.filter(({ assignmentId }) => undone.stayed.includes(assignmentId))
    const back = done.length - stayed.length
    return (
      <Note kind={back > 0 ? 'safe' : 'must'}>
        {back > 0 ? words.undone(back) : words.undoneNone}
        <Named pieces={stayed} head={words.stayed(stayed.length)} />
      </Note>
    )
  }
  const left = pieces.filter(({ leftOut }) => leftOut !== null)
  return (
    <Note kind={done.length > 0 ? 'safe' : 'must'}>
      {done.length > 0 ? words.done[act](done.length) : words.none[act]}
      {done.some(({ stands }) => stands) && !watches && (
        <Form action={`/office/batches/${batch.id}/undoings`} class="inline" label={words.undo}>
          <MiniButton about={words.done[act](done.length)} hotkey="undo">
            {words.undo}
          </MiniButton>
        </Form>
      )}
      <Named pieces={left} head={words.left(left.length)} />
    </Note>
  )
}

const Named = ({ pieces, head }: { pieces: readonly BatchPieceNamed[]; head: string }) => {
  if (pieces.length === 0) return null
  return (
    <>
      <span class="batch-left">{head}</span>
      <ul class="batch-left">
        {pieces.slice(0, MOST_NAMED).map((piece) => (
          <li key={piece.assignmentId}>
            {piece.submissionId ? (
              <Link to={`/office/submissions/${piece.submissionId}`}>{nameOf(piece)}</Link>
            ) : (
              nameOf(piece)
            )}
            {piece.leftOut && `　${leftOutWords[piece.leftOut]}`}
          </li>
        ))}
        {pieces.length > MOST_NAMED && <li>{words.more(pieces.length - MOST_NAMED)}</li>}
      </ul>
    </>
  )
}

const nameOf = (piece: BatchPieceNamed): string => `${piece.unit}　${titleOf(piece)}`
