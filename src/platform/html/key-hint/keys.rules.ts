/** Every key that does something on the desk: buttons, islands and the help all read it here. Pure. */
interface Key {
  /** As a browser names them; any of them does it. */
  press: readonly string[]
  shown: string
  /** On every page of the desk, or where the review's own buttons stand. */
  place: 'everywhere' | 'review'
  /** No button shows it: an island listens to it itself. */
  own?: true
}

export const keys = {
  help: { press: ['?'], shown: '?', place: 'everywhere' },
  search: { press: ['/'], shown: '/', place: 'everywhere' },
  undo: { press: ['U'], shown: 'U', place: 'everywhere' },
  accept: { press: ['A'], shown: 'A', place: 'review' },
  giveBack: { press: ['R'], shown: 'R', place: 'review' },
  reason: { press: ['1', '2', '3', '4'], shown: '1–4', place: 'review', own: true },
  /** With Ctrl or ⌘, so it works while somebody writes. */
  send: { press: ['Enter'], shown: 'Ctrl+Enter', place: 'review', own: true },
  next: { press: ['J'], shown: 'J', place: 'review' },
  previous: { press: ['K'], shown: 'K', place: 'review' },
  nextPhoto: { press: ['ArrowRight'], shown: '→', place: 'review' },
  previousPhoto: { press: ['ArrowLeft'], shown: '←', place: 'review' },
} as const satisfies Record<string, Key>

export type KeyName = keyof typeof keys
export const keyNames = Object.keys(keys) as KeyName[]

/** Pressed before the letter of a place in the menu. */
export const GO = 'g'

export const keysOf = (place: Key['place']): KeyName[] => keyNames.filter((name) => keys[name].place === place)

/** Which of a key's presses this is, from 0; -1 for none. */
export const pressOf = (name: KeyName, pressed: string): number =>
  keys[name].press.findIndex((press) => press.toLowerCase() === pressed.toLowerCase())
