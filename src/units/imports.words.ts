import type { RowProblem } from './imports.rules.ts'
import { NOTHING } from './imports.rules.ts'
import type { SheetField, SheetProblem } from './sheets.rules.ts'
import { fieldWords, unitProblemWords } from './units.words.ts'

/** What a column may be headed by, besides its own name. */
const otherHeads: Record<string, SheetField> = {
  单位名称: 'name',
  单位: 'name',
  单位编码: 'code',
  代码: 'code',
  编号: 'code',
  类型: 'kinds',
  单位类别: 'kinds',
  单位类型: 'kinds',
  上级: 'parent',
  所属单位: 'parent',
  简称: 'aliases',
  曾用名: 'aliases',
  人口: 'headcount',
  常住人口: 'headcount',
  职工人数: 'headcount',
  联系人姓名: 'contactName',
  电话: 'contactPhone',
  手机: 'contactPhone',
  手机号: 'contactPhone',
  联系方式: 'contactPhone',
  举报电话: 'hotline',
  对外电话: 'hotline',
  成立日期: 'openedOn',
  停用日期: 'closedOn',
}

export const heads: ReadonlyMap<string, SheetField> = new Map([
  ...Object.entries(otherHeads),
  ...(Object.entries(fieldWords) as [SheetField, string][]).map(([field, word]) => [word, field] as const),
])

const rowProblems: Partial<Record<RowProblem, (about: string) => string>> = {
  'kinds-none': () => '还没填类别。',
  'kinds-unknown': (about) => `没有“${about}”这个类别。先在“类别”里加上，或者改成有的。`,
  'parent-unknown': (about) => `上级单位“${about}”，表里和镇里都没有。`,
  'parent-several': (about) => `叫“${about}”的不止一个，上级单位改填它的编码。`,
  'parent-refused': (about) => `上级单位“${about}”那一行有错，先改那一行。`,
  loop: () => '上级单位绕回了自己。',
  deep: () => '层级太深了，最多 12 层。',
  several: (about) => `叫“${about}”的不止一个，填编码或者上级单位。`,
  twice: (about) => `和第 ${about} 行是同一个单位。`,
  'code-twice': (about) => `编码和第 ${about} 行一样。`,
  order: () => '撤销日期要在启用日期之后。',
}

export function rowProblemText(problem: RowProblem, about: string): string {
  const own = rowProblems[problem]
  if (own) return own(about)
  const [field, kind] = problem.split('-') as [keyof typeof unitProblemWords, never]
  const said: string = unitProblemWords[field]?.[kind] ?? ''
  return about ? `${said.replace(/。$/, '')}，表里写的是“${about.slice(0, 40)}”。` : said
}

export const importWords = {
  title: '导入导出单位',
  steps: ['选文件', '看对照', '导入'],
  exportTitle: '导出',
  exportText: '现在的单位表，改好可以再导回来。',
  export: '下载单位表（xlsx）',
  template: '下载空白模板（xlsx）',
  templateText: '模板里有例子、类别和填法。自己的表也行，只要有一列叫“名称”。',
  uploadTitle: '导入',
  file: '选一个文件',
  fileHint: 'xlsx 或 csv，10 MB、5 万行以内',
  upload: '看对照',
  uploadText: '先给看对照：加哪些、改哪些、哪几行有错。看过按了“导入”才写进去。',
  refused: '这个文件还不能用',
  problems: {
    none: '还没选文件。',
    'not-a-workbook': '这个文件打不开。要 xlsx 或 csv，别的格式在表格软件里另存一下。',
    encrypted: '打不开：文件加了密码，或者是老格式 xls。去掉密码，另存成 xlsx。',
    'too-large': '文件太大，超过 10 MB，或者解开太大。把表分成几份。',
    'too-many-rows': '行数太多，一次最多 5 万行。把表分成几份，一份一份导。',
  },
  sheetProblems: {
    'no-head': '没找到表头：前 10 行里要有一列叫“名称”。',
    'twice-a-column': '有两列的表头是一个意思，去掉一列。',
    'no-rows': '表头下面没有内容。',
  } as Record<SheetProblem, string>,
  past: '导入过的',
  pastLine: (when: string, by: string | null) => [when, by].filter(Boolean).join('　'),
  counts: (added: number, changed: number, same: number, refused: number) =>
    [
      `加了 ${added} 个`,
      `改了 ${changed} 个`,
      `没变 ${same} 个`,
      ...(refused > 0 ? [`有错没导 ${refused} 行`] : []),
    ].join('，'),
  previewTitle: '导入对照',
  back: '导入导出单位',
  tally: { added: '要加', changed: '要改', same: '没变', refused: '有错' },
  unit: '个',
  row: '行',
  drift: '这张对照出来以后，有人改过单位。下面是新的对照，再看一眼。',
  nothing: '这张表和现在的单位一样，没有要导的。',
  onlyWrong: '没有能导的行。改好文件再来一次。',
  confirm: (added: number, changed: number) =>
    [added > 0 ? `加 ${added} 个` : '', changed > 0 ? `改 ${changed} 个` : ''].filter(Boolean).join('，'),
  confirmDespite: '有错的行不导。改好再导一次，已经导过的不会重复。',
  again: '换个文件',
  unknownColumns: (names: string) => `这几列没有用上：${names}`,
  addedTitle: (count: number) => `要加的 ${count} 个`,
  changedTitle: (count: number) => `要改的 ${count} 个`,
  refusedTitle: (count: number) => `有错的 ${count} 处`,
  rest: (count: number) => `还有 ${count} 个，这里不一一列出。`,
  columns: {
    line: '行',
    name: '名称',
    kinds: '类别',
    parent: '上级单位',
    contact: '联系人',
    hotline: '公布电话',
    change: '改什么',
    problem: '哪里不对',
  },
  lineOf: (line: number) => `第 ${line} 行`,
  nameless: '（没有名称）',
  none: '（空）',
  change: (field: string) => `${field}：`,
  arrow: '改成',
  doneTitle: '导入好了',
  doneLine: (file: string, counts: string) => `${file}：${counts}。`,
  toList: '看单位',
  gone: '这张对照过期了，重新选文件。',
}

export const sheetWords = {
  sheet: '单位',
  template: '单位导入模板',
  exported: (town: string, day: string) => `${town}单位表${day}`,
  title: (town: string) => `${town}单位表`,
  hint: '带 * 的必填。空着的格子不改原来的内容，要清空就写“无”。例子行可以删掉。',
  hints: {
    name: '必填，60 个字以内',
    code: '镇里自己的编号。有编码就按编码认单位，改名也认得',
    kinds: '必填，几个类别用顿号隔开，要和“类别”页里的一样',
    parent: '上级单位的名称或编码。空着就是直属镇里。顺序不限，可以写在它后面的行',
    aliases: '简称、旧名，用顿号隔开',
    headcount: '整数',
    households: '整数',
    contactName: '只有办公室和本单位看得到',
    contactPhone: '手机或座机',
    hotline: '印在海报上、给群众打的电话',
    openedOn: '2023-06-16 这样写；空着就是一直在用',
    closedOn: '2023-06-16 这样写；从这天起不再派任务',
  } as Record<SheetField, string>,
  kindsSheet: '类别',
  kindsHead: '可以填的类别',
  howSheet: '填法',
  howHead: ['列', '怎么填'],
  how: [
    ['怎么认单位', '先看编码；没有编码，看名称和上级单位。认得出的是改，认不出的是加。'],
    ['空格子', `空着不改原来的内容。要清空，写“${NOTHING}”。`],
    ['再导一次', '同一张表再导一次，什么也不会变。'],
    ['表里没有的单位', '不会动它，也不会删。'],
  ],
  examples: [
    {
      name: '某某村',
      code: 'C001',
      kinds: '村',
      aliases: '某村、某某行政村',
      headcount: '1610',
      households: '420',
      contactName: '张三',
      contactPhone: '13900000000',
      hotline: '0355-0000000',
    },
    { name: '某某村一组', code: 'C001-1', kinds: '村', parent: '某某村', households: '86' },
    { name: '某某铸造公司', kinds: '企业', headcount: '210', contactName: '李四', openedOn: '2019-03-01' },
  ] as Partial<Record<SheetField, string>>[],
}
