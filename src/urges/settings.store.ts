import type { Db } from '#platform/db.ts'
import type { Keys } from '#platform/keys.ts'
import type { Quiet } from './quiet.rules.ts'
import type { ChannelSettings } from './settings.rules.ts'

export interface Settings {
  quiet: Quiet
  leader: { name: string; phone: string; email: string }
  channels: ChannelSettings
  /** They were sealed with another secret, or for another town: nothing can be sent until they are given anew. */
  channelsLost: boolean
}

const SEAL = 'urge-channels'

/** What a town does until somebody sets it otherwise. */
const unset = { starts_at: '09:00', ends_at: '18:00', weekdays_off: [], days_off: [], channels: null }

export async function findSettings(db: Db, townId: string, keys: Keys): Promise<Settings> {
  const row = await db.selectFrom('urge_setting').selectAll().where('town_id', '=', townId).executeTakeFirst()
  const kept = row ?? { ...unset, leader_name: '', leader_phone: '', leader_email: '' }
  const channels = kept.channels ? openChannels(keys, townId, kept.channels) : {}
  return {
    quiet: {
      startsAt: kept.starts_at.slice(0, 5),
      endsAt: kept.ends_at.slice(0, 5),
      weekdaysOff: kept.weekdays_off,
      daysOff: kept.days_off,
    },
    leader: { name: kept.leader_name, phone: kept.leader_phone, email: kept.leader_email },
    channels: channels ?? {},
    channelsLost: channels === undefined,
  }
}

function openChannels(keys: Keys, townId: string, sealed: Buffer): ChannelSettings | undefined {
  try {
    const { town, ...channels } = JSON.parse(keys.open(SEAL, sealed)) as ChannelSettings & { town: string }
    return town === townId ? channels : undefined
  } catch {
    // the instance's secret was changed
    return undefined
  }
}

export async function recordQuiet(
  tx: Db,
  townId: string,
  { quiet, leader }: Pick<Settings, 'quiet' | 'leader'>,
  { by, now }: { by: string | null; now: Date },
): Promise<void> {
  const columns = {
    starts_at: quiet.startsAt,
    ends_at: quiet.endsAt,
    weekdays_off: [...quiet.weekdaysOff],
    days_off: [...quiet.daysOff],
    leader_name: leader.name,
    leader_phone: leader.phone,
    leader_email: leader.email,
    changed_by: by,
    changed_at: now,
  }
  await tx
    .insertInto('urge_setting')
    .values({ town_id: townId, ...columns })
    .onConflict((conflict) => conflict.column('town_id').doUpdateSet(columns))
    .execute()
}

export async function recordChannels(
  tx: Db,
  townId: string,
  keys: Keys,
  channels: ChannelSettings,
  { by, now }: { by: string | null; now: Date },
): Promise<void> {
  const columns = {
    channels: keys.seal(SEAL, JSON.stringify({ ...channels, town: townId })),
    changed_by: by,
    changed_at: now,
  }
  await tx
    .insertInto('urge_setting')
    .values({ town_id: townId, ...columns })
    .onConflict((conflict) => conflict.column('town_id').doUpdateSet(columns))
    .execute()
}

/** Whoever plans a town's day is alone at it: the row stands for the town, so that the town itself stays free. */
export async function lockPlanning(tx: Db, townId: string): Promise<void> {
  await tx
    .insertInto('urge_setting')
    .values({ town_id: townId })
    .onConflict((conflict) => conflict.column('town_id').doNothing())
    .execute()
  await tx.selectFrom('urge_setting').select('town_id').where('town_id', '=', townId).forUpdate().execute()
}
