import { typeset } from '#platform/documents/typeset.ts'
import { type SignName, signs } from '#platform/html/sign/signs.ts'
import { fitted } from '#units/posters.rules.ts'
import { placeOf, posterSourceOf } from '#units/posters.ts'
import { qrOutline } from '#units/qr-outline.rules.ts'
import { hotlinePaperWords } from './hotline-posters.words.ts'

export interface HotlinePoster {
  name: string
  /** The unit's own, else the town's; at most two are printed. */
  phones: readonly string[]
  hours: string
  /** What the code opens. */
  address: string
}

interface PaperAsked {
  title: string
  town: { name: string; fullName: string; officeName: string }
  /** What can be typed instead. */
  typed: string
  posters: readonly HotlinePoster[]
  /** What else stands on it; without it, what a hotline's poster says. */
  words?: PaperWords
}

export type PaperWords = Pick<typeof hotlinePaperWords, 'nation'> & {
  call: string
  sees: string
  ways: readonly { sign: SignName; head: string; text: string }[]
  promises: readonly { head: string; text: string }[]
}

/** Drawing a thousand codes takes seconds: in between others are served. */
const AT_A_TIME = 10
const MOST_PHONES = 2

export async function hotlinePosterPdf({
  title,
  town,
  typed,
  posters,
  words = hotlinePaperWords,
}: PaperAsked): Promise<Buffer> {
  const drawn: object[] = []
  for (const [index, { name, phones, hours, address }] of posters.entries()) {
    if (index % AT_A_TIME === AT_A_TIME - 1) await new Promise((resolve) => setImmediate(resolve))
    const shown = phones.slice(0, MOST_PHONES)
    drawn.push({
      name,
      nameSize: fitted(name, 164, 13, 7),
      qr: qrOutline(address),
      phones: shown,
      phoneSize: Math.min(shown.length > 1 ? 17 : 26, ...shown.map((phone) => fitted(phone, 164, 26))),
      hours,
      typedSize: fitted(typed, 80, 4),
    })
  }
  const used = Object.fromEntries(words.ways.map(({ sign }) => [sign, signs[sign][2]]))
  const end = [placeOf(town), hotlinePaperWords.by(town.name, town.officeName)].join('　')
  return typeset(posterSourceOf('src/hazards/hotline-poster.typ'), {
    title,
    words,
    signs: used,
    end,
    typed,
    posters: drawn,
  })
}
