import { type Ctx, isOffice } from '#people/access.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import { dayWords } from '#platform/html/words.ts'
import { isId } from '#platform/ids.ts'
import { batchIn } from './batches.routes.tsx'
import { flagOf } from './batches.rules.ts'
import type { Campaign } from './campaign.types.ts'
import { findRunningCampaign, findShownCampaign } from './campaigns.store.ts'
import type { ReturnGiven } from './reviews.judge.views.tsx'
import { canWithdraw, readCase } from './reviews.reading.ts'
import { type Only, onlyIn } from './reviews.rules.ts'
import type { SeveralGiven } from './reviews.several.views.tsx'
import { listQueue, type Waiting } from './reviews.store.ts'
import { type Done, ReviewPage } from './reviews.views.tsx'
import { reviewWords as words } from './reviews.words.ts'
import { photosMissing } from './unit-page.views.tsx'

export const photoOf = (c: Ctx): number => Number(c.req.query('photo')) || 1

export const onlyOf = (c: Ctx): Only | undefined => onlyIn(c.req.query('only'))

/** What waits, as far as the address asks for it. */
export const queueOf = async (c: Ctx, db: Db): Promise<Waiting[]> =>
  narrow(await wholeQueueOf(c, db, await findRunningCampaign(db, c.var.town.id)), onlyOf(c))

const wholeQueueOf = async (c: Ctx, db: Db, campaign: Campaign | undefined): Promise<Waiting[]> =>
  campaign && !campaign.closedAt ? listQueue(db, c.var.town.id, campaign.id) : []

const narrow = (queue: Waiting[], only: Only | undefined): Waiting[] =>
  only ? queue.filter((one) => isFlagged(one) === (only === 'flagged')) : queue

const isFlagged = (one: Waiting): boolean => flagOf({ ...one, missing: photosMissing(one) }) !== undefined

/** The queue with one report in hand, the first where none is named; a refused form is shown again with what was in it. */
export async function reviewPage(
  c: Ctx,
  db: Db,
  id: string | undefined,
  refused: { given?: ReturnGiven; several?: SeveralGiven } = {},
): Promise<Response> {
  const { town, viewer, now } = c.var
  const campaign = await findShownCampaign(db, town.id)
  const whole = await wholeQueueOf(c, db, campaign)
  const queue = narrow(whole, onlyOf(c))
  const inHand = id ?? queue[0]?.submissionId
  const { given, several } = refused
  const all = c.req.query('all') === '1'
  const one = inHand ? await readCase(db, town.id, inHand) : undefined
  const view = (
    <ReviewPage
      queue={queue}
      counts={{ all: whole.length, flagged: narrow(whole, 'flagged').length }}
      one={one}
      photo={photoOf(c)}
      watches={!isOffice(viewer) || (one !== undefined && one.assignment.closedAt !== null)}
      over={overDay(campaign)}
      given={given}
      several={several ?? { chosen: all ? queue.map(({ submissionId }) => submissionId) : [], problems: [] }}
      done={await doneOf(c, db)}
      batch={await batchIn(c, db)}
      now={now}
    />
  )
  return page(c, view, given || several ? 422 : 200)
}

const overDay = (campaign: Campaign | undefined): string | undefined =>
  campaign?.closedAt ? dayWords.day(dayOf(campaign.closedAt)) : undefined

const told = ['accepted', 'returned', 'withdrawn'] as const

/** What was done on the page before, named in the address. */
async function doneOf(c: Ctx, db: Db): Promise<Done | undefined> {
  const act = told.find((one) => c.req.query(one) !== undefined)
  const id = act && c.req.query(act)
  const one = isId(id) ? await readCase(db, c.var.town.id, id) : undefined
  if (!act || !one) return undefined
  return { text: words[act](one.unit.name), withdraw: canWithdraw(one) ? one.submission.id : undefined }
}
