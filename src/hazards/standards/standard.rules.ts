import type { Body, Field } from '../referrals.rules.ts'

/**
 * How near the words are to the law's. `seen`: shortened from the text, whose place we saw. `recalled`: known well,
 * not laid against the text. `gist`: that it says so is known, the place is not: its clause stays null.
 */
export type Certainty = 'seen' | 'recalled' | 'gist'

export interface Item {
  /** Within its standard; never given again to another item. */
  key: string
  /** As the standard counts: 第三条第（二）项, 6.10; null where we do not know. */
  clause: string | null
  text: string
  certainty: Certainty
}

export interface Standard {
  title: string
  /** Document number; empty where we have not seen it. */
  number: string
  /** In force from this day; where `unsure`, a day by which it surely was. */
  from: string
  to: string | null
  unsure?: true
  /** `major`: an item of it makes a hazard major. `general`: law that was broken, which makes it a hazard. */
  makes: 'major' | 'general'
  regulator: Body
  fields: readonly Field[]
  items: readonly Item[]
}

export const item = (key: string, clause: string | null, text: string, certainty: Certainty): Item => ({
  key,
  clause,
  text,
  certainty,
})
