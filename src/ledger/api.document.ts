import { z } from 'zod'
import { MOST_LIMIT, USUAL_LIMIT } from './api.rules.ts'
import { many, one, schemas } from './api.schemas.ts'
import { apiWords as words } from './api.words.ts'

interface Described {
  path: string
  of: keyof typeof schemas
  single?: true
}

const PLACE = '#/components/schemas/'

/** OpenAPI 3.1 (its schemas are JSON Schema 2020-12), made from the schemas that type the answers. */
export function openApiOf(endpoints: readonly Described[], { server, town }: { server: string; town: string }) {
  return {
    openapi: '3.1.0',
    info: { title: words.title(town), version: '1', description: words.description },
    servers: [{ url: server }],
    security: [{ token: [] }],
    paths: Object.fromEntries(
      endpoints.map((endpoint) => [endpoint.path.replace(/:(\w+)/g, '{$1}'), { get: operationOf(endpoint) }]),
    ),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: words.security } },
      schemas: components(),
    },
  }
}

/** Page is what many come in. */
const nameOf = ({ of, single }: Described): string => (single ? `One${of}` : `${of}Page`)

function components(): Record<string, object> {
  const registry = z.registry<{ id: string }>()
  for (const [name, schema] of Object.entries(schemas)) registry.add(schema, { id: name })
  for (const [name, schema] of Object.entries(schemas)) {
    if (name === 'Error') continue
    registry.add(one(schema), { id: nameOf({ path: '', of: name as keyof typeof schemas, single: true }) })
    registry.add(many(schema), { id: nameOf({ path: '', of: name as keyof typeof schemas }) })
  }
  const made = z.toJSONSchema(registry, { uri: (id) => `${PLACE}${id}` }).schemas
  return Object.fromEntries(
    Object.entries(made).map(([name, { $id: _id, $schema: _schema, ...schema }]) => [name, schema]),
  )
}

function operationOf(endpoint: Described) {
  const { path, of, single } = endpoint
  const inCampaign = path.includes(':campaign')
  const problem = (description: string) => ({ description, content: jsonOf('Error') })
  return {
    operationId: `get${nameOf(endpoint)}`,
    summary: single ? words.one(words.summaries[of]) : words.summaries[of],
    parameters: [
      ...(inCampaign
        ? [{ name: 'campaign', in: 'path', required: true, description: words.params.campaign, schema: uuid }]
        : []),
      ...(single ? [] : paging),
      { name: 'If-None-Match', in: 'header', description: words.params.match, schema: { type: 'string' } },
    ],
    responses: {
      200: { description: words.answers.ok, headers: { ETag: { schema: text } }, content: jsonOf(nameOf(endpoint)) },
      304: { description: words.answers.same },
      ...(single ? {} : { 400: problem(words.answers.wrong) }),
      401: problem(words.answers.token),
      ...(inCampaign ? { 404: problem(words.answers.none) } : {}),
      429: problem(words.answers.many),
    },
  }
}

const text = { type: 'string' }
const uuid = { type: 'string', format: 'uuid' }
const jsonOf = (name: string) => ({ 'application/json': { schema: { $ref: `${PLACE}${name}` } } })
const paging = [
  {
    name: 'limit',
    in: 'query',
    description: words.params.limit,
    schema: { type: 'integer', minimum: 1, maximum: MOST_LIMIT, default: USUAL_LIMIT },
  },
  { name: 'after', in: 'query', description: words.params.after, schema: text },
]
