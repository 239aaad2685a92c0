import { canKeep, dropFile, type KeptFile, keepFile, listFiles, newKey } from '../../browser/kept.ts'
import { shrink } from '../../browser/shrink.ts'
import { giveUp } from '../../browser/tus.ts'

/** Where files go that are sent in pieces and kept on the phone meanwhile. Plain values: they travel in the page. */
export interface Resume {
  scope: string
  action: string
  /** The form that has to arrive before them. */
  after?: string | undefined
  /** Chosen is sent: there is no button to press. */
  atOnce?: boolean | undefined
}

export interface Chosen {
  name: string
  content: Blob
  /** Its copy that outlives this page; absent where the phone has no room for one. */
  kept: KeptFile | null
}

const contentOf = ({ content, type }: KeptFile): Blob =>
  content instanceof Blob ? content : new Blob([content], { type })

/** What was chosen on this page before it was closed, or pushed out by the camera. */
export const chosenBefore = async (resume: Resume, kind: string): Promise<Chosen[]> => {
  if (!(await canKeep())) return []
  const files = await listFiles(resume.scope)
  return files
    .filter((file) => file.action === resume.action && file.kind === kind)
    .map((kept) => ({ name: kept.name, content: contentOf(kept), kept }))
}

export const choose = async (file: File, kind: string, resume: Resume | undefined): Promise<Chosen> => {
  const { name, type, content } = await shrink(file)
  const chosen: Chosen = { name, content, kept: null }
  if (!resume || !(await canKeep())) return chosen
  const kept: KeptFile = {
    key: newKey(),
    scope: resume.scope,
    action: resume.action,
    after: resume.after || '',
    kind,
    name,
    type,
    content,
    pressed: resume.atOnce === true,
    location: '',
    savedAt: Date.now(),
  }
  try {
    await keepFile(kept)
    chosen.kept = kept
  } catch {
    // No room, or a browser that keeps no files: it is sent from this page or not at all.
  }
  return chosen
}

export const press = async (chosen: readonly Chosen[]): Promise<void> => {
  for (const { kept } of chosen) if (kept) await keepFile(Object.assign(kept, { pressed: true }))
}

/** `arrived`: by another way, so the server has nothing to give up. */
export const letGo = async (chosen: readonly Chosen[], arrived = false): Promise<void> => {
  for (const { kept } of chosen) {
    if (!kept) continue
    await dropFile(kept.key)
    if (!arrived) giveUp(kept.location)
  }
}
