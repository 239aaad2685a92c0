import { get, type Route } from '#people/access.ts'
import { redirect } from '#people/once.ts'
import { originOf } from '#people/passkeys.ts'
import { fileAnswer } from '#platform/files/serving.ts'
import { unitKeeper } from '#units/holder.ts'
import { hotlinePosterPdf } from './hotline-posters.ts'
import { enterpriseOf } from './own-channels.routes.tsx'
import { findChannel } from './own-channels.store.ts'
import { ownPosterWords as words } from './own-posters.words.ts'

/** More does not fit beside the promise that nobody's name is asked. */
const MOST_PRINTED = 60

export const ownPosterRoutes: Route[] = [
  get('/u/:unit/own-channel/poster.pdf', unitKeeper, async (c) => {
    const { db, town, base } = c.var
    const { unit, ref } = enterpriseOf(c)
    const channel = await findChannel(db, town.id, unit.id)
    if (!channel) return redirect(c, `/u/${ref}/own-channel`)
    const { reward, readerName, readerPhone } = channel
    const printed = reward === '' ? words.noReward : reward.length > MOST_PRINTED ? words.long : reward
    const bytes = await hotlinePosterPdf({
      title: words.file(unit.name),
      town,
      typed: `${originOf(c)}${base}/hazards`.replace(/^https?:\/\//, ''),
      words: { ...words.paper, promises: [{ head: words.reward, text: printed }, words.secret] },
      posters: [
        {
          name: unit.name,
          phones: [readerPhone],
          hours: words.reader(readerName),
          address: `${originOf(c)}${base}/hazards/new?unit=${unit.id}&own=1`,
        },
      ],
    })
    return fileAnswer(bytes, { mediaType: 'application/pdf', saveAs: words.file(unit.name) })
  }),
]
