import { get, type Route, readers } from '#people/access.ts'
import { liveStream } from '#platform/live/live.ts'

/** Tells the desk's open pages that something in the town moved; what they may see they fetch themselves. */
export const liveRoutes: Route[] = [get('/office/live', readers, (c) => liveStream(c, c.var.town.id))]
