/** Why a file is not taken, as an address and a sentence need it. Pure. */
export const refusedWhys = ['kind', 'heic', 'broken', 'too-big', 'hidden', 'too-many'] as const
export type RefusedWhy = (typeof refusedWhys)[number]

export interface RefusedFile {
  name: string
  why: RefusedWhy
}

/** What nobody foresaw is told as a file that cannot be read. */
export const refusalOf = (why: string): RefusedWhy => refusedWhys.find((one) => one === why) ?? 'broken'
