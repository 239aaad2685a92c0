import { scrypt } from 'node:crypto'
import type { Keys } from '#platform/keys.ts'
import { digitsOf } from './receipts.rules.ts'

/** Of the form's own key: the same form sent again, after a lost answer or a crash, is the same receipt, and no row says so. */
export const receiptOf = (keys: Keys, townId: string, formKey: string): string =>
  digitsOf(Buffer.from(keys.sign('hazard-receipt', `${townId}:${formKey}`), 'base64url'))

/**
 * 119 bits cannot be guessed however fast; what this costs is paid by whoever tries a leaked database, and by the town for
 * each report. Up to 2026-11-29 it was four times as much, half of all that a report took: those are still found.
 */
const COST = { N: 2 ** 10, r: 8, p: 1 }
const COST_BEFORE = { ...COST, N: 2 ** 12 }
const BYTES = 32

/** What a report is found by. The town's pepper lies outside the database. */
export const lookupOf = (keys: Keys, townId: string, digits: string): Promise<Buffer> =>
  hash(keys, townId, digits, COST)

/** Every way in which it may stand in the database, the newest first. */
export async function* lookupsOf(keys: Keys, townId: string, digits: string): AsyncGenerator<Buffer> {
  for (const cost of [COST, COST_BEFORE]) yield await hash(keys, townId, digits, cost)
}

function hash(keys: Keys, townId: string, digits: string, cost: typeof COST): Promise<Buffer> {
  const pepper = keys.sign('hazard-receipt-pepper', townId)
  return new Promise((resolve, reject) => {
    scrypt(digits, pepper, BYTES, cost, (error, found) => (error ? reject(error) : resolve(found)))
  })
}
