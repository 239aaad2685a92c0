/** What notices of this kind ask for, in the order of precedence: words that one row has taken no later row reads. */
export type TaskRule = {
  topic: string
  title: string
  example: string
  pattern: RegExp
  /** By definition done by these kinds, where the notice speaks to them at all. */
  whom?: string[]
  /** “各站所督促企业…”: whoever is urged does it and reports it; otherwise whoever urges reports. */
  urged?: true
  /** A drill is another task for each kind of place. */
  perKind?: true
  /** Where nobody is named: of those the notice goes to, these. */
  usual?: string[]
  /** Asked of everybody the activity speaks to, whoever carries it on. */
  everybody?: true
  /** One of a list in brackets: its own words are what is asked. */
  itself?: true
}

const enterprise = ['enterprise']

/** What enterprises are asked: 五带头, 动火作业, 外包外租, 承诺践诺. */
export const enterpriseTaskRules: TaskRule[] = [
  {
    topic: 'lead-hazards',
    title: '带头研究组织重大事故隐患排查整治',
    example: '带头研究组织本企业重大事故隐患排查整治',
    pattern: /带头[^、,;(“”)。]{0,10}(?:研究|组织|开展)[^、,;)。]{0,12}(?:重大|事故|安全)隐患[^、,;)。]{0,10}/g,
    whom: enterprise,
    urged: true,
    itself: true,
  },
  {
    topic: 'lead-duties',
    title: '带头落实全员安全生产岗位责任',
    example: '带头落实全员安全生产岗位责任发挥管理团队和专家作用',
    pattern: /带头[^、,;(“”)。]{0,6}落实[^、,;)。]{0,10}(?:岗位|责任)[^、,;)。]{0,16}/g,
    whom: enterprise,
    urged: true,
    itself: true,
  },
  {
    topic: 'lead-hot-work',
    title: '带头对动火等危险作业开展排查整治',
    example: '带头对动火等危险作业开展排查整治',
    pattern: /带头[^、,;(“”)。]{0,6}(?:动火|危险作业)[^、,;)。]{0,16}/g,
    whom: enterprise,
    urged: true,
    itself: true,
  },
  {
    topic: 'lead-contractors',
    title: '带头对外包外租等活动开展排查整治',
    example: '带头对外包外租等生产经营活动开展排查整治',
    pattern: /带头[^、,;(“”)。]{0,6}(?:外包|外租|出租|承包)[^、,;)。]{0,16}/g,
    whom: enterprise,
    urged: true,
    itself: true,
  },
  {
    topic: 'lead-drill',
    title: '带头开展应急救援演练',
    example: '带头开展事故应急救援演练活动',
    pattern: /带头[^、,;(“”)。]{0,14}演练(?:活动)?/g,
    whom: enterprise,
    urged: true,
    itself: true,
  },
  {
    topic: 'hot-work-training',
    title: '动火作业安全培训',
    example: '督促企业对电焊工等危险作业人员开展安全培训',
    pattern: /(?:电焊工|动火|危险作业|特种作业)[^。;,]{0,16}培训/g,
    whom: enterprise,
    urged: true,
  },
  {
    topic: 'hot-work-cards',
    title: '发放岗位风险告知卡和安全操作卡',
    example: '向从业人员发放岗位风险告知卡和安全操作卡',
    pattern: /(?:风险告知|安全操作|应急处置|风险明白|安全明白)卡/g,
    whom: enterprise,
    urged: true,
  },
  {
    topic: 'contractor-publicity',
    title: '张贴法规、典型案例警示教育',
    example: '督促企业在宣传栏张贴安全法律法规制度和安全知识，开展外包外租典型违法案例专题警示教育',
    pattern: /(?:宣传栏|公示栏)?张贴[^。;,]{0,12}(?:法律法规|法规)|(?:外包|外租|承包商)[^。;,]{0,12}(?:案例|警示教育)/g,
    whom: enterprise,
    urged: true,
  },
  {
    topic: 'contractor-check',
    title: '外包外租项目大排查',
    example: '对外包外租项目开展一次大排查',
    pattern: /(?:外包|外租|承包商|相关方|出租厂房)[^,。;“”]{0,14}(?:排查|检查)/g,
    whom: enterprise,
    urged: true,
  },
  {
    topic: 'pledge',
    title: '主要负责人安全承诺践诺',
    example: '开展企业主要负责人“安全承诺践诺”活动',
    pattern: /承诺践诺|安全(?:生产)?承诺|承诺书|公开承诺|倡议书/g,
    whom: enterprise,
    urged: true,
  },
]
