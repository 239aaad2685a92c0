import type { Topic } from './topics.rules.ts'

export interface SchemeTask {
  topic: Topic
  title: string
  kinds: readonly string[]
  /** Day of June that it is for. */
  day?: number
}

export interface SchemeActivity {
  heading: string
  body: string
  tasks: readonly SchemeTask[]
}

export interface Scheme {
  /** Number of the national document, empty where it was not found. */
  document: string
  /** Where the items were taken from. */
  source: string
  activities: readonly SchemeActivity[]
}

const all = ['village', 'community', 'station', 'enterprise', 'school'] as const
const lived = ['village', 'community'] as const
const task = (topic: Topic, title: string, kinds: readonly string[], day?: number): SchemeTask => ({
  topic,
  title,
  kinds,
  ...(day ? { day } : {}),
})

const openDay: SchemeActivity = {
  heading: '开展“6·16安全宣传咨询日”活动',
  body: '6月16日开展现场咨询和网络直播，面向群众和从业人员解答安全问题。',
  tasks: [task('open-day-site', '咨询日现场活动', all, 16), task('open-day-live', '咨询日网络直播', all, 16)],
}

/** Items 1–6 as the energy administration and a city handed them on in full, item 7 from a city's plan. */
const scheme2023: Scheme = {
  document: '安委办〔2023〕5号',
  source: '国务院安委会办公室 2023 年全国“安全生产月”活动方案，七项活动',
  activities: [
    {
      heading: '深入开展习近平总书记关于安全生产重要论述宣贯活动',
      body: '主要负责人宣讲，发表评论文章、心得体会；组织“安全生产大家谈”“班前会”“以案说法”。',
      tasks: [
        task('lecture', '主要负责人宣讲', all),
        task('article', '评论文章、心得体会', all),
        task('discussion', '安全生产大家谈', ['enterprise']),
        task('pre-shift', '班前会', ['enterprise']),
        task('case-study', '以案说法', ['enterprise']),
      ],
    },
    {
      heading: '着眼于“人人讲安全、个个会应急”，开展安全宣传“五进”活动',
      body: '逃生演练科普视频展播、网络知识竞赛、线上训练营、自救福利大派送；应急科普“五个一”。',
      tasks: [
        task('films', '逃生演练科普视频展播', all),
        task('contest', '网络知识竞赛', all),
        task('camp', '线上逃生演练训练营', all),
        task('giveaway', '自救福利大派送', lived),
        task('reader', '阅读一本安全应急科普读本', ['school']),
        task('household-check', '开展一次家庭安全隐患排查', lived),
        task('farm-training', '开展一次农机安全技能培训', ['village']),
        task('charging-check', '开展一次电动车充电安全自查', lived),
        task('escape-map', '绘制一张逃生路线图', ['enterprise']),
      ],
    },
    {
      heading: '聚焦专项排查整治，开展企业主要负责人“五带头”宣传活动',
      body: '主要负责人“安全承诺践诺”，带头抓重大隐患、岗位责任、动火作业、外包外租、应急演练。',
      tasks: [
        task('pledge', '安全承诺践诺', ['enterprise']),
        task('lead-hazards', '带头研究重大事故隐患排查整治', ['enterprise']),
        task('lead-duties', '带头落实全员安全生产岗位责任', ['enterprise']),
        task('lead-hot-work', '带头排查整治动火等危险作业', ['enterprise']),
        task('lead-contractors', '带头排查整治外包外租', ['enterprise']),
        task('lead-drill', '带头开展应急救援演练', ['enterprise']),
      ],
    },
    {
      heading: '发挥媒体和社会监督作用，开展全员查找身边隐患活动',
      body: '曝光重大隐患和突出问题，公开举报渠道，鼓励全员查找身边的隐患。',
      tasks: [
        task('hotline', '公开举报电话', all),
        task('hazard-search', '全员查找身边隐患', all),
        task('exposure', '曝光隐患和突出问题', ['station']),
      ],
    },
    {
      heading: '坚持全民参与，组织开展常态化应急演练活动',
      body: '按各自的风险组织演练，开展自救互救技能培训。',
      tasks: [
        task('drill-enterprise', '企业事故应急演练', ['enterprise']),
        task('skills-training', '从业人员自救互救技能培训', ['enterprise']),
        task('drill-village', '农村逃生救援演练', ['village']),
        task('drill-community', '社区逃生救援演练', ['community']),
        task('drill-school', '学校逃生演练', ['school']),
      ],
    },
    openDay,
    {
      heading: '线上线下主题宣传活动',
      body: '横幅、展板、资料、大屏和新媒体一起用，营造氛围。',
      tasks: [task('publicity', '主题宣传', all)],
    },
  ],
}

/** Items 1 and 2 from the document's text, the rest from People's Daily, 1 June 2024. */
const scheme2024: Scheme = {
  document: '安委办〔2024〕3号',
  source: '国务院安委会办公室 2024 年全国“安全生产月”活动通知，五项活动',
  activities: [
    {
      heading: '学习宣传贯彻习近平总书记关于安全生产重要论述',
      body: '大家谈、班前会、以案普法，播放主题片，组织全民安全公开课。',
      tasks: [
        task('lecture', '全民安全公开课', all),
        task('discussion', '安全生产大家谈', ['enterprise']),
        task('pre-shift', '班前会', ['enterprise']),
        task('case-study', '以案普法', all),
        task('films', '播放主题片', all),
      ],
    },
    {
      heading: '开展“畅通生命通道”宣传和演练活动',
      body: '检查疏散标识和通道，针对火灾、地震等情景组织逃生演练。',
      tasks: [
        task('hazard-search', '排查疏散通道和标识', all),
        task('drill-enterprise', '企业疏散逃生演练', ['enterprise']),
        task('drill-village', '农村逃生演练', ['village']),
        task('drill-community', '社区逃生演练', ['community']),
        task('drill-school', '学校火灾、地震疏散演练', ['school']),
      ],
    },
    openDay,
    {
      heading: '推动安全宣传“五进”走深走实',
      body: '企业安全文化、农村自建房、社区进门入户、学校融入教学、家庭自查。',
      tasks: [
        task('law-publicity', '企业安全文化宣讲', ['enterprise']),
        task('household-check', '自建房和家庭安全自查', lived),
        task('publicity', '社区进门入户宣传', ['community']),
        task('lecture', '安全应急课进课堂', ['school']),
      ],
    },
    {
      heading: '围绕当前重点工作开展宣传',
      body: '治本攻坚、燃气安全、电动自行车安全。',
      tasks: [
        task('charging-check', '电动自行车充电安全排查', lived),
        task('inspection', '治本攻坚隐患检查', ['station', 'enterprise']),
      ],
    },
  ],
}

/** Items 1 and 2 from three towns that handed the document on, the rest from People's Daily, 31 May 2025. */
const scheme2025: Scheme = {
  document: '安委办〔2025〕1号',
  source: '国务院安委会办公室 2025 年全国“安全生产月”活动通知，四项活动',
  activities: [
    {
      heading: '学习宣传贯彻习近平总书记关于安全生产重要论述，建设安全文化',
      body: '微课堂、公开课、辩论赛、参观见学、读书。',
      tasks: [
        task('lecture', '安全公开课、微课堂', all),
        task('discussion', '安全文化大家谈、辩论赛', ['enterprise', 'school']),
        task('reader', '安全读书活动', ['school']),
      ],
    },
    {
      heading: '开展“查找身边安全隐患”系列活动',
      body: '隐患排查行动、内部报告奖励、重大隐患判定标准宣讲。',
      tasks: [
        task('hazard-search', '安全隐患排查行动', all),
        task('hotline', '公开隐患报告和奖励渠道', all),
        task('law-publicity', '重大事故隐患判定标准宣讲', ['enterprise']),
      ],
    },
    openDay,
    {
      heading: '推动安全宣传“五进”',
      body: '农机、有限空间、自建房、燃气；学校“隐患大起底”、防溺水；家庭自查。',
      tasks: [
        task('farm-training', '农机安全技能培训', ['village']),
        task('household-check', '家庭安全自查', lived),
        task('drill-school', '学校防溺水和逃生演练', ['school']),
        task('drill-enterprise', '企业应急演练', ['enterprise']),
      ],
    },
  ],
}

/** The national text of 2026 was not found; its theme was, with a ministry. */
const scheme2026: Scheme = {
  ...scheme2025,
  document: '',
  source: '2026 年的全国方案原文还没有收进来，先按 2025 年的四项列，主题已换',
}

export const schemes: Readonly<Record<number, Scheme>> = {
  2023: scheme2023,
  2024: scheme2024,
  2025: scheme2025,
  2026: scheme2026,
}

export const schemeWords = {
  title: (year: number) => `${year}年“安全生产月”活动方案`,
  markers: ['（一）', '（二）', '（三）', '（四）', '（五）', '（六）', '（七）', '（八）'],
  from: (source: string) => `${source}。上级今年有通知的，对着通知改。`,
}
