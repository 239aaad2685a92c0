import { island } from '#platform/browser/islands.ts'

interface Props {
  options: Record<string, unknown>
  make: boolean
}

const bytes = (text: string): ArrayBuffer => {
  const raw = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  const out = new Uint8Array(raw.length)
  for (let at = 0; at < raw.length; at += 1) out[at] = raw.charCodeAt(at)
  return out.buffer
}

const text = (buffer: ArrayBuffer): string => {
  let raw = ''
  for (const byte of new Uint8Array(buffer)) raw += String.fromCharCode(byte)
  return btoa(raw).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

type Listed = { id: string; type: 'public-key' }[]
const listed = (list: unknown) => ((list as Listed | undefined) || []).map((one) => ({ ...one, id: bytes(one.id) }))

/** Old browsers have no parseCreationOptionsFromJSON and no toJSON. */
const ask = async ({ options, make }: Props): Promise<string> => {
  const publicKey = { ...options, challenge: bytes(options.challenge as string) } as Record<string, unknown>
  if (make) {
    const user = options.user as { id: string }
    publicKey.user = { ...user, id: bytes(user.id) }
    publicKey.excludeCredentials = listed(options.excludeCredentials)
    const made = (await navigator.credentials.create({ publicKey } as never)) as PublicKeyCredential
    const answer = made.response as AuthenticatorAttestationResponse
    return JSON.stringify({
      ...headOf(made),
      response: {
        clientDataJSON: text(answer.clientDataJSON),
        attestationObject: text(answer.attestationObject),
        transports: answer.getTransports ? answer.getTransports() : [],
      },
    })
  }
  publicKey.allowCredentials = listed(options.allowCredentials)
  const shown = (await navigator.credentials.get({ publicKey } as never)) as PublicKeyCredential
  const answer = shown.response as AuthenticatorAssertionResponse
  return JSON.stringify({
    ...headOf(shown),
    response: {
      clientDataJSON: text(answer.clientDataJSON),
      authenticatorData: text(answer.authenticatorData),
      signature: text(answer.signature),
      userHandle: answer.userHandle ? text(answer.userHandle) : undefined,
    },
  })
}

const headOf = (made: PublicKeyCredential) => ({
  id: made.id,
  rawId: text(made.rawId),
  type: made.type,
  clientExtensionResults: {},
})

island<Props>('passkeys', (element, props) => {
  const box = element.querySelector<HTMLElement>('[data-passkey]')
  const form = element.querySelector('form')
  const field = element.querySelector<HTMLInputElement>('input[name=answer]')
  if (!window.PublicKeyCredential || !box || !form || !field) return
  box.hidden = false
  form.addEventListener('submit', (event) => {
    if (field.value) return
    event.preventDefault()
    ask(props).then(
      (answer) => {
        field.value = answer
        form.submit()
      },
      // Turned away at the device: the page stays, the other ways stay.
      () => {},
    )
  })
})
