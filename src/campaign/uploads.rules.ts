import { cleanText } from '#platform/http/form.ts'
import { type EvidenceKind, evidenceKinds } from './campaign.types.ts'
import { mostBytesOf, type RefusedWhy } from './evidence.rules.ts'

/** What a phone says of a file before it sends it. Pure. */
export interface UploadWish {
  kind: EvidenceKind
  name: string
  size: number
  clientKey: string
  /** Of the bytes, where the phone can reckon it. */
  sha256: string | null
}

export type WishProblem = 'unreadable' | 'too-big'

/** Purged hourly after this, so that no part lies here for more than a day. */
export const PART_HOURS = 23
/** As long as a form's key: for so long the same file sent again is known. */
export const KNOWN_DAYS = 30

/** Of one unit at a time: a month's photos fit, a disk does not fill. */
const MOST_OPEN = 60
const MOST_OPEN_BYTES = 400_000_000
const MOST_A_DAY = 500

export interface OpenUploads {
  open: number
  openBytes: number
  today: number
}

export const isOverQuota = ({ open, openBytes, today }: OpenUploads, size: number): boolean =>
  open >= MOST_OPEN || openBytes + size > MOST_OPEN_BYTES || today >= MOST_A_DAY

export function readWish(size: number | undefined, told: ReadonlyMap<string, string>): UploadWish | WishProblem {
  const kind = evidenceKinds.find((one) => one === told.get('kind'))
  const clientKey = told.get('client') ?? ''
  const sha256 = told.get('sha256') ?? null
  if (!kind || !size || !/^[\w-]{16,64}$/.test(clientKey)) return 'unreadable'
  if (sha256 !== null && !/^[0-9a-f]{64}$/.test(sha256)) return 'unreadable'
  if (size > mostBytesOf(kind)) return 'too-big'
  return { kind, name: cleanText(told.get('name') ?? '').slice(0, 200), size, clientKey, sha256 }
}

export type UploadOutcome = 'kept' | RefusedWhy
