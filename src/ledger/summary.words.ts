const chinese = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** 1 → 一, 12 → 十二, 25 → 二十五. */
export const numeral = (count: number): string => {
  if (count <= 10) return chinese[count]!
  const [tens, ones] = [Math.floor(count / 10), count % 10]
  return `${tens > 1 ? chinese[tens] : ''}十${ones > 0 ? chinese[ones] : ''}`
}

const quoted = (text: string): string => (/^“.*”$/.test(text) ? text : `“${text}”`)

export const summaryWords = {
  page: '总结',
  title: (town: string, year: number): string[] => [`${town}关于${year}年“安全生产月”`, '活动开展情况的总结'],
  opening: (year: number, ordinal: number | null, theme: string, basis: readonly string[], span: string): string =>
    [
      basis.length > 0 ? `根据${basis.join('、')}要求，` : '',
      `我镇于${span}开展了`,
      ordinal ? `第${ordinal}个` : `${year}年`,
      `全国“安全生产月”活动，`,
      theme ? `主题是${quoted(theme)}。` : '',
    ].join(''),
  result: {
    before: '全镇',
    units: ' 个单位应报 ',
    asked: ' 件，按时间节点报上 ',
    received: ' 件，审核通过 ',
    accepted: ' 件，通过率 ',
    after: '%。现将有关情况总结如下：',
  },
  lead: '加强组织领导',
  committee: (name: string, office: string) =>
    `成立${name || '“安全生产月”活动指导委员会'}${office ? `，下设办公室，办公室设在${office}` : ''}。`,
  seats: (seats: readonly { seat: string; holder: string }[]) =>
    seats.map(({ seat, holder }) => `${seat}由${holder}担任`).join('，'),
  duties: (duties: readonly string[]) => `办公室职责：${duties.join('；')}。`,
  done: '活动开展情况',
  ordinalIs: (index: number) => `${numeral(index)}是`,
  task: (title: string) => title,
  by: (units: number) => `，${units} 个单位开展`,
  figures: '，',
  between: '、',
  end: '。',
  nothing: '本项活动没有报上并通过的材料。',
  problems: '存在的问题',
  noProblems: '应报的任务均已报上并通过审核。',
  late: (units: readonly { unit: string; count: number }[], more: number) =>
    `还有 ${units.reduce((sum, one) => sum + one.count, 0)} 件逾期没有报上，涉及${units.map((one) => `${one.unit}（${one.count} 件）`).join('、')}${more > 0 ? `等 ${units.length + more} 个单位` : ''}。`,
  untouched: (titles: readonly string[]) => `以下任务还没有通过的材料：${titles.join('、')}。`,
  next: '下一步打算',
  nextLate: '督促逾期单位补报，逐件销号。',
  nextAlways: (year: number) => `把活动中查出的隐患改到位，把管用的做法留下来，为 ${year + 1} 年“安全生产月”打好基础。`,
  attachments: (year: number) => [`${year}年“安全生产月”活动进展情况统计表`, '活动照片'],
  photosOf: (count: number) => `活动照片（${count} 张）`,
  caption: (unit: string, task: string) => `${unit}　${task}`,
  note: '（文中数字由审核通过的填报加总得出，均可点开核对）',
  file: (year: number, ending: string) => `${year}年安全生产月活动总结.${ending}`,
  download: { docx: '下载 Word', pdf: '下载 PDF' },
  howMany: {
    title: '写进去的',
    figures: (count: number) => `${count} 个数`,
    photos: (count: number) => `${count} 张照片`,
    late: (count: number) => `${count} 家逾期`,
  },
  preview: '先看一眼',
  basis: '只用通过的数。点文中的数字，看是哪些单位报的。',
}
