import { createHash } from 'node:crypto'
import type { Campaign } from '#campaign/campaign.types.ts'
import { anyone, type Ctx, get, type Route } from '#people/access.ts'
import { openApiOf } from './api.document.ts'
import * as reading from './api.reading.ts'
import { type Page, type PageAsked, pageOf } from './api.rules.ts'
import type { schemas } from './api.schemas.ts'
import { problemAnswer, tokenHolder } from './api.tokens.ts'

export type SchemaName = keyof typeof schemas

interface Endpoint {
  path: string
  /** What one item of the answer is. */
  of: SchemaName
  /** One item, or pages of many. */
  single?: true
  /** It reads no more than the page that is asked for. */
  paged?: true
  read(c: Ctx, campaign: Campaign, asked: PageAsked): Promise<object> | object
}

const inCampaign = '/api/v1/campaigns/:campaign'

/** Every question that may be asked; routes and the OpenAPI document are both made from this. */
export const endpoints: readonly Endpoint[] = [
  { path: '/api/v1/town', of: 'Town', single: true, read: reading.readTown },
  { path: '/api/v1/units', of: 'Unit', read: reading.readUnits },
  { path: '/api/v1/campaigns', of: 'Campaign', read: reading.readCampaigns },
  { path: inCampaign, of: 'Campaign', single: true, read: reading.readCampaign },
  { path: `${inCampaign}/activities`, of: 'Activity', read: reading.readActivities },
  { path: `${inCampaign}/tasks`, of: 'Task', read: reading.readTasks },
  { path: `${inCampaign}/metrics`, of: 'Metric', read: reading.readMetrics },
  { path: `${inCampaign}/figures`, of: 'Figure', read: reading.readFigures },
  { path: `${inCampaign}/standings`, of: 'Standing', read: reading.readStandings },
  { path: `${inCampaign}/reports`, of: 'Report', paged: true, read: reading.readReports },
]

export const apiRoutes: Route[] = [
  get('/api/v1/openapi.json', anyone, (c) => {
    const origin = c.var.site.settings.publicUrl ?? new URL(c.req.url).origin
    return jsonAnswer(c, openApiOf(endpoints, { server: `${origin}${c.var.base}`, town: c.var.town.name }))
  }),
  ...endpoints.map((endpoint) => get(endpoint.path, tokenHolder, (c) => answerFrom(c, endpoint))),
]

async function answerFrom(c: Ctx, { path, single, paged, read }: Endpoint): Promise<Response> {
  const campaign = path.includes(':campaign') ? await reading.campaignOf(c) : undefined
  if (path.includes(':campaign') && !campaign) return problemAnswer(404, 'not-found')
  const { limit, after } = c.req.query()
  // Where the address names no campaign, nothing reads it.
  const found = await read(c, campaign as Campaign, { limit, after })
  const townId = c.var.town.id
  if (single) return jsonAnswer(c, { townId, item: found })
  const cut = paged ? (found as Page<object>) : pageOf(found as object[], { limit, after })
  return 'problem' in cut ? problemAnswer(400, cut.problem) : jsonAnswer(c, { townId, ...cut })
}

function jsonAnswer(c: Ctx, content: object): Response {
  const body = `${JSON.stringify(content)}\n`
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const headers = { etag, 'cache-control': 'private, no-cache', 'content-type': 'application/json' }
  const known = (c.req.header('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''))
  return known.includes(etag) || known.includes('*')
    ? new Response(null, { status: 304, headers })
    : new Response(body, { headers })
}
