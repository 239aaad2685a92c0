/**
 * A picture that came with a form which was refused stays with the form: its hashes travel in it under our hand, bound to
 * whose form it is. Pure but for the hand.
 */
export interface KeptPiece {
  originalSha256: string
  displaySha256: string
  /** As the phone called it. */
  name: string
}

export interface Hand {
  sign(text: string): string
  verify(text: string, mac: string): boolean
}

const MOST_NAME = 80
const said = (whose: string, { originalSha256, displaySha256, name }: KeptPiece) =>
  JSON.stringify([whose, originalSha256, displaySha256, name])

export function keptText(hand: Hand, whose: string, piece: KeptPiece): string {
  const short = { ...piece, name: [...piece.name.toWellFormed()].slice(0, MOST_NAME).join('') }
  const { originalSha256, displaySha256, name } = short
  return [originalSha256, displaySha256, hand.sign(said(whose, short)), encodeURIComponent(name)].join('.')
}

/** @returns undefined where it is not ours, or another's */
export function readKept(hand: Hand, whose: string, text: string): KeptPiece | undefined {
  const [originalSha256 = '', displaySha256 = '', mac = '', ...typed] = text.split('.')
  const piece = { originalSha256, displaySha256, name: decoded(typed.join('.')) }
  return hand.verify(said(whose, piece), mac) ? piece : undefined
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
