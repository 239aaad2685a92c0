import { CheckBoxes } from '#platform/html/check-box/check-box.tsx'
import type { Option } from '#platform/html/select-field/select-field.tsx'
import { photosWords as words } from './photos.words.ts'

/** Pictures that came with the form before it was refused: they need not be chosen again. */
export const KeptPhotos = ({ kept }: { kept: readonly Option[] }) =>
  kept.length === 0 ? null : (
    <CheckBoxes
      name="kept"
      legend={words.kept(kept.length)}
      hint={words.keptHint}
      options={kept}
      values={kept.map(({ value }) => value)}
    />
  )
