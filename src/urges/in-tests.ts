import { onTestFinished } from 'vitest'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { demoTown } from '#demo-town/in-tests.ts'
import type { DemoName } from '#demo-town/people.ts'
import { at } from '#platform/days.rules.ts'
import { fakeMailServer } from './channels/email.fake.ts'
import { fakeGateway } from './channels/gateway.fake.ts'
import { noContact, recordContact } from './contacts.store.ts'
import { planUrges } from './plan.ts'
import { sendUrges } from './send.ts'
import type { ChannelSettings } from './settings.rules.ts'
import { recordChannels } from './settings.store.ts'

const nobody = '00000000-0000-0000-0000-000000000001'

/** 苏店镇 with a small campaign that every village owes in, real local takers for what goes out, and a clock to turn. */
export async function urgedTown({ as = 'officer' as DemoName | null } = {}) {
  const [mails, gateway] = [await fakeMailServer(), await fakeGateway()]
  onTestFinished(async () => {
    await mails.close()
    await gateway.close()
  })
  const town = await demoTown({ as })
  const campaign = await smallCampaign(town, at('2023-06-03'))
  const channels: ChannelSettings = {
    email: {
      host: '127.0.0.1',
      port: mails.port,
      security: 'plain',
      user: '',
      password: '',
      from: 'office@sudian.example',
    },
    sms: { url: `${gateway.url}/sms`, token: 'a token', signature: '苏店镇' },
    webhook: { kind: 'dingtalk', url: `${gateway.url}/robot/send?access_token=1`, secret: 'SEC1' },
  }
  const { db, parts } = town
  const townId = town.town.id
  // the first week was over before the campaign was issued
  await db
    .updateTable('campaign_standing')
    .set({ stage: 'accepted' })
    .where('town_id', '=', townId)
    .where('period', '=', 1)
    .execute()
  return {
    ...town,
    campaign,
    mails,
    gateway,
    channels,
    setChannels: (some: ChannelSettings) => recordChannels(db, townId, parts.keys, some, { by: null, now: town.now }),
    setContact: (unit: string, contact: Partial<Parameters<typeof recordContact>[2]>) => {
      const { id } = campaign.unitNamed(unit)
      return recordContact(db, townId, { ...noContact(id), ...contact }, { by: nobody, now: town.now })
    },
    /** What the job does at this time. */
    async runAt(day: string, time = '09:00') {
      const now = () => at(day, time)
      await planUrges(db, town.town, parts.keys, now())
      await sendUrges({ db, keys: parts.keys, town: town.town, now, serverNow: now })
    },
    smsTexts: () =>
      [...gateway.kept.values()].filter(({ path }) => path === '/sms').map(({ body }) => String(body.text)),
    setPhone: (unit: string, contact_phone: string) =>
      db.updateTable('unit').set({ contact_phone }).where('town_id', '=', townId).where('name', '=', unit).execute(),
    urges: () => db.selectFrom('urge').selectAll().where('town_id', '=', townId).execute(),
    messages: () => db.selectFrom('urge_message').selectAll().where('town_id', '=', townId).execute(),
  }
}
