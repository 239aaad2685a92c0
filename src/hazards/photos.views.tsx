import { Film, Films, Photo } from '#platform/html/photo/photo.tsx'
import { caseWords as words } from './case.words.ts'
import type { CasePhoto } from './photos.store.ts'

/** Before and after, side by side; `root` is where they hang: `/office/hazard-photos` or `/u/<ref>/hazard-photos`. */
export const CasePhotos = ({ root, photos }: { root: string; photos: readonly Pick<CasePhoto, 'id' | 'side'>[] }) => {
  const nthOf = (index: number) => photos.slice(0, index + 1).filter(({ side }) => side === photos[index]?.side).length
  return photos.length === 0 ? null : (
    <Films>
      {photos.map(({ id, side }, index) => (
        <Film key={id} to={`${root}/${id}`} note={words.photoAlt(side, nthOf(index))}>
          <Photo src={`${root}/${id}`} alt={words.photoAlt(side, nthOf(index))} lazy />
        </Film>
      ))}
    </Films>
  )
}
