import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { sha256 } from '#platform/keys.ts'

export interface SecondFactor {
  /** Sealed; null until confirmed. */
  secret: Buffer | null
  codesLeft: number
  passkeys: number
}

export async function findSecondFactor(db: Db, townId: string, personId: string): Promise<SecondFactor> {
  const row = await db
    .selectFrom('person')
    .select(['totp_secret as secret', 'totp_confirmed_at as confirmedAt'])
    .select((query) => [
      query
        .selectFrom('person_recovery_code as code')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .where('code.town_id', '=', townId)
        .where('code.person_id', '=', personId)
        .where('code.used_at', 'is', null)
        .as('codesLeft'),
      query
        .selectFrom('person_passkey as passkey')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .where('passkey.town_id', '=', townId)
        .where('passkey.person_id', '=', personId)
        .as('passkeys'),
    ])
    .where('town_id', '=', townId)
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  return {
    secret: row.confirmedAt ? row.secret : null,
    codesLeft: row.codesLeft ?? 0,
    passkeys: row.passkeys ?? 0,
  }
}

export interface NewSecondFactor {
  sealedSecret: Buffer
  step: number
  recoveryCodes: readonly string[]
}

/** Replaces whatever there was: old secret and old recovery codes stop working. */
export async function recordSecondFactor(
  db: Db,
  townId: string,
  personId: string,
  factor: NewSecondFactor,
  now: Date,
): Promise<void> {
  await db
    .updateTable('person')
    .set({ totp_secret: factor.sealedSecret, totp_confirmed_at: now, totp_last_step: factor.step })
    .where('town_id', '=', townId)
    .where('id', '=', personId)
    .execute()
  await dropRecoveryCodes(db, townId, personId)
  await db
    .insertInto('person_recovery_code')
    .values(
      factor.recoveryCodes.map((code) => ({
        town_id: townId,
        id: newId(),
        person_id: personId,
        code_hash: sha256(code),
        created_at: now,
      })),
    )
    .execute()
}

export async function dropSecondFactor(db: Db, townId: string, personId: string): Promise<void> {
  await db
    .updateTable('person')
    .set({ totp_secret: null, totp_confirmed_at: null, totp_last_step: null })
    .where('town_id', '=', townId)
    .where('id', '=', personId)
    .execute()
  await dropRecoveryCodes(db, townId, personId)
  await db.deleteFrom('person_passkey').where('town_id', '=', townId).where('person_id', '=', personId).execute()
}

const dropRecoveryCodes = (db: Db, townId: string, personId: string) =>
  db.deleteFrom('person_recovery_code').where('town_id', '=', townId).where('person_id', '=', personId).execute()

/** Takes a time step once: false when it, or a later one, was taken before. */
export async function takeStep(db: Db, townId: string, personId: string, step: number): Promise<boolean> {
  const taken = await db
    .updateTable('person')
    .set({ totp_last_step: step })
    .where('town_id', '=', townId)
    .where('id', '=', personId)
    .where((where) => where.or([where('totp_last_step', 'is', null), where('totp_last_step', '<', step)]))
    .returning('id')
    .executeTakeFirst()
  return taken !== undefined
}

/** Uses a recovery code up: false when there is no such code left. */
export async function takeRecoveryCode(
  db: Db,
  townId: string,
  personId: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const taken = await db
    .updateTable('person_recovery_code')
    .set({ used_at: now })
    .where('town_id', '=', townId)
    .where('person_id', '=', personId)
    .where('code_hash', '=', sha256(code))
    .where('used_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return taken !== undefined
}
