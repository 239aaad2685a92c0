import { dayWords } from '#platform/html/words.ts'
import type { Column } from './overview.rules.ts'

const chinese = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** 1 → 一, 12 → 十二, 25 → 二十五. */
export const numeral = (count: number): string => {
  if (count <= 10) return chinese[count]!
  const [tens, ones] = [Math.floor(count / 10), count % 10]
  return `${tens > 1 ? chinese[tens] : ''}十${ones > 0 ? chinese[ones] : ''}`
}

const quoted = (text: string): string => (/^“.*”$/.test(text) ? text : `“${text}”`)

/** A document by its name and number, or by its number alone. */
const reference = (text: string): string => (/^[^《]*〔.*号$/.test(text) ? `${text}文件` : text)

/** The page around the paper. */
export const summaryPageWords = {
  title: '总结',
  paper: '总结全文',
  basis: '只用审核通过的数。点文中的数字，看是哪些单位报的。',
  download: { docx: '下载 Word', pdf: '下载 PDF' },
  within: '写进去的',
  figures: (count: number) => `${count} 个数`,
  photos: (count: number) => `${count} 张照片`,
  terms: { figures: '数字', photos: '照片', until: '截至' },
  missing: '还要补的',
  hole: (text: string) => `依据的文号不全：${text}`,
  running: (day: string) => `活动月 ${day} 才结束，现在的数还会变。`,
  waiting: (count: number) => `${count} 件待审，审了才算进来。`,
  choose: '怎么出',
  recipients: '主送机关',
  recipientsHint: '没有就空着',
  photosAsked: '附几张照片',
  noPhotos: '不附照片',
  upTo: (count: number) => `最多 ${count} 张`,
  renew: '照这样出',
  photoOf: (unit: string, title: string) => `${unit}的照片：${title}`,
  photosOf: (count: number) => `附件2　活动照片（${count} 张）`,
  nothing: '还没有审核通过的材料',
  nothingNext: '审核通过以后，总结就写得出来。',
}

/** A word of the form's figures as it is said in a sentence; what is not here is said as it stands. */
const said: Record<string, string> = {
  '文章、心得': '撰写文章、心得体会',
  大家谈: '组织大家谈',
  班前会: '召开班前会',
  路线图: '绘制逃生路线图',
  横幅: '悬挂横幅',
  展板: '摆放展板',
  资料: '发放资料',
  承诺书: '签订承诺书',
  已践诺: '兑现承诺',
  查了: '排查',
  查了充电的地方: '排查充电场所',
  明确责任的岗位: '明确岗位责任',
  风险告知卡: '发放风险告知卡',
  安全操作卡: '发放安全操作卡',
  警示教育: '开展警示教育',
  张贴公开: '张贴公开举报电话',
  咨询台: '设置咨询台',
  咨询: '接待群众咨询',
  启动仪式: '举行启动仪式',
}

const verbFirst =
  /^(设立|公开|查找|排查|组织|开展|发放|签|张贴|参加|观看|收看|阅读|举办|宣传|督促|推动|发表|撰写|绘制|学习|悬挂|曝光|召开|落实|建立|制定|播放|报送|上报|研究|带头|明确|深入|广泛)/
const deed =
  /(活动|竞赛|培训|演练|排查|自查|检查|展播|宣讲|宣传|讲座|直播|训练营|派送|践诺|教育|仪式|大家谈|班前会|说法|咨询)$/

/** 一是设立… · 一是组织开展…培训 · 一是组织撰写…心得体会. */
const lead = (title: string): string => {
  const bare = title.replace(/[。；，：]+$/, '')
  if (verbFirst.test(bare)) return bare
  if (/(文章|体会|稿)$/.test(bare)) return `组织撰写${bare}`
  return `组织开展${bare}${deed.test(bare) ? '' : '活动'}`
}

/** 宣讲场次 79 场 → 宣讲 79 场; 讲了几场 → 讲了 79 场. */
const figure = (name: string, counter: string): string => {
  const bare = name.replace(/(几|多少).*$/, '').replace(/(场次|人次|人数|次数|数量)$/, '')
  return said[bare] ?? (bare === '' || bare === counter ? '' : bare)
}

export const summaryWords = {
  /** 机关, 事由, 文种: a line each, broken by sense. */
  title: (issuer: string, year: number): string[] => [issuer, `关于${year}年“安全生产月”活动`, '开展情况的总结'],
  month: (year: number, ordinal: number | null, theme: string): string =>
    [
      ordinal ? `${year}年6月是第${ordinal}个全国“安全生产月”` : `${year}年6月是全国“安全生产月”`,
      theme ? `，主题是${quoted(theme)}` : '',
      '。',
    ].join(''),
  basis: (basis: readonly string[]): string => (basis.length > 0 ? `根据${basis.map(reference).join('、')}要求，` : ''),
  span: (from: string, to: string): string => `我镇于${dayWords.day(from)}至${dayWords.day(to)}在全镇范围内`,
  spanless: '我镇',
  held: '组织开展了“安全生产月”活动。',
  committee: {
    sentence: '健全组织机构。成立',
    unnamed: '“安全生产月”活动指导委员会',
    chair: (holder: string) => `由${holder}任主任`,
    members: (holder: string) => `${holder}为成员`,
    other: (seat: string, holder: string) => `${holder}任${seat}`,
    office: (place: string) => `指导委员会下设办公室，办公室设在${place}`,
    officeHead: (holder: string) => `主任由${holder}担任`,
    duties: '负责总体安排部署、组织实施、指导协调',
  },
  plan: {
    issued: (day: string, title: string) =>
      `细化工作任务。${dayWords.day(day)}印发${title ? `《${title}》` : '活动通知'}，`,
    begun: '细化工作任务。',
    activities: (count: number) => `把${numeral(count)}项活动细化为`,
  },
  review: (office: string) => `逐件审核把关。各单位报送的数字、照片由${office || '办公室'}逐件审核，`,
  chapters: ['加强组织领导', '活动开展情况', '存在的问题', '下一步打算'],
  chapter: (index: number, title: string): string => `${numeral(index)}、${title}`,
  activity: (index: number, heading: string): string => `（${numeral(index)}）${heading}`,
  nth: (index: number): string => `${numeral(index)}是`,
  lead,
  figure,
  units: {
    place: '个村（社区）',
    station: '个站所',
    enterprise: '家企业',
    school: '所学校',
    other: '个其他单位',
  } satisfies Record<Column, string>,
  /** a · a和b · a、b和c */
  joint: (index: number, count: number): string => (index === 0 ? '' : index === count - 1 ? '和' : '、'),
  problems: {
    late: (share: number) =>
      share >= 95 ? '个别单位报送不及时。' : share >= 85 ? '部分单位报送不及时。' : '报送不及时的单位还比较多。',
    of: (units: readonly { unit: string; count: number }[], more: number) =>
      `${units.map((one) => `${one.unit}（${one.count}件）`).join('、')}${more > 0 ? `等${units.length + more}个单位` : ''}`,
    slow: '有的任务进展不平衡。',
    quality: '有的材料质量不高。',
    none: '从审核情况看，应报的任务均已按要求报送并通过审核。',
  },
  next: {
    late: '抓好补报补正。',
    unfixed: '抓好隐患整改。',
    keep: '巩固活动成果。',
    lasting: (year: number) =>
      `把活动中行之有效的做法坚持下来，把安全宣传、应急演练和隐患排查融入日常工作，常抓不懈，为${year}年“安全生产月”打好基础。`,
  },
  contact: (phone: string) => `联系电话：${phone}`,
  date: (day: string) => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`,
  attachments: { table: (year: number) => `${year}年“安全生产月”活动进展情况统计表`, photos: '活动照片' },
  tableHeads: {
    number: '序号',
    activity: '活动项目',
    figure: '指标',
    counter: '单位',
    total: '累计',
    units: '报送单位',
  },
  unitsCount: (count: number) => `${count}个`,
  label: (at: number, of: number) => (of > 1 ? `附件${at}` : '附件'),
  caption: (unit: string, title: string, day: string | null) =>
    `${unit}：${title}${day ? `（${dayWords.day(day)}）` : ''}`,
  file: (town: string, year: number, ending: string) => `${town}${year}年安全生产月活动总结.${ending}`,
}
