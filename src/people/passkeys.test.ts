import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { demoPassword } from '#demo-town/people.ts'
import { type Browser, browserIn, type Page } from './in-tests.ts'
import { signInWords } from './sign-in.words.ts'

const sha256 = (data: Buffer | string): Buffer => createHash('sha256').update(data).digest()

/** As much of CBOR (RFC 8949) as an authenticator without attestation speaks. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  const entries = [...(value as Map<unknown, unknown>)]
  return Buffer.concat([head(5, entries.length), ...entries.flatMap(([key, one]) => [cbor(key), cbor(one)])])
}

function head(major: number, count: number): Buffer {
  if (count < 24) return Buffer.from([(major << 5) | count])
  return count < 256
    ? Buffer.from([(major << 5) | 24, count])
    : Buffer.from([(major << 5) | 25, count >> 8, count & 255])
}

interface Options {
  challenge: string
  rpId?: string
  rp?: { id: string }
  user?: { id: string }
}

/** A phone with one P-256 key, unlocked by its owner unless told otherwise. */
class Phone {
  readonly id = randomBytes(32)
  readonly #key: KeyObject
  readonly #publicKey: Map<number, unknown>
  counter = 0
  origin = 'http://localhost'
  unlocked = true
  user = ''
  constructor() {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x, y } = pair.publicKey.export({ format: 'jwk' })
    this.#key = pair.privateKey
    this.#publicKey = new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x!, 'base64url')],
      [-3, Buffer.from(y!, 'base64url')],
    ])
  }

  make({ challenge, rp, user }: Options): string {
    this.user = user!.id
    const length = Buffer.alloc(2)
    length.writeUInt16BE(this.id.length)
    const credential = Buffer.concat([Buffer.alloc(16), length, this.id, cbor(this.#publicKey)])
    const attestationObject = cbor(
      new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', this.#dataFor(rp!.id, 0x40, credential)],
      ]),
    )
    return this.#answer({
      clientDataJSON: this.#client('webauthn.create', challenge),
      attestationObject: attestationObject.toString('base64url'),
      transports: ['internal'],
    })
  }

  show({ challenge, rpId }: Options): string {
    this.counter += 1
    const data = this.#dataFor(rpId!, 0, Buffer.alloc(0))
    const client = this.#client('webauthn.get', challenge)
    const signed = Buffer.concat([data, sha256(Buffer.from(client, 'base64url'))])
    return this.#answer({
      clientDataJSON: client,
      authenticatorData: data.toString('base64url'),
      signature: sign('sha256', signed, this.#key).toString('base64url'),
      userHandle: this.user,
    })
  }

  #dataFor(rpId: string, flags: number, credential: Buffer): Buffer {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.counter)
    return Buffer.concat([sha256(rpId), Buffer.from([flags | 1 | (this.unlocked ? 4 : 0)]), counter, credential])
  }

  #client(type: string, challenge: string): string {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false })).toString(
      'base64url',
    )
  }

  #answer(response: Record<string, unknown>): string {
    const id = this.id.toString('base64url')
    return JSON.stringify({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response })
  }
}

const optionsOn = ({ html }: Page): Options =>
  (JSON.parse(/data-props="([^"]+)"/.exec(html)![1]!.replaceAll('&quot;', '"')) as { options: Options }).options

async function realTown(): Promise<TownInTest> {
  const town = await demoTown()
  await town.db.updateTable('town').set({ demo: false }).where('id', '=', town.town.id).execute()
  return town
}

async function signedIn(town: TownInTest, login: string): Promise<Browser> {
  const browser = browserIn(town)
  await browser.open('/sign-in')
  await browser.send('/sign-in', { login, password: demoPassword })
  return browser
}

async function withPasskey(town: TownInTest, login = 'nandong'): Promise<Phone> {
  const phone = new Phone()
  const browser = await signedIn(town, login)
  const options = optionsOn(await browser.open('/account/passkeys'))
  const added = await browser.send('/account/passkeys', { answer: phone.make(options), name: '自己的手机' })
  expect(added).toMatchObject({ status: 303, to: '/account/passkeys?done=passkey' })
  expect((await browser.open('/account/passkeys')).html).toContain('自己的手机')
  return phone
}

async function show(town: TownInTest, phone: Phone): Promise<{ browser: Browser; answer: string; page: Page }> {
  const browser = browserIn(town)
  const answer = phone.show(optionsOn(await browser.open('/sign-in')))
  return { browser, answer, page: await browser.send('/sign-in/passkey', { answer }) }
}

test('a passkey that was added signs in, without a password', async () => {
  const town = await demoTown()
  const phone = await withPasskey(town)
  const { browser, page } = await show(town, phone)
  expect(page).toMatchObject({ status: 303, to: expect.stringMatching(/^\/u\//) })
  expect((await browser.open('/account')).html).toContain('王秀英')
})

test('for the office a passkey is the second factor too', async () => {
  const town = await demoTown()
  const phone = await withPasskey(town, 'zhuren')
  await town.db.updateTable('town').set({ demo: false }).where('id', '=', town.town.id).execute()
  const { browser, page } = await show(town, phone)
  expect(page.to).toBe('/office')
  expect((await browser.open('/office')).status).toBe(200)
})

test('with a passkey set up, the password alone opens nothing, not even a new second factor', async () => {
  const town = await demoTown()
  const phone = await withPasskey(town, 'zhuren')
  await town.db.updateTable('town').set({ demo: false }).where('id', '=', town.town.id).execute()
  const browser = await signedIn(town, 'zhuren')
  const asked = await browser.open('/sign-in/second-factor?next=%2Foffice')
  expect(asked.html).not.toContain('class="qr"')
  const answer = phone.show(optionsOn(asked))
  expect(await browser.send('/sign-in/passkey', { answer })).toMatchObject({ status: 303, to: '/office' })
})

test('an answer given once is worth nothing the second time', async () => {
  const town = await demoTown()
  const { browser, answer } = await show(town, await withPasskey(town))
  const cookie = browser.cookies.get('passkey')!
  const thief = browserIn(town)
  await thief.open('/sign-in')
  thief.cookies.set('passkey', cookie)
  expect((await thief.send('/sign-in/passkey', { answer })).status).toBe(422)
})

test('an answer to another question, for another site, or from a locked phone is refused', async () => {
  const town = await demoTown()
  const phone = await withPasskey(town)
  const browser = browserIn(town)
  const options = optionsOn(await browser.open('/sign-in'))
  const refused = async (answer: string) => {
    const page = await browser.send('/sign-in/passkey', { answer })
    expect(page.status).toBe(422)
    expect(page.html).toContain(signInWords.passkeyFailed)
  }
  await refused(phone.show({ ...options, challenge: 'AAAA' }))
  phone.origin = 'https://evil.example'
  await refused(phone.show(optionsOn(browser.page)))
  phone.origin = 'http://localhost'
  phone.unlocked = false
  await refused(phone.show(optionsOn(browser.page)))
  await refused('not json')
  await refused('null')
  await refused(new Phone().show(optionsOn(browser.page)))
})

test('the passkey of a shut account opens nothing', async () => {
  const town = await demoTown()
  const phone = await withPasskey(town)
  await town.db.updateTable('person').set({ disabled_at: town.now }).where('username', '=', 'nandong').execute()
  expect((await show(town, phone)).page.status).toBe(422)
})

test('a passkey that was taken off opens nothing', async () => {
  const town = await realTown()
  const phone = await withPasskey(town)
  const { browser } = await show(town, phone)
  await browser.open('/account/passkeys')
  expect((await browser.send('/account/passkeys/drop')).status).toBe(303)
  expect((await show(town, phone)).page.status).toBe(422)
})

test('a request that names its host twice gets its page, and a key for the name it came under', async () => {
  const town = await demoTown({ as: 'officer' })
  const answer = await town.visit('/account/passkeys', { host: 'localhost, evil/..\\' })
  expect(answer.status).toBe(200)
})
