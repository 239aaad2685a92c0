// What browsers never send and what somebody sends all the same: drawn by a seed, so that a failure can be had again.
import { Buffer } from 'node:buffer'
import {
  nastyCookies,
  nastyDays,
  nastyIds,
  nastyKeys,
  nastyNames,
  nastyNumbers,
  nastyQueries,
  nastyRanges,
  nastyTexts,
  nastyTypes,
} from './malformed.values.ts'

export type Draw = () => number

/** mulberry32: small, the same everywhere. */
export function drawing(seed: number): Draw {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const oneOf = <T>(draw: Draw, from: readonly T[]): T => from[Math.floor(draw() * from.length)]!

/** As a form was found on a page: where it is sent, and what stands in it. */
export interface Form {
  action: string
  multipart: boolean
  fields: [string, string][]
}

export interface Target {
  method: string
  path: string
  /** With every name in it filled in by something that is there. */
  address: string
  form?: Form | undefined
}

export interface Caller {
  cookie: string
  newKey(): string
}

/** A request as it goes over the line, and whether the line is shut half way. */
export interface Malformed {
  bytes: Buffer
  what: string
}

export function malformed(draw: Draw, target: Target, caller: Caller | undefined): Malformed {
  const headers: [string, string][] = []
  const what: string[] = [`${target.method} ${target.path}`]
  let { method } = target
  let place = target.address
  let body: Buffer | undefined
  if (method === 'POST' || method === 'PATCH') {
    const sent =
      method === 'POST'
        ? formBody(draw, target, caller, what)
        : { type: 'application/offset+octet-stream', body: bytesOf(draw, 2_000) }
    body = sent.body
    headers.push(['content-type', sent.type])
    if (method === 'PATCH')
      headers.push(
        ['upload-offset', oneOf(draw, ['0', '-1', 'x', '1e9', ...nastyNumbers])],
        ['tus-resumable', oneOf(draw, ['1.0.0', '9', ''])],
      )
    if (target.path.endsWith('/uploads'))
      headers.push(
        ['upload-length', oneOf(draw, ['10', ...nastyNumbers])],
        ['upload-metadata', oneOf(draw, ['filename x', 'filename ////', `key ${'QQ=='.repeat(90)}`, '\u00ff', ''])],
      )
  }
  let length = body ? String(body.length) : undefined
  let cookie = caller?.cookie ?? ''
  const extra: string[] = []
  const turn = (name: string, share: number, work: () => void) => {
    if (draw() >= share) return
    what.push(name)
    work()
  }
  turn('id', 0.2, () => {
    const parts = place.split('/')
    parts[1 + Math.floor(draw() * (parts.length - 1))] = oneOf(draw, nastyIds)
    place = parts.join('/')
  })
  turn('query', method === 'GET' ? 0.5 : 0.1, () => {
    place += `?${oneOf(draw, nastyQueries)}&${oneOf(draw, nastyQueries)}`
  })
  turn('path', 0.05, () => {
    place = oneOf(draw, [
      `/${place}`,
      `${place}/`,
      `${place}/../..`,
      `/.${place}`,
      place.toUpperCase(),
      `${place}%00`,
      `${place};a=b`,
      place.replaceAll('/', '\\'),
      `http://other${place}`,
      '*',
    ])
  })
  turn('cookie', 0.1, () => {
    cookie = `${cookie}; ${oneOf(draw, nastyCookies)}`
  })
  turn('range', method === 'GET' ? 0.15 : 0, () => headers.push(['range', oneOf(draw, nastyRanges)]))
  turn('header', 0.1, () =>
    headers.push(
      oneOf(draw, [
        ['accept-encoding', 'gzip;q=\u00ff'],
        ['if-none-match', '*'],
        ['if-modified-since', 'no day'],
        ['accept-language', '\u00ff'.repeat(900)],
        ['x-forwarded-for', "';--"],
        ['x-forwarded-proto', 'javascript'],
        ['host', 'evil/..\\'],
        ['authorization', 'Bearer \u00ff'],
        ['authorization', 'Basic =='],
        ['origin', 'http://[::'],
        ['sec-fetch-site', 'x'],
        ['expect', '100-continue'],
        ['upgrade', 'websocket'],
      ] as [string, string][]),
    ),
  )
  turn('type', body ? 0.1 : 0, () => {
    headers[0] = ['content-type', oneOf(draw, nastyTypes)]
  })
  turn('length', body ? 0.08 : 0, () => {
    length = oneOf(draw, [
      '-1',
      '1e9',
      'x',
      '99999999999',
      '0',
      String(Math.max(0, (body?.length ?? 0) - 7)),
      String((body?.length ?? 0) + 7),
    ])
  })
  turn('both lengths', body ? 0.04 : 0, () => extra.push('transfer-encoding: chunked'))
  turn('cut off', body ? 0.06 : 0, () => {
    body = body?.subarray(0, Math.floor(draw() * body.length))
  })
  turn('method', 0.03, () => {
    method = oneOf(draw, ['PUT', 'OPTIONS', 'HEAD', 'DELETE', 'TRACE', 'PROPFIND', 'GÊT', 'get'])
  })
  const head = [
    `${method} ${place} HTTP/1.1`,
    'host: 127.0.0.1',
    'connection: close',
    ...(cookie ? [`cookie: ${cookie}`] : []),
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(length === undefined ? [] : [`content-length: ${length}`]),
    ...extra,
  ]
  return {
    bytes: Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), body ?? Buffer.alloc(0)]),
    what: what.join(', '),
  }
}

const bytesOf = (draw: Draw, most: number): Buffer =>
  Buffer.from(Array.from({ length: Math.floor(draw() * most) }, () => Math.floor(draw() * 256)))

function formBody(
  draw: Draw,
  { form }: Target,
  caller: Caller | undefined,
  what: string[],
): { type: string; body: Buffer } {
  const fields: [string, string | Buffer][] = (form?.fields ?? [['name', 'x']]).filter(([name]) => name !== '_key')
  const key = draw() < 0.12 || !caller ? oneOf(draw, nastyKeys) : caller.newKey()
  for (let times = Math.floor(draw() * 4); times > 0; times--) {
    const nth = Math.floor(draw() * fields.length)
    const value = oneOf<string | Buffer>(draw, [...nastyTexts, ...nastyNumbers, ...nastyDays, ...nastyIds])
    const name = fields[nth]?.[0] ?? 'x'
    const how = draw()
    if (how < 0.7 && fields[nth]) fields[nth] = [name, value]
    else if (how < 0.8) fields.splice(nth, 1)
    else if (how < 0.9) fields.push([name, value])
    else fields.push([oneOf(draw, nastyNames), value])
    what.push(`${name.slice(0, 20)}=${String(value).slice(0, 20)}`)
  }
  fields.unshift(['_key', key])
  if (form?.multipart || draw() < 0.25) return multipart(draw, fields, what)
  return { type: 'application/x-www-form-urlencoded', body: urlencoded(fields) }
}

/** Bytes as they are, not as UTF-8 would have them. */
const urlencoded = (fields: readonly [string, string | Buffer][]): Buffer => {
  const plain = (text: string | Buffer) =>
    [...Buffer.from(text as string)]
      .map((byte) =>
        /[\w.-]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : `%${byte.toString(16).padStart(2, '0')}`,
      )
      .join('')
  return Buffer.from(
    fields.map(([name, value]) => `${plain(name)}=${value.length > 100_000 ? value : plain(value)}`).join('&'),
  )
}

function multipart(
  draw: Draw,
  fields: readonly [string, string | Buffer][],
  what: string[],
): { type: string; body: Buffer } {
  const edge = 'edge4711'
  const parts: Buffer[] = []
  for (const [name, value] of fields)
    parts.push(
      Buffer.from(`--${edge}\r\ncontent-disposition: form-data; name="${name.replaceAll('"', '')}"\r\n\r\n`),
      Buffer.from(value as string),
      Buffer.from('\r\n'),
    )
  if (draw() < 0.6) {
    const name = oneOf(draw, [
      'a.jpg',
      '../../x.php',
      '\u0000.png',
      `${'长'.repeat(300)}.jpg`,
      'x.xlsx',
      'x.docx',
      'a"b.jpg',
      '',
    ])
    const field = oneOf(draw, ['photos', 'files', 'file', 'photo', 'notice'])
    what.push(`file ${field}`)
    const kind = oneOf(draw, [
      Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
      Buffer.from('PK\u0003\u0004'),
      Buffer.from('%PDF-1.7'),
      Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
      Buffer.from('<svg onload=x>'),
      Buffer.alloc(0),
    ])
    parts.push(
      Buffer.from(
        `--${edge}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: image/jpeg\r\n\r\n`,
      ),
      kind,
      bytesOf(draw, 4_000),
      Buffer.from('\r\n'),
    )
  }
  parts.push(
    Buffer.from(draw() < 0.85 ? `--${edge}--\r\n` : oneOf(draw, ['', `--${edge}`, `--${edge}\r\n`, `--other--\r\n`])),
  )
  return { type: `multipart/form-data; boundary=${edge}`, body: Buffer.concat(parts) }
}
