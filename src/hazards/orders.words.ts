import { dayWords } from '#platform/html/words.ts'

/** 苏店镇 → 苏改〔2026〕4号 */
export const orderNumber = (town: string, year: string, nth: number): string =>
  `${[...town][0] ?? ''}改〔${year}〕${nth}号`

const fullDay = (day: string) => `${Number(day.slice(0, 4))}年${dayWords.day(day)}`

export const orderWords = {
  title: '责令整改指令书',
  row: '整改指令',
  rowNone: '没有要改的',
  rowOpen: (count: number) => `有 ${count} 件没改完`,
  notice: (what: string, due: string) => `要改的隐患：${what}。限${dayWords.day(due)}前改完。`,
  noticeLate: (what: string, due: string) => `要改的隐患：${what}。${dayWords.day(due)}就该改完，已经逾期。`,
  noticeBy: (office: string, day: string) => `${office}　${dayWords.day(day)}`,
  toOrder: '看指令，报整改',
  rowClosed: (count: number) => `${count} 件改完了`,
  pageTitle: (unit: string) => `整改指令 · ${unit}`,
  none: '没有要你们整改的。',
  noneNext: '镇里检查发现要改的，会出现在这里。',
  back: '整改指令',
  print: '打印',
  docx: 'Word',
  pdf: 'PDF',
  /** 责令整改指令书（苏改〔2023〕1号）.docx */
  file: (number: string, ending: string) => `责令整改指令书（${number}）.${ending}`,
  note: (line: string, due: string) => `${line}，限${dayWords.day(due)}前改完`,
  kv: {
    number: '文号',
    what: '隐患',
    place: '在哪里',
    items: '依据',
    demands: '怎么改',
    due: '限哪天改完',
    grade: '级别',
    issued: '哪天发的',
    signed: '签发',
    state: '到哪一步',
  },
  found: (unit: string) => `${unit}：`,
  opening: (day: string) => `${fullDay(day)}，我们检查发现你单位有下面的事故隐患，请按要求整改：`,
  closing: (due: string) =>
    `请在${fullDay(due)}前改完，改完以后报告我们，我们来复查。逾期不改的，依法处理。改的时候保证安全，改不完不冒险生产。`,
  law: '依据《中华人民共和国安全生产法》第四十一条。',
  office: (town: string) => `${town}人民政府`,
  dated: fullDay,
  signed: (name: string) => `签发人：${name}`,
  receipt: '签收人：　　　　　　　　签收日期：　　年　　月　　日',
  now: '要做的',
  planFirst: '重大隐患先写治理方案，六项都写。',
  steps: { plan: '写治理方案', progress: '说说进度', submit: '改完了，报上去' },
  hints: {
    plan: '一般隐患写一项就行，重大隐患六项都写。',
    progress: '今天改到哪里了。',
    submit: '写做了什么，附上改完的照片，和整改前同一个位置拍。',
  },
  stopWork: '已经要求先停工、撤人。',
  sent: '收到了。',
  submitted: '已经报了改完，等镇里来复查。',
  returned: (reason: string) => `复查没有过：${reason}`,
  closed: '改好了，已经销号。',
  history: '经过',
  photos: '照片',
}

/** 一、二、三、 of the sections that the order has. */
export const nth = (at: number): string => ['一', '二', '三', '四', '五', '六', '七', '八'][at] ?? String(at + 1)

export const orderPaperWords = {
  opening: (day: string) =>
    `${fullDay(day)}，我们检查发现你单位有下面的事故隐患。依据《中华人民共和国安全生产法》第四十一条，责令你单位按下面的要求整改：`,
  what: '隐患情况',
  place: (place: string) => `地点：${place}`,
  items: (grade: string) => `认定依据（${grade}）`,
  demands: '整改要求',
  plan: '治理方案',
  planAsk: '整改以前，先写出治理方案报我们。方案写齐下面六项：',
  photos: '现场照片',
  attachment: '附件',
  photo: (nth: number) => `照片 ${nth}`,
  copies: '本指令书一式两份，一份交单位，一份存档。',
}
