import type { Ctx, Route } from '#people/access.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import { dayWords } from '#platform/html/words.ts'
import { type Holder, holderOf } from '#units/holder.ts'
import { findCampaign } from './campaigns.store.ts'
import { OverDeskPage, OverPage } from './closings.over.views.tsx'
import { CampaignClosed } from './closings.store.ts'
import { unitPage } from './unit-page.answer.ts'

/** Told to what sends by itself from a phone: not taken, kept there, and not tried again until somebody asks. */
const NOT_OPEN = 'not-open'

/** Acts on a campaign that is over are answered, whoever comes with them, and change nothing. */
export const whileOpen = (routes: readonly Route[]): Route[] =>
  routes.map((route) => ({
    ...route,
    async handle(c) {
      try {
        return await route.handle(c)
      } catch (error) {
        if (!(error instanceof CampaignClosed)) throw error
        return route.raw ? notOpen() : overPage(c, error.campaignId, 409)
      }
    },
  }))

/** To a program, without a page. */
const notOpen = (): Response =>
  new Response(null, {
    status: 410,
    headers: { [NOT_OPEN]: '1', 'tus-resumable': '1.0.0', 'cache-control': 'no-store' },
  })

/** 200 where somebody only looked, 409 where something was sent. */
export async function overPage(c: Ctx, campaignId: string, status: 200 | 409): Promise<Response> {
  const { db, town } = c.var
  const campaign = await findCampaign(db, town.id, campaignId)
  const day = campaign?.closedAt ? dayWords.day(dayOf(campaign.closedAt)) : ''
  // the office's own addresses admit nobody as a holder
  const holder: Holder | undefined = c.var.holder === undefined ? undefined : holderOf(c)
  const answer = holder
    ? await unitPage(c, <OverPage {...{ holder, day, town }} />, status)
    : await page(c, <OverDeskPage {...{ day, campaignId }} sent={status === 409} />, status)
  answer.headers.set(NOT_OPEN, '1')
  return answer
}
