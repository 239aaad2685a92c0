/** Themes of the national month as proclaimed (安委办 notices of each year). The first month was in 2002. */
export const nationalThemes: Record<number, string> = {
  2014: '强化红线意识、促进安全发展',
  2015: '加强安全法治、保障安全生产',
  2016: '强化安全发展观念、提升全民安全素质',
  2017: '全面落实企业安全生产主体责任',
  2018: '生命至上、安全发展',
  2019: '防风险、除隐患、遏事故',
  2020: '消除事故隐患、筑牢安全防线',
  2021: '落实安全责任，推动安全发展',
  2022: '遵守安全生产法、当好第一责任人',
  2023: '人人讲安全、个个会应急',
  2024: '人人讲安全、个个会应急——畅通生命通道',
  2025: '人人讲安全、个个会应急——查找身边安全隐患',
  2026: '人人讲安全、个个会应急——排查整治风险隐患',
}

export const yearOfOrdinal = (ordinal: number) => ordinal + 2001
export const ordinalOfYear = (year: number) => year - 2001

const bare = (theme: string) => theme.replace(/[\s,，、。.;；:：!！“”"·—–―─\-一]/g, '')
const proclaimed = new Map(Object.values(nationalThemes).map((theme) => [bare(theme), theme]))

/** Dashes, commas and blanks as they were proclaimed; an own theme keeps its words and gets whole punctuation. */
export function themeOf(written: string): string {
  const words = written
    .replace(/[\s\u3000]+/g, ' ')
    .trim()
    .replace(/[。.;；,，、!！]+$/, '')
    .replace(/[!！](?=.)/g, '！')
  const known = proclaimed.get(bare(words))
  if (known) return known
  return words
    .replace(/ *(?:[—–―─]{1,4}|-{2,6}) */g, '——')
    .replace(/(?<=\p{Script=Han})一一(?=\p{Script=Han})/gu, '——')
    .replace(/, */g, '，')
    .replace(/(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu, '、')
}
