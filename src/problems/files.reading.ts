import { keepFile } from '#campaign/evidence.reading.ts'
import type { EvidenceWritten } from '#campaign/evidence.store.ts'
import { refusedText } from '#campaign/evidence.words.ts'
import type { FileStore } from '#platform/files/store.ts'
import type { Problem } from '#platform/html/form.tsx'
import type { FormInput } from '#platform/http/form.ts'
import { MOST_FILES } from './problems.rules.ts'
import { problemWords } from './problems.words.ts'

const kinds = ['photo', 'file'] as const

/** Reads every file of the form. Nothing points at what is kept yet: an orphan is harmless. */
export async function keepProblemFiles(
  store: FileStore,
  form: FormInput,
): Promise<{ pieces: EvidenceWritten[]; faults: Problem[] }> {
  const sent = kinds.flatMap((kind) => form.files(kind).map((file) => ({ kind, file })))
  if (sent.length > MOST_FILES) return { pieces: [], faults: [{ field: 'photo', text: problemWords.tooMany }] }
  const pieces: EvidenceWritten[] = []
  const faults: Problem[] = []
  // One after the other: decoding is what costs memory.
  for (const { kind, file } of sent) {
    const kept = await keepFile(store, kind, file)
    if (typeof kept === 'string') faults.push({ field: kind, text: refusedText(kept, file.name) })
    else pieces.push(kept)
  }
  return { pieces, faults }
}
