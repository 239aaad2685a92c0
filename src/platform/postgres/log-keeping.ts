import type pg from 'pg'
import { log } from '../log.ts'
import { isTooShort, keptDays } from './log-keeping.rules.ts'

/** Of the embedded server, whose settings somebody may have altered (ALTER SYSTEM wins over ours): says so in the log. */
export async function warnOfShortLogs(pool: Pick<pg.Pool, 'query'>, say = log): Promise<boolean> {
  const asked = `select current_setting('log_filename') as filename,
    current_setting('log_truncate_on_rotation')::boolean as truncates`
  const rotation = (await pool.query(asked)).rows[0]
  const short = isTooShort(rotation)
  if (short)
    say.warn({ ...rotation, days: keptDays(rotation) }, 'the database keeps its own log for less than 180 days')
  return short
}
