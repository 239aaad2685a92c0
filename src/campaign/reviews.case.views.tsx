import { dayOf, daysBetween } from '#platform/days.rules.ts'
import { Empty } from '#platform/html/empty/empty.tsx'
import { PhoneLink } from '#platform/html/foot/foot.tsx'
import { KeyHint, useHotkey } from '#platform/html/key-hint/key-hint.tsx'
import type { KeyName } from '#platform/html/key-hint/keys.rules.ts'
import { BigFigure, KeyValues } from '#platform/html/key-values/key-values.tsx'
import { Link } from '#platform/html/link.tsx'
import { Flag, Note } from '#platform/html/note/note.tsx'
import { Peers } from '#platform/html/peers/peers.tsx'
import { PhotoViewer } from '#platform/html/photo/photo.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Panel } from '#platform/html/split/split.tsx'
import { dayWords } from '#platform/html/words.ts'
import { DoubtFlags } from './evidence.doubts.views.tsx'
import { yearMoment } from './evidence.doubts.words.ts'
import type { Evidence } from './evidence.store.ts'
import { evidenceWords } from './evidence.words.ts'
import type { Case } from './reviews.reading.ts'
import { reviewWords as words } from './reviews.words.ts'
import { clockOf, momentOf, reportWords } from './submissions.words.ts'
import { photosMissing, titleOf } from './unit-page.views.tsx'

interface CasePartProps {
  one: Case
  /** Address of this page; the photo in hand stands in its query. */
  here: string
  /** Counted from 1. */
  photo: number
}

const pictures = ({ evidence }: Case): Evidence[] => evidence.filter(({ thumbSha256 }) => thumbSha256 !== null)

/** The middle pane: photos, papers, and the figure among those of others. */
export const CaseEvidence = ({ one, here, photo }: CasePartProps) => {
  const { unit, assignment, evidence, peers } = one
  const shown = pictures(one)
  const papers = evidence.filter(({ thumbSha256 }) => thumbSha256 === null)
  const at = Math.min(Math.max(1, photo), Math.max(1, shown.length)) - 1
  const piece = shown[at]
  const asked = photosMissing(assignment)
  const withPhoto = `${here}${here.includes('?') ? '&' : '?'}photo=`
  return (
    <section aria-label={words.evidence}>
      {shown.length === 0 ? (
        <Empty title={asked > 0 ? words.noPhotosAsked(asked) : words.noPhotos} />
      ) : (
        <PhotoViewer
          at={at}
          about={piece && <About piece={piece} one={one} />}
          photos={shown.map((each, index) => ({
            src: `/office/evidence/${each.id}/photo`,
            thumb: `/office/evidence/${each.id}/thumb`,
            original: `/office/evidence/${each.id}/original`,
            alt: evidenceWords.alt(unit.name, titleOf(assignment), index + 1),
            to: `${withPhoto}${index + 1}`,
            ...(each.width && each.height ? { width: each.width, height: each.height } : {}),
          }))}
        />
      )}
      {shown.length > 1 && (
        <p class="photo-keys">
          <PhotoKey to={`${withPhoto}${at === 0 ? shown.length : at}`} name="previousPhoto">
            {words.previousPhoto}
          </PhotoKey>
          <PhotoKey to={`${withPhoto}${at + 2 > shown.length ? 1 : at + 2}`} name="nextPhoto">
            {words.nextPhoto}
          </PhotoKey>
        </p>
      )}
      {papers.length > 0 && (
        <Panel title={words.papers}>
          <Rows>
            {papers.map((paper) => (
              <Row
                key={paper.id}
                title={paper.name || evidenceWords.kinds[paper.kind]}
                note={`${evidenceWords.kinds[paper.kind]}　${evidenceWords.sizeOf(paper.size)}`}
                to={`/office/evidence/${paper.id}/original`}
              />
            ))}
          </Rows>
        </Panel>
      )}
      {peers && (
        <div class="peers-part">
          <h2>{words.peers(peers.metric.name, reportWords.peers[unit.kinds[0] ?? ''] ?? reportWords.peersOther)}</h2>
          <Peers
            label={words.peersLabel(peers.values.length, peers.metric.name, unit.name, peers.own)}
            values={peers.values}
            own={{ name: unit.name, value: peers.own }}
            counter={peers.metric.counter}
          />
        </div>
      )}
    </section>
  )
}

const PhotoKey = ({ to, name, children }: { to: string; name: KeyName; children: string }) => {
  const { attributes, shown } = useHotkey(name)
  return (
    <Link to={to} {...attributes}>
      {children}
      {shown && <KeyHint>{shown}</KeyHint>}
    </Link>
  )
}

/** Photos may be weeks older than what they are shown for. */
const OLD_DAYS = 7

const About = ({ piece, one }: { piece: Evidence; one: Case }) => {
  const { takenAt, latitude, longitude, device } = piece.hints
  const taken = takenAt ? new Date(takenAt) : undefined
  const held = one.submission.heldOn ?? dayOf(one.submission.sentAt)
  const old = taken && daysBetween(dayOf(taken), held) > OLD_DAYS
  if (!taken && latitude === undefined && !device) return null
  return (
    <>
      {taken && (old ? words.takenBefore(yearMoment(taken)) : words.takenAt(momentOf(taken, dayOf(taken))))}
      {latitude !== undefined && longitude !== undefined && (
        <>　{words.placed(latitude.toFixed(4), longitude.toFixed(4))}</>
      )}
      {device && <>　{words.device(device)}</>}
      <small class="viewer-about">{words.hintsOnly}</small>
    </>
  )
}

/** The right pane's upper half: what was said, by whom, and what the machine doubts. */
export const CaseSaid = ({ one }: { one: Case }) => {
  const { submission, assignment, unit, task } = one
  const late = assignment.firstSentAt !== null && assignment.firstSentAt > assignment.dueAt
  return (
    <Panel title={`${unit.name}　${titleOf(assignment)}`} more={<Link to={`/u/${unit.id}`}>{words.all}</Link>}>
      <KeyValues
        items={[
          ...task.metrics.map(({ code, name, counter }) =>
            submission.figures[code] === undefined
              ? null
              : { term: name, value: <BigFigure value={submission.figures[code]} counter={counter} /> },
          ),
          submission.heldOn
            ? {
                term: words.held,
                value: `${dayWords.day(submission.heldOn)} ${dayWords.weekday(submission.heldOn)}`,
              }
            : null,
          submission.words ? { term: words.said, value: submission.words } : null,
          { term: words.who, value: <Who one={one} /> },
          {
            term: words.due,
            value: `${momentOf(assignment.dueAt, dayOf(assignment.dueAt))}${late ? `　${words.late}` : ''}`,
          },
        ]}
      />
      <Doubts one={one} />
    </Panel>
  )
}

const Who = ({ one: { submission } }: { one: Case }) => (
  <>
    {submission.byName} {submission.byPhone && <PhoneLink phone={submission.byPhone} />}
    <br />
    {momentOf(submission.sentAt, dayOf(submission.sentAt))}
    {submission.via === 'office' && `　${words.onBehalf}`}
    <br />
    <span class="nb">{words.receipt(submission.number)}</span>
  </>
)

const Doubts = ({ one }: { one: Case }) => {
  const { submission, task, doubts } = one
  const shown = pictures(one)
  return (
    <>
      {task.metrics
        .filter(({ code }) => submission.sure.includes(code) && submission.figures[code] !== undefined)
        .map(({ code, name, counter }) => (
          <Flag key={code}>{words.sure(name, submission.figures[code] ?? 0, counter)}</Flag>
        ))}
      <DoubtFlags doubts={doubts} nthOf={(id) => shown.findIndex((piece) => piece.id === id) + 1} />
    </>
  )
}

/** What was decided, and the versions before. */
export const CaseHistory = ({ one }: { one: Case }) => {
  const { submission, assignment, versions, reviews, waiver, task } = one
  const latest = assignment.submissionId
  return (
    <>
      {latest && latest !== submission.id && (
        <Note kind="must">
          {words.old} <Link to={`/office/submissions/${latest}`}>{words.latest}</Link>
        </Note>
      )}
      {waiver && <Note kind="must">{words.waivedNote(waiver.reason)}</Note>}
      {!task.reviewed && <Note>{words.noReview}</Note>}
      {(versions.length > 1 || reviews.length > 0) && (
        <Panel title={words.history}>
          <Rows ordered>
            {versions.map((version) => (
              <VersionRow key={version.id} version={version} one={one} />
            ))}
          </Rows>
        </Panel>
      )}
    </>
  )
}

const VersionRow = ({ version, one }: { version: Case['submission']; one: Case }) => {
  const review = one.reviews.find(({ submissionId }) => submissionId === version.id)
  const verdict =
    review &&
    (review.verdict === 'accepted' ? words.acceptedBy : words.returnedBy)(
      review.byName,
      momentOf(review.reviewedAt, dayOf(review.reviewedAt)),
    )
  const moment = `${dayWords.day(dayOf(version.sentAt))} ${clockOf(version.sentAt)}`
  return (
    <Row
      lamp={review ? (review.verdict === 'accepted' ? 'ok' : 'back') : 'sent'}
      title={words.historyLine(version.version, moment, version.byName)}
      note={[verdict, review?.reason].filter(Boolean).join('。')}
      to={version.id === one.submission.id ? undefined : `/office/submissions/${version.id}`}
    />
  )
}
