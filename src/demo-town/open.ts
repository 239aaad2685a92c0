import type { Parts } from '#people/site.ts'
import { findTown } from '#people/town.store.ts'
import type { Db } from '#platform/db.ts'
import { tokenOf } from '#units/holder.ts'
import { recordLink } from '#units/links.store.ts'
import { seedCampaign } from './campaign.seed.ts'
import { seedHazards } from './hazards.seed.ts'
import { seedMonth } from './month.seed.ts'
import { accountWords } from './open.words.ts'
import { type DemoName, demoPassword, demoPeople } from './people.ts'
import { demoNow, seedTowns } from './seed.ts'
import { seedSubmissions } from './submissions.seed.ts'
import { sudian } from './towns.ts'

/** The demo town as somebody finds it who starts Anyue for the first time: on 10 June, in the middle of its month. */
export async function seedDemo({ db, files, keys }: Parts): Promise<void> {
  await seedTowns(db)
  const town = (await findTown(db, sudian.slug))!
  const officer = await idOf(db, town.id, 'officer')
  await seedCampaign(db, files, town.id, officer)
  await seedSubmissions(db, files, town.id, demoNow)
  await seedMonth(db, town.id, officer, demoNow)
  await seedHazards(files, { db, keys, town, officer, director: await idOf(db, town.id, 'director') })
  await recordLink(db, town.id, (await unitShown(db, town.id))!.id, null)
}

export async function waysIn({ db, keys }: Parts) {
  const town = await findTown(db, sudian.slug)
  const unit = town && (await unitShown(db, town.id))
  const link = unit?.linkId
  return {
    logins: (Object.keys(demoPeople) as DemoName[]).map((name) => ({
      username: demoPeople[name].username,
      what: accountWords[name],
    })),
    password: demoPassword,
    ...(town && link ? { unitPath: `/u/${tokenOf(keys, town.id, link)}` } : {}),
  }
}

/** The village whose page is shown first, with the link that its poster bears. */
const unitShown = (db: Db, townId: string): Promise<{ id: string; linkId: string | null } | undefined> =>
  db
    .selectFrom('unit')
    .leftJoin('unit_link as link', (join) =>
      join
        .onRef('link.town_id', '=', 'unit.town_id')
        .onRef('link.unit_id', '=', 'unit.id')
        .on('link.voided_at', 'is', null),
    )
    .where('unit.town_id', '=', townId)
    .where('unit.name', '=', demoPeople.liaison.unit)
    .select(['unit.id', 'link.id as linkId'])
    .orderBy('link.id')
    .limit(1)
    .executeTakeFirst()

async function idOf(db: Db, townId: string, who: DemoName): Promise<string> {
  const { id } = await db
    .selectFrom('person')
    .where('town_id', '=', townId)
    .where('username', '=', demoPeople[who].username)
    .select('id')
    .executeTakeFirstOrThrow()
  return id
}
