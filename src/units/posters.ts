import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { typeset } from '#platform/documents/typeset.ts'
import { signs } from '#platform/html/sign/signs.ts'
import { projectRoot } from '#platform/postgres/migrate.ts'
import { fitted, themeLines } from './posters.rules.ts'
import { paperWords as words } from './posters.words.ts'
import { qrOutline } from './qr-outline.rules.ts'

export type Layout = 'a4' | 'cut'

export interface PosterAsked {
  name: string
  /** What the code opens, and what can be typed instead. */
  address: { whole: string; typed: string }
  hasPin: boolean
  /** The unit's own, else the town's. */
  hotline: string
}

export interface PaperAsked {
  title: string
  town: { name: string; fullName: string; officeName: string }
  campaign: { ordinal: number | null; theme: string; startsOn: string | null; endsOn: string | null } | undefined
  layout: Layout
  posters: readonly PosterAsked[]
}

/** Drawing a thousand codes takes seconds: in between others are served. */
const AT_A_TIME = 10

export async function posterPdf(asked: PaperAsked): Promise<Buffer> {
  return typeset(posterSource(), await posterData(asked))
}

export const posterSource = (): string => posterSourceOf('src/units/poster.typ')

/** A poster's own page, set below the plates, codes and signs that all posters share. */
export const posterSourceOf = (file: string): string =>
  ['src/units/poster-parts.typ', file].map((one) => readFileSync(join(projectRoot(), one), 'utf8')).join('\n')

export async function posterData({ title, town, campaign, layout, posters }: PaperAsked): Promise<object> {
  const drawn: object[] = []
  for (const [index, { name, address, hasPin, hotline }] of posters.entries()) {
    if (index % AT_A_TIME === AT_A_TIME - 1) await new Promise((resolve) => setImmediate(resolve))
    drawn.push({
      name,
      nameSize: fitted(name, 84, 15, 7.6),
      cardSize: fitted(name, 33, 6.4, 4),
      qr: qrOutline(address.whole),
      typed: address.typed,
      typedSize: fitted(address.typed, 90, 4),
      cardTypedSize: fitted(address.typed, 80, 3.2),
      hotline,
      hotlineSize: fitted(hotline, 160, 23),
      cardHotlineSize: fitted(hotline, 33, 4.4),
      note: hasPin ? words.pin : words.own,
    })
  }
  const days = campaign?.startsOn && campaign.endsOn ? words.days(campaign.startsOn, campaign.endsOn) : ''
  return {
    title,
    layout,
    over: [placeOf(town), words.month(campaign?.ordinal ?? null)].join('　'),
    theme: themeLines(campaign?.theme || words.theme),
    end: [words.by(town.name, town.officeName), days].filter(Boolean).join('　'),
    words,
    signs: Object.fromEntries(words.does.map(({ sign }) => [sign, signs[sign][2]])),
    posters: drawn,
  }
}

/** 长治市上党区苏店镇人民政府 → 长治市上党区苏店镇: the place, not the authority. */
export const placeOf = ({ name, fullName }: Pick<PaperAsked['town'], 'name' | 'fullName'>): string => {
  const at = fullName.indexOf(name)
  return at >= 0 ? fullName.slice(0, at + name.length) : name
}
