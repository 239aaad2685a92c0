import { keepFile } from '#campaign/evidence.reading.ts'
import { refusedText } from '#campaign/evidence.words.ts'
import type { Ctx } from '#people/access.ts'
import type { Problem } from '#platform/html/form.tsx'
import type { Option } from '#platform/html/select-field/select-field.tsx'
import { type Hand, type KeptPiece, keptText, readKept } from './photos.kept.rules.ts'
import { photosWords as words } from './photos.words.ts'

const MOST = 9
const PURPOSE = 'hazard-kept-photo'

export interface PhotosKept {
  pieces: KeptPiece[]
  faults: Problem[]
  /** For the form, should it be refused. */
  options: Option[]
}

/**
 * Pictures of a form by the name `photo`, and those that came with it before it was refused. Nothing points at what is kept
 * yet: an orphan is harmless. `whose`: the form's own, so that nobody hangs another's picture on theirs.
 */
export async function keepPhotos(c: Ctx, whose: string): Promise<PhotosKept> {
  const { form, site, town } = c.var
  const [owner, hand] = [`${town.id}:${whose}`, handOf(c)]
  const faults: Problem[] = []
  const pieces: KeptPiece[] = []
  for (const text of form.every('kept').slice(0, MOST)) {
    const piece = readKept(hand, owner, text)
    if (piece && (await site.files.has(piece.displaySha256))) pieces.push(piece)
  }
  // One after the other: decoding is what costs memory.
  for (const file of form.files('photo')) {
    const read = pieces.length < MOST ? await keepFile(site.files, 'photo', file) : 'too-many'
    if (typeof read === 'string') faults.push({ field: 'photo', text: refusedText(read, file.name) })
    else if (
      read.displaySha256 !== null &&
      !pieces.some(({ originalSha256 }) => originalSha256 === read.originalSha256)
    )
      pieces.push({ originalSha256: read.originalSha256, displaySha256: read.displaySha256, name: read.name })
  }
  const options = pieces.map((piece, at) => ({
    value: keptText(hand, owner, piece),
    label: piece.name || words.keptNth(at + 1),
  }))
  return { pieces, faults, options }
}

const handOf = ({ var: { site } }: Ctx): Hand => ({
  sign: (text) => site.keys.sign(PURPOSE, text),
  verify: (text, mac) => site.keys.verify(PURPOSE, text, mac),
})
