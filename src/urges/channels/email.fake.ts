import { createServer, type Socket } from 'node:net'

export interface Mail {
  from: string
  to: string
  id: string
  subject: string
  text: string
}

export interface FakeMailServer {
  port: number
  /** Each mail once: like any mailbox that knows a Message-ID again, it keeps the first. */
  kept: Map<string, Mail>
  /** Every sending, the repeated ones too. */
  taken: string[]
  /** Told after a mail was taken and before it is acknowledged. */
  onTaken: ((mail: Mail) => void | Promise<void>) | undefined
  /** Instead of taking the next mails it says this, e.g. '451 try later'. */
  refusal: string | undefined
  close(): Promise<void>
}

/** A mail server that speaks enough SMTP (RFC 5321) to be sent to, on a free port of this machine. */
export async function fakeMailServer(): Promise<FakeMailServer> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)).on('error', () => {}))
    converse(socket, fake)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const fake: FakeMailServer = {
    port: (server.address() as { port: number }).port,
    kept: new Map(),
    taken: [],
    onTaken: undefined,
    refusal: undefined,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
  return fake
}

function converse(socket: Socket, fake: FakeMailServer): void {
  let rest = ''
  let data: string[] | undefined
  let from = ''
  let to = ''
  const say = (line: string) => socket.writable && socket.write(`${line}\r\n`)
  const end = async () => {
    const mail = readMail(data ?? [], from, to)
    data = undefined
    if (fake.refusal) return say(fake.refusal)
    fake.taken.push(mail.id)
    if (!fake.kept.has(mail.id)) fake.kept.set(mail.id, mail)
    await fake.onTaken?.(mail)
    return say(`250 2.0.0 queued as ${fake.taken.length}`)
  }
  const obey = (line: string): unknown => {
    if (data && line !== '.') return data.push(line.replace(/^\.\./, '.'))
    if (data) return end()
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'EHLO') return say('250-fake\r\n250-8BITMIME\r\n250 SMTPUTF8')
    if (verb === 'MAIL') from = /<(.*?)>/.exec(line)?.[1] ?? ''
    if (verb === 'RCPT') to = /<(.*?)>/.exec(line)?.[1] ?? ''
    if (verb === 'DATA') {
      data = []
      return say('354 go on')
    }
    if (verb === 'QUIT') {
      say('221 bye')
      return socket.end()
    }
    return say('250 ok')
  }
  say('220 fake ESMTP')
  socket.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) obey(line)
  })
}

function readMail(lines: readonly string[], from: string, to: string): Mail {
  const blank = lines.indexOf('')
  const heads = lines
    .slice(0, blank)
    .join('\n')
    .replace(/\n[ \t]+/g, ' ')
  const head = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(heads)?.[1] ?? ''
  const body = lines.slice(blank + 1).join('\n')
  const encoding = head('Content-Transfer-Encoding').toLowerCase()
  return {
    from,
    to,
    id: head('Message-ID'),
    subject: wordsOf(head('Subject')),
    text: encoding === 'base64' ? Buffer.from(body, 'base64').toString() : encoding ? quoted(body) : body,
  }
}

const quoted = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString()

/** RFC 2047 */
const wordsOf = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?(b|q)\?(.*?)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString() : quoted(word.replaceAll('_', ' ')),
    )
