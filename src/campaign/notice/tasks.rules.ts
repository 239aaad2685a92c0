import { enterpriseTaskRules, type TaskRule } from './tasks.enterprise.rules.ts'

/** Every rule, in the order of precedence: words that one row has taken no later row reads. */
export const taskRules: TaskRule[] = [
  ...enterpriseTaskRules,
  {
    topic: 'reader',
    title: '阅读安全应急科普读本',
    example: '各学校要鼓励学校师生阅读一本安全应急科普读本',
    pattern: /读(?:好)?[一1两二]?本?[^。;,]{0,10}读本|科普读本|读书(?:活动|分享)/g,
  },
  {
    topic: 'household-check',
    title: '家庭安全隐患排查',
    example: '各村要号召家庭开展一次安全隐患排查',
    pattern:
      /(?:家庭|住户|农户)[^。;,]{0,10}隐患[^。;,]{0,4}(?:排查|自查|检查)?|家庭[^。;,]{0,8}(?:自查|排查)|入户(?:排查|检查)/g,
  },
  {
    topic: 'charging-check',
    title: '电动车充电安全自查',
    example: '各村要推动社区（村）开展一次电动车充电安全自查',
    pattern: /(?:电动(?:自行)?车)[^。;,]{0,10}(?:自查|排查|检查|整治)|充电安全(?:自查|排查|检查)/g,
  },
  {
    topic: 'escape-map',
    title: '绘制逃生路线图',
    example: '各站所要督促企业组织职工绘制一张逃生路线图',
    pattern: /(?:绘制?|画)[^。;,]{0,8}(?:逃生|疏散|避险|避灾)[^。;,]{0,4}图|(?:逃生|疏散)路线图/g,
    urged: true,
  },
  {
    topic: 'farm-training',
    title: '农机安全技能培训',
    example: '村里办一次农机安全培训',
    pattern: /农机[^。;,]{0,10}(?:培训|教育|检查)/g,
  },
  {
    topic: 'camp',
    title: '参加逃生演练训练营',
    example: '开展线上“逃生演练训练营”',
    pattern: /(?:逃生)?(?:演练)?训练营/g,
  },
  { topic: 'giveaway', title: '自救福利大派送', example: '“自救福利大派送”等活动', pattern: /[^“。;,、]{0,6}大派送/g },
  {
    topic: 'contest',
    title: '网络知识竞赛',
    example: '组织职工登录链工宝APP参加答题',
    pattern: /知识(?:网络)?(?:竞赛|竞答|问答|答题|比赛)|网络答题|参加[^。;,]{0,12}答题|链工宝/g,
  },
  {
    topic: 'films',
    title: '播放科普视频、警示片',
    example: '组织开展“十大逃生演练科普视频”展播',
    pattern:
      /[^“”、,。;\n]{0,10}科普视频|(?:收看|观看|播放|放映|展播)[^。;]{0,24}(?:片|视频|电影)|(?:警示|宣传|主题|专题|公益|警示教育)片|视频展播/g,
  },
  {
    topic: 'launch',
    title: '启动仪式、动员会',
    example: '5月31日举办启动仪式',
    pattern: /启动(?:仪式|大会)|动员(?:大?会|部署会|部署大会)/g,
  },
  {
    topic: 'open-day-live',
    title: '安全宣传咨询日网络直播',
    example: '组织开展“安全宣传咨询日”现场活动和网络直播',
    pattern: /(?:网络|线上|现场)直播|直播(?:活动|带)/g,
  },
  {
    topic: 'open-day-site',
    title: '安全宣传咨询日现场活动',
    example: '各村同步设咨询点',
    pattern: /咨询日”?[^。;,“]{0,10}(?:现场|活动|宣传)|咨询(?:点|台|活动)|咨询日/g,
  },
  {
    topic: 'skills-training',
    title: '自救互救技能培训',
    example: '开展一次从业人员自救互救技能培训',
    pattern:
      /(?:自救互救|应急救护|急救|心肺复苏|灭火器?)[^。;,、]{0,10}(?:培训|训练|教学)|(?:应急|逃生)[^。;,、]{0,6}技能培训/g,
    urged: true,
  },
  {
    topic: 'drill',
    title: '应急演练',
    example: '规模以上企业每家组织1次疏散演练',
    pattern: /演练|实战推演|拉练/g,
    urged: true,
    perKind: true,
  },
  {
    topic: 'discussion',
    title: '安全生产大家谈',
    example: '各企业组织开展“安全生产大家谈”',
    pattern: /大家谈|大讨论|座谈(?:会|交流)|辩论赛/g,
    urged: true,
  },
  {
    topic: 'pre-shift',
    title: '班前会讲安全',
    example: '各企业开好“班前会”',
    pattern: /班前(?:会|五分钟)/g,
    urged: true,
  },
  {
    topic: 'case-study',
    title: '以案说法、警示教育',
    example: '开展“以案说法”，进行警示教育',
    pattern: /以案(?:说法|普法|释法|促改|促治|为鉴|警示)|警示教育|(?:典型)?事故案例/g,
    urged: true,
  },
  {
    topic: 'article',
    title: '发表评论文章或心得体会',
    example: '主要负责人要发表评论文章或心得体会',
    pattern: /(?:评论|理论|署名)文章|心得体会|学习体会文章|征文/g,
  },
  {
    topic: 'law-publicity',
    title: '宣贯安全生产法',
    example: '持续宣贯安全生产法',
    pattern:
      /(?:宣贯|学习|宣传|宣讲|普及)[^。;,]{0,8}(?:安全生产法|法律法规)|安全生产法》?[^。;,]{0,6}(?:宣贯|宣传|学习|宣讲)|普法/g,
  },
  {
    topic: 'hotline',
    title: '设立并公开举报电话',
    example: '各村、各站所要设立并公开举报电话',
    pattern: /(?:设立|公布|公开|开设|开通|畅通)[^。;,]{0,10}(?:举报|热线)(?:电话|渠道|方式|平台|信箱|热线)?/g,
  },
  {
    topic: 'hazard-search',
    title: '查找身边安全隐患',
    example: '鼓励全员查找身边的安全隐患',
    everybody: true,
    pattern:
      /(?:查找|排查|寻找|找)[^。;,]{0,6}身边[^。;,]{0,8}(?:隐患|风险)|随手拍|吹哨人|(?:拨打|通过)[^。;]{0,30}举报|内部报告|隐患大?(?:扫除|起底)/g,
  },
  {
    topic: 'exposure',
    title: '曝光重大事故隐患',
    example: '曝光重大事故隐患和突出问题',
    pattern: /曝光/g,
    usual: ['village', 'community', 'station', 'office', 'member', 'subordinateGov'],
  },
  {
    topic: 'inspection',
    title: '安全检查',
    example: '开展“打非治违”和安全生产大检查',
    pattern: /打非治违|大检查|明查暗访|(?:执法|安全|专项|集中|联合|督导)检查|回头看/g,
    usual: ['village', 'community', 'station', 'office', 'member', 'subordinateGov'],
  },
  {
    topic: 'hazard-search',
    title: '安全隐患排查',
    example: '开展安全隐患排查行动',
    pattern:
      /隐患[^。;,]{0,6}(?:排查|自查|整改|治理|整治)|(?:排查|查找|自查)[^。;,]{0,14}隐患|自查自改|全员查隐患|查隐患/g,
    urged: true,
  },
  {
    topic: 'lecture',
    title: '主要负责人宣讲',
    example: '各村、各站所和企业主要负责人要组织开展宣讲活动',
    pattern: /(?:主要负责人|第一责任人|领导干部|书记)[^。;,]{0,14}(?:宣讲|讲安全|上[^。;,]{0,4}课)|宣讲/g,
  },
  {
    topic: 'lecture',
    title: '专题学习',
    example: '各村、各企业至少组织1次集中学习',
    pattern:
      /(?:专题|理论|集中|组织|安排|开展|系统)[^。;,]{0,6}学习|学习(?:宣传)?贯彻|专题宣传贯彻|宣传贯彻活动|宣贯活动|大讲堂|公开课|微课堂|讲座|学习讲堂|主题教育课|班会|国旗下讲话/g,
  },
  {
    topic: 'coverage',
    title: '宣传报道活动进展',
    example: '积极组织宣传报道企业主要负责人“五带头”进展情况',
    pattern: /宣传报道|新闻报道|跟踪报道|报送信息稿件/g,
    usual: ['village', 'community', 'station', 'office', 'member', 'subordinateGov'],
  },
  {
    topic: 'publicity',
    title: '社会化宣传',
    example: '广泛深入开展社会化宣传',
    pattern:
      /社会化宣传|(?<!咨询日”“)大宣传|(?:悬挂|张贴|设置|制作|刷写)[^。;]{0,16}(?:横幅|标语|海报|展板|宣传栏|挂图|板报)|发放[^。;,]{0,14}(?:资料|手册|传单|明白纸|折页|单页)|LED|宣传车|大喇叭|广播|公众号|宣传栏|(?:深入|走进|进)(?:村|企业|社区|学校|家庭|农村|校园)/g,
  },
  {
    topic: 'skills-training',
    title: '安全培训',
    example: '对从业人员开展安全培训',
    pattern: /(?:安全|专题|全员|岗前|教育|集中)[^。;,、]{0,6}培训/g,
    urged: true,
  },
  {
    topic: 'plan',
    title: '制定活动方案',
    example: '各单位要制定具体方案',
    pattern: /制[定订][^。;,]{0,10}(?:方案|计划)/g,
  },
  {
    topic: 'statistics',
    title: '报送活动统计表',
    example: '每周五报送统计表',
    pattern: /(?:统计|汇总|进展)[^。;,]{0,4}表/g,
  },
  {
    topic: 'summary',
    title: '报送活动总结',
    example: '7月2日前报送活动总结',
    pattern: /(?:报送|上报|提交|形成|撰写|报)[^。;]{0,16}总结|总结[^。;]{0,12}(?:报送|上报|报至|提交|报)/g,
  },
  {
    topic: 'materials',
    title: '报送活动图片和资料',
    example: '相关活动的图片及其他资料活动结束后及时上报',
    pattern:
      /(?:图片|照片|影像|资料|材料|信息|台账|签到表)[^。;]{0,24}(?:上报|报送|报至|提交|发至|反馈|发送|交)|(?:上报|报送|提交)[^。;,]{0,16}(?:图片|照片|影像|资料|材料|信息)/g,
  },
]

/** Inside the open day these are parts of it. */
export const partsOfOpenDay = new Set([
  'films',
  'publicity',
  'coverage',
  'lecture',
  'law-publicity',
  'hazard-search',
  'hotline',
  'contest',
  'case-study',
  'inspection',
  'skills-training',
])

/** “结合‘打非治违’等工作，…”: what a clause builds on is asked for elsewhere. */
export const buildsOn =
  /(?:结合|借助|依托|借|围绕|按照|根据|依据|参照)(?![^,]*(?:开展|组织|举办|进行|做好|召开|安排))[^,]*$/

/** The topic of a drill depends on where it is held. */
export const drillOf: Record<string, { topic: string; title: string }> = {
  village: { topic: 'drill-village', title: '村庄应急演练' },
  community: { topic: 'drill-community', title: '社区应急演练' },
  school: { topic: 'drill-school', title: '校园应急演练' },
  household: { topic: 'drill-household', title: '家庭逃生演练' },
  enterprise: { topic: 'drill-enterprise', title: '企业应急演练' },
}
export const anyDrill = { topic: 'drill-enterprise', title: '全员应急演练' }
