import { keepFile } from '#campaign/evidence.reading.ts'
import type { EvidenceWritten } from '#campaign/evidence.store.ts'
import { refusedText } from '#campaign/evidence.words.ts'
import type { FileStore } from '#platform/files/store.ts'
import type { Problem } from '#platform/html/form.tsx'
import type { FormInput } from '#platform/http/form.ts'

const MOST = 9

/** Pictures of a form by the name `photo`. Nothing points at what is kept yet: an orphan is harmless. */
export async function keepPhotos(
  store: FileStore,
  form: FormInput,
): Promise<{ pieces: EvidenceWritten[]; faults: Problem[] }> {
  const kept: { pieces: EvidenceWritten[]; faults: Problem[] } = { pieces: [], faults: [] }
  // One after the other: decoding is what costs memory.
  for (const [index, file] of form.files('photo').entries()) {
    const read = index < MOST ? await keepFile(store, 'photo', file) : 'too-many'
    if (typeof read === 'string') kept.faults.push({ field: 'photo', text: refusedText(read, file.name) })
    else kept.pieces.push(read)
  }
  return kept
}
