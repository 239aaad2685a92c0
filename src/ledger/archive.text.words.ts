import type { EvidenceKind } from '#campaign/campaign.types.ts'
import type { Stage } from '#campaign/standing.rules.ts'
import type { Via } from '#campaign/submissions.store.ts'

/** What a report says when it is read without the site. */
export const recordWords = {
  title: (unit: string, task: string, week: string) => `${unit}　${task}${week}`,
  week: (period: number) => (period > 0 ? `（第 ${period} 周）` : ''),
  activity: '活动：',
  ask: '要求：',
  due: '截止：',
  stage: '现在：',
  receipt: (name: string, at: string) => `签收：${name}　${at}`,
  waiver: (reason: string, name: string, at: string) => `免报：${reason}　${name}　${at}`,
  version: (version: number, number: string) => `第 ${version} 版　回执号 ${number}`,
  sent: (name: string, via: string, at: string) => `${name} ${via}，${at}`,
  held: '开展日期：',
  figure: (name: string, value: number, counter: string) => `${name}：${value} ${counter}`,
  words: '情况：',
  review: (word: string, name: string, at: string, reason: string) =>
    `审核：${word}　${name}　${at}${reason ? `　${reason}` : ''}`,
  verdicts: { accepted: '通过', returned: '退回' },
  due2: (at: string) => `改好再报，截止：${at}`,
  files: '照片和文件：',
  noFiles: '没有照片和文件。',
  via: { link: '扫码填报', 'sign-in': '登录填报', office: '由办公室代报' } satisfies Record<Via, string>,
  stages: {
    issued: '没签收',
    signed: '已签收，没报',
    sent: '待审',
    returned: '退回，没再报',
    accepted: '已通过',
    waived: '免报',
  } satisfies Record<Stage, string>,
  kinds: { photo: '照片', video: '视频', sheet: '签到表', file: '文件' } satisfies Record<EvidenceKind, string>,
}

export const indexWords = {
  title: (town: string, title: string) => `${town}　${title}　归档目录`,
  made: (at: string, by: string) => `${at} 由 ${by} 归档`,
  open: '先解压，再打开这一页：链接通向同一个文件夹里的文件。',
  papers: '文件',
  noticeText: '通知（文字）',
  noticeFile: '通知（原件）',
  statistics: '活动进展情况统计表（Excel）',
  docx: '总结（Word）',
  pdf: '总结（PDF）',
  workbook: '目录（Excel）',
  manifest: '清单：每个文件的大小和校验码',
  figures: '统计表：每个数从哪来',
  figuresHint: '点累计数，看是哪些单位报的，照片在哪。只算审核通过的。',
  heads: { number: '序号', task: '任务', figure: '指标', counter: '单位', total: '累计', units: '报的单位' },
  sources: '数字的出处',
  source: (task: string, figure: string) => `${task}：${figure}`,
  sum: (total: number, counter: string, units: number) => `合计 ${total} ${counter}，${units} 个单位`,
  sourceHeads: { unit: '单位', value: '数', receipt: '回执号', day: '日期', record: '记录', files: '照片和文件' },
  back: '回到统计表',
  noneGiven: '没有审核通过的数。',
  byUnit: '按活动和单位',
  unitHeads: { unit: '单位', task: '任务', stage: '现在', record: '记录', files: '照片和文件' },
  record: '填报记录',
  none: '没有',
  nth: (nth: number) => `${nth}`,
  check: '怎么核对',
  checkHow: (command: string) =>
    `清单 manifest.json 记着每个文件的 SHA-256。清单自己的 SHA-256 记在网站“归档”页上。用命令 ${command} 逐个核对。`,
}

export const workbookWords = {
  files: {
    sheet: '文件目录',
    heads: ['活动', '单位', '任务', '周', '文件', '种类', '随第几版', '上传时间', '大小（字节）', 'SHA-256'],
  },
  tasks: {
    sheet: '任务',
    heads: ['活动', '任务', '要求', '应报', '已报', '通过', '免报'],
  },
  reports: {
    sheet: '填报',
    heads: ['活动', '单位', '任务', '周', '现在', '回执号', '版', '填报人', '时间', '情况', '指标', '记录'],
  },
  reviews: {
    sheet: '审核',
    heads: ['单位', '任务', '周', '回执号', '版', '结论', '谁', '时间', '原因'],
  },
}
