const digits = '〇一二三四五六七八九'

/** 二十一 → 21, 二〇二六 → 2026, 12 → 12; null when it is no number. */
export function numberOf(written: string): number | null {
  if (/^\d+$/.test(written)) return Number(written)
  const plain = written.replace(/零/g, '〇').replace(/两/g, '二').replace(/廿/g, '二十')
  if (!plain || /[^〇一二三四五六七八九十百]/.test(plain)) return null
  if (!/[十百]/.test(plain)) return Number([...plain].map((digit) => digits.indexOf(digit)).join(''))
  let sum = 0
  let digit = 0
  for (const character of plain) {
    if (character === '百' || character === '十') {
      sum += (digit || 1) * (character === '百' ? 100 : 10)
      digit = 0
    } else digit = digits.indexOf(character)
  }
  return sum + digit
}
