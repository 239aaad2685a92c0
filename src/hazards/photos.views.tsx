import { MoreLink } from '#platform/html/button/button.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Film, Films, Photo } from '#platform/html/photo/photo.tsx'
import { caseWords as words } from './case.words.ts'
import type { CasePhoto } from './photos.store.ts'
import { countBoxes, photosWords as cover } from './photos.words.ts'

/** Before and after, side by side; `root` is where they hang: `/office/hazard-photos` or `/u/<ref>/hazard-photos`. */
export const CasePhotos = ({ root, photos }: { root: string; photos: readonly Pick<CasePhoto, 'id' | 'side'>[] }) => {
  return photos.length === 0 ? null : (
    <Films>
      {photos.map(({ id }, index) => (
        <Film key={id} to={`${root}/${id}`} note={nameOf(photos, index)}>
          <Photo src={`${root}/${id}`} alt={nameOf(photos, index)} lazy />
        </Film>
      ))}
    </Films>
  )
}

interface CaseProps {
  caseId: string
  photos: readonly CasePhoto[]
}

/** On the office's page: under each, whether the unit sees it, and the way to look at it and ink it over. */
export const OfficePhotos = ({ caseId, photos }: CaseProps) => {
  const waiting = photos.filter(({ shownSha256 }) => shownSha256 === null).length
  return (
    <>
      {waiting > 0 && <Note kind="care">{cover.waitingNote(waiting)}</Note>}
      <Films>
        {photos.map((photo, index) => (
          <Film
            key={photo.id}
            to={`/office/hazard-photos/${photo.id}`}
            note={<PhotoState photo={photo} caseId={caseId} />}
          >
            <Photo src={`/office/hazard-photos/${photo.id}`} alt={nameOf(photos, index)} lazy />
          </Film>
        ))}
      </Films>
    </>
  )
}

const PhotoState = ({ photo: { id, shownSha256, boxes }, caseId }: { photo: CasePhoto; caseId: string }) => (
  <>
    {shownSha256 === null ? cover.waiting : boxes === '' ? cover.shown : cover.covered(countBoxes(boxes))}
    <MoreLink to={`/office/hazards/${caseId}/photos/${id}`}>{cover.look}</MoreLink>
  </>
)

const nameOf = (photos: readonly Pick<CasePhoto, 'side'>[], index: number): string => {
  const { side } = photos[index]!
  return words.photoAlt(side, photos.slice(0, index + 1).filter((one) => one.side === side).length)
}
