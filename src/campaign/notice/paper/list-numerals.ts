/** How Word writes the numbers of its lists (ECMA-376 Part 1, 17.18.59 ST_NumberFormat). */
const digits = '〇一二三四五六七八九'
const legal = '零壹贰叁肆伍陆柒捌玖'
const stems = '甲乙丙丁戊己庚辛壬癸'
const branches = '子丑寅卯辰巳午未申酉戌亥'

/** 12 → 十二, 20 → 二十, 105 → 一百〇五. */
function counting(number: number, names = digits, tens = '十', hundreds = '百'): string {
  if (number >= 1000 || number < 1) return String(number)
  const hundred = Math.floor(number / 100)
  const ten = Math.floor((number % 100) / 10)
  const one = number % 10
  const head = hundred ? names[hundred]! + hundreds : ''
  const middle = ten
    ? ten === 1 && !hundred && names === digits
      ? tens
      : names[ten]! + tens
    : hundred && one
      ? names[0]!
      : ''
  return head + middle + (one ? names[one]! : '')
}

const byDigit = (number: number) => [...String(number)].map((digit) => digits[Number(digit)]).join('')
const within = (row: string) => (number: number) => row[number - 1] ?? String(number)
const drawn = (first: number, count: number) => (number: number) =>
  number >= 1 && number <= count ? String.fromCodePoint(first + number - 1) : String(number)
const letters = (first: number) => (number: number) =>
  String.fromCodePoint(first + ((number - 1) % 26)).repeat(Math.min(8, Math.floor((number - 1) / 26) + 1))

function roman(number: number): string {
  const steps: [number, string][] = [
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let left = Math.min(number, 999)
  return steps
    .map(([value, sign]) => {
      const times = Math.floor(left / value)
      left -= times * value
      return sign.repeat(times)
    })
    .join('')
}

const formats: Record<string, (number: number) => string> = {
  chineseCounting: counting,
  chineseCountingThousand: counting,
  japaneseCounting: counting,
  taiwaneseCounting: counting,
  taiwaneseCountingThousand: counting,
  ideographDigital: byDigit,
  japaneseDigitalTenThousand: byDigit,
  taiwaneseDigital: byDigit,
  chineseLegalSimplified: (number) => counting(number, legal, '拾', '佰'),
  ideographLegalTraditional: (number) => counting(number, legal, '拾', '佰'),
  ideographTraditional: within(stems),
  ideographZodiac: within(branches),
  ideographEnclosedCircle: drawn(0x3280, 10),
  decimalEnclosedCircle: drawn(0x2460, 20),
  decimalEnclosedCircleChinese: drawn(0x2460, 20),
  decimalEnclosedParen: drawn(0x2474, 20),
  decimalEnclosedFullstop: drawn(0x2488, 20),
  decimalFullWidth: (number) => [...String(number)].map((digit) => drawn(0xff10, 10)(Number(digit) + 1)).join(''),
  decimalZero: (number) => String(number).padStart(2, '0'),
  upperRoman: roman,
  lowerRoman: (number) => roman(number).toLowerCase(),
  upperLetter: letters(0x41),
  lowerLetter: letters(0x61),
  none: () => '',
}
formats.decimalFullWidth2 = formats.decimalFullWidth!

export const listNumeral = (number: number, format: string): string => (formats[format] ?? String)(number)
