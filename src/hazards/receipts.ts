import { scrypt } from 'node:crypto'
import type { Keys } from '#platform/keys.ts'
import { digitsOf } from './receipts.rules.ts'

/** Of the form's own key: the same form sent again, after a lost answer or a crash, is the same receipt, and no row says so. */
export const receiptOf = (keys: Keys, townId: string, formKey: string): string =>
  digitsOf(Buffer.from(keys.sign('hazard-receipt', `${townId}:${formKey}`), 'base64url'))

/** 119 bits cannot be guessed however fast; what this costs is paid by whoever tries a leaked database. */
const COST = { N: 2 ** 12, r: 8, p: 1 }
const BYTES = 32

/** What a report is found by. The town's pepper lies outside the database. */
export function lookupOf(keys: Keys, townId: string, digits: string): Promise<Buffer> {
  const pepper = keys.sign('hazard-receipt-pepper', townId)
  return new Promise((resolve, reject) => {
    scrypt(digits, pepper, BYTES, COST, (error, hash) => (error ? reject(error) : resolve(hash)))
  })
}
