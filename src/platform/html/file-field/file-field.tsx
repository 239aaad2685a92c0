import { FieldFrame, type FieldProps } from '../field/field-frame.tsx'
import { Island } from '../island/island.tsx'
import { formWords } from '../words.ts'
import type { Resume } from './chosen.ts'

interface FileProps extends FieldProps {
  /** What may be chosen; photos by default. */
  accept?: string | undefined
  /** Several at once, unless only one can be meant. */
  single?: boolean | undefined
  /** Previews and a progress bar where script runs. */
  preview?: boolean | undefined
  /** Where script sends them in pieces, kept on the phone until they have arrived. */
  resume?: Resume | undefined
}

/** A plain file input, improved where it can be. Put it into a `<Form files>`. */
export const FileField = ({
  accept = 'image/*',
  single,
  resume,
  preview = accept === 'image/*' || resume !== undefined,
  ...frame
}: FileProps) => (
  <FieldFrame
    {...frame}
    box={(wiring) => {
      const input = <input class="in file" type="file" accept={accept} multiple={!single} {...wiring} />
      return preview ? (
        <Island name="photo-picker" props={{ ...formWords.photos, ...(resume && { resume }) }}>
          {input}
        </Island>
      ) : (
        input
      )
    }}
  />
)
