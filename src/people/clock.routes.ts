import { tell } from '#platform/live/live.ts'
import { director, post, type Route } from './access.ts'
import { recordAct } from './audit.store.ts'
import { clockTopic } from './clock-watch.ts'
import { once } from './once.ts'

export const clockRoutes: Route[] = [
  /** Whoever compared it answers for it: what was held up since it leapt goes on. */
  post('/office/clock/confirmations', director, (c) =>
    once(c, '/office', async (tx) => {
      await recordAct(tx, c, { act: 'clock.confirm', subject: 'clock' })
      await tell(tx, clockTopic)
      c.var.site.clock.confirm?.()
    }),
  ),
]
