import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { projectRoot } from '#platform/postgres/migrate.ts'
import { strangeIn } from './plain-text.ts'
import type { DocumentProblem, DocumentRead } from './problems.ts'

const longest = 10_000
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 }
/** A red head in a text box; longer boxes are pictures' captions and drawings. */
const boxAtMost = 200

const utf16 = (name: string) => Buffer.from(name, 'utf16le')

/** Old Word, and what else shares its wrapping: a locked .docx, old tables and slides. */
export async function readDoc(bytes: Uint8Array): Promise<DocumentRead> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.includes(utf16('EncryptedPackage'))) return { problem: 'locked' }
  if (!file.includes(utf16('WordDocument'))) return { problem: 'kind' }
  if (isEncrypted(file)) return { problem: 'locked' }
  const words = await extracted(bytes)
  if (typeof words === 'string') return { problem: words }
  const boxes = words.boxes.trim().length <= boxAtMost ? words.boxes.trim() : ''
  const text = [boxes, words.body].filter(Boolean).join('\n')
  if (strangeIn(text)) return { problem: 'broken' }
  return { text, kind: 'doc' }
}

/** The file information block: magic 0xA5EC, and fEncrypted in the flags ten bytes on ([MS-DOC] 2.5.2). */
function isEncrypted(file: Buffer): boolean {
  for (let at = 512; at + 12 <= file.length; at += 512)
    if (file.readUInt16LE(at) === 0xa5ec) return (file.readUInt16LE(at + 10) & 0x0100) !== 0
  return false
}

function extracted(bytes: Uint8Array): Promise<{ body: string; boxes: string } | DocumentProblem> {
  const thread = new Worker(join(projectRoot(), 'src/campaign/notice/paper/doc-worker.mjs'), {
    workerData: bytes,
    resourceLimits,
    stdout: true,
    stderr: true,
  })
  return new Promise((resolve) => {
    const end = (answer: { body: string; boxes: string } | DocumentProblem) => {
      clearTimeout(limit)
      resolve(answer)
      void thread.terminate()
    }
    const limit = setTimeout(() => end('broken'), longest)
    thread.on('message', end)
    thread.on('error', () => end('broken'))
    thread.on('exit', () => end('broken'))
  })
}
