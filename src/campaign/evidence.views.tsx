import { Actions, Button, MiniButton } from '#platform/html/button/button.tsx'
import { FileField } from '#platform/html/file-field/file-field.tsx'
import { Form } from '#platform/html/form.tsx'
import { State } from '#platform/html/lamp/lamp.tsx'
import { Link, useHref } from '#platform/html/link.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Film, Films, Photo } from '#platform/html/photo/photo.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { type EvidenceAsk, type EvidenceKind, evidenceKinds } from './campaign.types.ts'
import type { Evidence } from './evidence.store.ts'
import { evidenceWords as words } from './evidence.words.ts'

/** What became of the files sent last: how many were kept, and each refused one with its reason. */
export interface Sent {
  kept: number
  refused: readonly string[]
  removed: boolean
}

interface EvidencePartProps {
  /** Where files are sent to; absent when nothing may be added any more. */
  action: string | undefined
  /** Where pictures and removals hang: `/u/<ref>` or `/office`. */
  root: string
  unit: string
  title: string
  /** A school's: children may be in the pictures. */
  minors?: boolean | undefined
  asks: readonly EvidenceAsk[]
  pieces: readonly Evidence[]
  sent: Sent | undefined
  /** Script may send in pieces, and keep on this phone what has not come yet. */
  keeps?: boolean | undefined
}

export const EvidencePart = ({ action, root, unit, title, minors, asks, pieces, sent, keeps }: EvidencePartProps) => {
  const href = useHref()
  const pictures = pieces.filter(({ thumbSha256 }) => thumbSha256 !== null)
  const papers = pieces.filter(({ thumbSha256 }) => thumbSha256 === null)
  if (!action && pieces.length === 0) return null
  const kinds = evidenceKinds.filter((kind) => kind === 'photo' || asks.some((ask) => ask.kind === kind))
  return (
    <section class="sec" id="photos">
      <h2>{action ? headOf(asks, pieces) : words.photos}</h2>
      {sent && <SentNotes sent={sent} />}
      {pictures.length > 0 && (
        <Films>
          {pictures.map((piece, index) => (
            <Film
              key={piece.id}
              to={`${root}/evidence/${piece.id}/photo`}
              note={action && <PieceNote piece={piece} root={root} about={words.nth(index + 1)} />}
            >
              <Photo src={`${root}/evidence/${piece.id}/thumb`} alt={words.alt(unit, title, index + 1)} lazy />
            </Film>
          ))}
        </Films>
      )}
      {papers.length > 0 && (
        <Rows>
          {papers.map((piece) => (
            <Row
              key={piece.id}
              lamp="sent"
              title={<Link to={`${root}/evidence/${piece.id}/original`}>{piece.name || words.kinds[piece.kind]}</Link>}
              note={`${words.kinds[piece.kind]}　${words.sizeOf(piece.size)}`}
              after={action && <RemovalForm piece={piece} root={root} about={piece.name} />}
            />
          ))}
        </Rows>
      )}
      {action && minors && (
        <Note kind="care">
          {words.minors} <Link to="/privacy#children">{words.minorsMore}</Link>
        </Note>
      )}
      {action && (
        <Form action={action} files label={words.sendPhotos}>
          {kinds.map((kind) => (
            <FileField
              key={kind}
              name={kind}
              label={words.choose[kind]}
              hint={asks.find((ask) => ask.kind === kind)?.note || words.hints[kind]}
              accept={accepts[kind]}
              resume={keeps ? { scope: href(root), action: href(action.replace(/evidence$/, 'uploads')) } : undefined}
            />
          ))}
          <Actions>
            <Button look={missingOf(asks, pieces).length > 0 ? 'solid' : 'line'}>
              {kinds.length > 1 ? words.send : words.sendPhotos}
            </Button>
          </Actions>
        </Form>
      )}
    </section>
  )
}

// image/* and not a list of types: some phones offer nothing for a list.
const accepts: Record<EvidenceKind, string> = {
  photo: 'image/*',
  video: 'video/*',
  sheet: 'image/*,.pdf,.xls,.xlsx,.doc,.docx',
  file: 'image/*,.pdf,.xls,.xlsx,.doc,.docx',
}

export interface MissingEvidence {
  kind: EvidenceKind
  count: number
}

export const missingOf = (asks: readonly EvidenceAsk[], pieces: readonly Pick<Evidence, 'kind'>[]): MissingEvidence[] =>
  asks.flatMap(({ kind, minimum }) => {
    const count = minimum - pieces.filter((piece) => piece.kind === kind).length
    return count > 0 ? [{ kind, count }] : []
  })

function headOf(asks: readonly EvidenceAsk[], pieces: readonly Evidence[]): string {
  const missing = missingOf(asks, pieces)
  if (missing.length > 0) return missing.map(({ kind, count }) => words.missing[kind](count)).join('，')
  if (asks.length === 0 && pieces.length === 0) return words.noneAsked
  return asks.length > 0 ? words.enough : words.photos
}

const SentNotes = ({ sent }: { sent: Sent }) => (
  <>
    {sent.kept > 0 && <Note>{words.kept(sent.kept)}</Note>}
    {sent.removed && <Note>{words.removed}</Note>}
    {sent.kept === 0 && sent.refused.length === 0 && !sent.removed && <Note kind="care">{words.nothingChosen}</Note>}
    {sent.refused.length > 0 && (
      <div class="note stop" role="alert">
        <div>
          <b>{sent.kept > 0 ? words.refused(sent.refused.length) : words.refusedAll(sent.refused.length)}</b>
          <ul>
            {sent.refused.map((line, index) => (
              <li key={index}>{line}</li>
            ))}
          </ul>
        </div>
      </div>
    )}
  </>
)

interface PieceProps {
  piece: Evidence
  root: string
  about: string
}

const PieceNote = ({ piece, root, about }: PieceProps) => (
  <div class="piece-note">
    <State lamp="sent" word={words.came} />
    <RemovalForm piece={piece} root={root} about={about} />
  </div>
)

const RemovalForm = ({ piece, root, about }: PieceProps) => (
  <Form action={`${root}/evidence/${piece.id}/removals`} class="removal">
    <MiniButton about={about}>{words.remove}</MiniButton>
  </Form>
)
