import { numberOf } from './numerals.ts'

/** Rank is the place in 一、 → （一） → 1. → （1） → ①; 0 is a part or chapter. */
export type Marker = { rank: number; number: number; length: number; style: string }

const cn = '[一二三四五六七八九十]{1,3}'

/** In order: the first that fits is the marker. Lost brackets ("二)", "(二") still count. */
const styles: { style: string; rank: number; example: string; pattern: RegExp }[] = [
  { style: 'part', rank: 0, example: '第一部分', pattern: new RegExp(`^第(${cn})(?:部分|章)[、: ]?`) },
  { style: 'cn', rank: 1, example: '一、', pattern: new RegExp(`^(${cn}) {0,3}(?:、|\\.(?!\\d))`) },
  { style: 'cn-first', rank: 1, example: '第一、', pattern: new RegExp(`^第(${cn})[、,]`) },
  { style: 'cn-bracket', rank: 2, example: '（一）', pattern: new RegExp(`^\\( {0,2}(${cn}) {0,2}\\) {0,2}[、.]?`) },
  { style: 'cn-bracket', rank: 2, example: '二）', pattern: new RegExp(`^(${cn}) {0,2}\\)[、.]?`) },
  { style: 'cn-bracket', rank: 2, example: '（二', pattern: new RegExp(`^\\( {0,2}(${cn})[、. ]`) },
  { style: 'one', rank: 3, example: '1.', pattern: /^(\d{1,2}) {0,3}(?:、|\.(?!\d)|\.(?=\d{1,2} {0,2}月 {0,2}\d))/ },
  {
    style: 'week',
    rank: 3,
    example: '第一周（6月1日—7日）',
    pattern: new RegExp(`^第(${cn})(?:周|阶段)(?:[:、,] {0,2}| {1,4}(?=[^ ])|(?=[(\\d]))`),
  },
  { style: 'one-bracket', rank: 4, example: '（1）', pattern: /^\( {0,2}(\d{1,2}) {0,2}\)[、.]?/ },
  { style: 'one-bracket', rank: 4, example: '1）', pattern: /^(\d{1,2}) {0,2}\)[、.]?/ },
]

const drawn: { style: string; rank: number; first: number; count: number }[] = [
  { style: 'circle', rank: 5, first: 0x2460, count: 20 },
  { style: 'one-bracket', rank: 4, first: 0x2474, count: 20 },
  { style: 'one', rank: 3, first: 0x2488, count: 20 },
  { style: 'cn-bracket', rank: 2, first: 0x3220, count: 10 },
]

/** A line longer than this before its first marker is not looked at twice. */
const markerAtMost = 12

export function markerOf(text: string): Marker | null {
  const head = text.slice(0, markerAtMost)
  const code = head.charCodeAt(0)
  for (const { style, rank, first, count } of drawn) {
    if (code >= first && code < first + count) return { style, rank, number: code - first + 1, length: 1 }
  }
  for (const { style, rank, pattern } of styles) {
    const match = pattern.exec(head)
    if (!match) continue
    const number = numberOf(match[1]!)
    if (number && number <= 40) return { style, rank, number, length: match[0].length }
  }
  return null
}
