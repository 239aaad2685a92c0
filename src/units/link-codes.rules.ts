/** Ten letters and digits that somebody can type who cannot scan: no I, L, O, U, which are read as others. Pure. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 10

/** Fifty bits: with a thousand posters out, one in a million million guesses opens something. */
export const codeFrom = (bytes: Uint8Array): string =>
  Array.from({ length: LENGTH }, (_, at) => {
    const bit = at * 5
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0)
    return LETTERS[(pair >> (11 - (bit & 7))) & 31]
  }).join('')

/** 7k3mq-2w9xp → 7K3MQ2W9XP; what is no code is nothing. */
export function codeIn(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[-\s]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  return code.length === LENGTH && [...code].every((letter) => LETTERS.includes(letter)) ? code : undefined
}

/** In two halves, lower case as addresses are. */
export const codeShown = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`.toLowerCase()

/** Four to six digits; typed full-width too. */
export function pinIn(typed: string): string | undefined {
  const pin = typed.normalize('NFKC').replace(/\s/g, '')
  return /^\d{4,6}$/.test(pin) ? pin : undefined
}

/** 1111 and 1234 are the first that anybody tries. */
export const isPinWeak = (pin: string): boolean =>
  new Set(pin).size === 1 || '01234567890'.includes(pin) || '09876543210'.includes(pin)
