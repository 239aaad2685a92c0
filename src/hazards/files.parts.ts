import { createHash } from 'node:crypto'
import { randomToken } from '#platform/keys.ts'
import type { FileKind } from './files.rules.ts'

/**
 * Files of reporters that are on their way in pieces. They lie in memory only, so that nothing in clear ever touches a
 * disk; whoever's line breaks goes on from there, and a restart of the app lets them begin anew.
 */
export interface Part {
  id: string
  townId: string
  reportId: string
  kind: FileKind
  size: number
  sha256: string | null
  chunks: Buffer[]
  at: number
  /** Who writes: a phone that comes back goes before its own connection that hangs half open. */
  writer: number
  touched: number
  /** Empty while it is not whole; then 'kept', or why not. */
  outcome: string
}

const MOST_BYTES = 200_000_000
const MOST_OF_REPORT = 4
const QUIET_MS = 15 * 60_000
const parts = new Map<string, Part>()

type Begun = Pick<Part, 'townId' | 'reportId' | 'kind' | 'size' | 'sha256'>

/** Nothing when there is no room now: others are on their way. */
export function beginPart(begun: Begun, now = Date.now()): Part | undefined {
  dropQuiet(now)
  const open = [...parts.values()].filter(({ outcome }) => outcome === '')
  const held = open.reduce((all, { size }) => all + size, 0)
  const own = open.filter(({ reportId }) => reportId === begun.reportId).length
  if (held + begun.size > MOST_BYTES || own >= MOST_OF_REPORT) return undefined
  const part: Part = { ...begun, id: randomToken(), chunks: [], at: 0, writer: 0, touched: now, outcome: '' }
  parts.set(part.id, part)
  return part
}

export function findPart(townId: string, id: string, now = Date.now()): Part | undefined {
  dropQuiet(now)
  const part = parts.get(id)
  if (part?.townId !== townId) return undefined
  part.touched = now
  return part
}

function dropQuiet(now: number): void {
  for (const [id, { touched }] of parts) if (now - touched > QUIET_MS) parts.delete(id)
}

/** Takes what comes until it ends or breaks off: whatever came is kept. @returns false when more came than was announced */
export async function appendTo(part: Part, body: ReadableStream<Uint8Array> | null): Promise<boolean> {
  const reader = body?.getReader()
  part.writer += 1
  const mine = part.writer
  for (;;) {
    const read = await reader?.read().catch(() => undefined)
    if (!read?.value) return true
    if (part.writer !== mine || part.at + read.value.length > part.size) {
      await reader?.cancel().catch(() => {})
      return part.writer !== mine
    }
    part.chunks.push(Buffer.from(read.value))
    part.at += read.value.length
  }
}

/** All of it; undefined when these are not the bytes that the phone has, and then it begins anew. */
export function wholeOf(part: Part): Buffer | undefined {
  const bytes = Buffer.concat(part.chunks)
  part.chunks = []
  if (part.sha256 === null || createHash('sha256').update(bytes).digest('hex') === part.sha256) return bytes
  part.at = 0
  return undefined
}

export const dropPart = (id: string): void => void parts.delete(id)
