import { createServer } from 'node:http'

export interface Posted {
  path: string
  query: URLSearchParams
  key: string
  authorization: string
  body: { to?: string; text?: string | { content: string }; id?: string; msgtype?: string; signature?: string }
}

export interface FakeGateway {
  url: string
  /** Each message once, by its Idempotency-Key, as a gateway that honours it keeps them. */
  kept: Map<string, Posted>
  /** Every sending, the repeated ones too. */
  taken: string[]
  /** Told after a message was taken and before it is acknowledged. */
  onTaken: ((posted: Posted) => void | Promise<void>) | undefined
  /** Instead of taking the next ones it answers this. */
  refusal: { status: number; body: unknown } | undefined
  close(): Promise<void>
}

/** A gateway for text messages, and the bots of WeCom and DingTalk, on a free port of this machine. */
export async function fakeGateway(): Promise<FakeGateway> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const url = new URL(request.url ?? '/', 'http://fake')
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (fake.refusal) return answer(fake.refusal.status, fake.refusal.body)
    const posted: Posted = {
      path: url.pathname,
      query: url.searchParams,
      key: String(request.headers['idempotency-key'] ?? ''),
      authorization: request.headers.authorization ?? '',
      body: JSON.parse(Buffer.concat(chunks).toString()),
    }
    fake.taken.push(posted.key)
    if (!fake.kept.has(posted.key)) fake.kept.set(posted.key, posted)
    await fake.onTaken?.(posted)
    return answer(200, url.pathname === '/sms' ? { id: `sms-${fake.taken.length}` } : { errcode: 0, errmsg: 'ok' })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const fake: FakeGateway = {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    kept: new Map(),
    taken: [],
    onTaken: undefined,
    refusal: undefined,
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
  return fake
}
