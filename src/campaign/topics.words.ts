import type { FigureOf, Topic } from './topics.rules.ts'

interface Words<T extends Topic> {
  /** Name and 量词 of each figure. */
  figures: { readonly [code in FigureOf<T>]: readonly [name: string, counter: string] }
  howTo: string
}

const found = ['发现隐患', '处'] as const
const fixed = ['当场整改', '处'] as const
const drill = { drills: ['演练', '场'], people: ['参加', '人次'] } as const
const lesson = { lessons: ['讲课', '场'], listeners: ['听讲', '人次'] } as const
const training = { trainings: ['培训', '场'], trainees: ['参训', '人次'] } as const
const example = (report: string): string => `可以这样报：“${report}”`

/** How somebody who has done it before would explain it, with a report that needs no second question. */
export const topicWords: { readonly [T in Topic]: Words<T> } = {
  lecture: {
    figures: { talks: ['宣讲', '场'], listeners: ['听讲', '人次'] },
    howTo: `主要负责人到场讲，讲身边的事。${example('6月8日晚在大院讲用电防火，42人，讲了三条，老人最关心液化气。')}`,
  },
  article: {
    figures: { articles: ['文章、心得', '篇'] },
    howTo: `自己写，几百字就行，贴出来或发在群里。${example('村主任写了一篇，贴在公示栏，念给党员听了。')}`,
  },
  discussion: {
    figures: { discussions: ['大家谈', '场'], speakers: ['参加', '人次'] },
    howTo: `让一线的人说，记下说了什么。${example('机修班谈上个月差点夹手的事，18人，定了两条改法。')}`,
  },
  'pre-shift': {
    figures: { meetings: ['班前会', '次'], workers: ['参加', '人次'] },
    howTo: `上岗前几分钟，说清当天哪里危险。${example('这周开了12次，每班20来人，重点说了高温和防滑。')}`,
  },
  'case-study': {
    figures: lesson,
    howTo: `选同行业的事故，说清怎么出的、我们有没有。${example('讲了邻县铸造厂烫伤的案例，31人，当天查出两处没护栏。')}`,
  },
  films: {
    figures: { screenings: ['播放', '场'], viewers: ['观看', '人次'] },
    howTo: `广场、会议室、食堂电视都行。${example('文化广场放了两晚，高层逃生和电动车着火，大约120人看。')}`,
  },
  contest: {
    figures: { contestants: ['答题', '人'] },
    howTo: `把链接发到群里，教不会用手机的人。${example('群里发了链接，86人答完，传一张名单截图。')}`,
  },
  camp: {
    figures: { players: ['参加', '人次'] },
    howTo: `手机上就能做，学生可以集中做。${example('三年级两个班集中做了一节课，74人次。')}`,
  },
  giveaway: {
    figures: { gifts: ['发放', '份'] },
    howTo: `领多少、发给谁，记个数。${example('领了60份逃生绳和口罩，先给了住三楼以上的。')}`,
  },
  reader: {
    figures: { readers: ['阅读', '人'] },
    howTo: `读本、绘本、电子书都行，读完说说。${example('四到六年级人人读了《应急科普读本》，186人，班里讲了心得。')}`,
  },
  'household-check': {
    figures: { homes: ['查了', '户'], found, fixed },
    howTo: `看电线、燃气、煤炉、楼道堆物，能改的当场改。${example('分四组走了210户，查出17处，改了14处，三处老线等电工。')}`,
  },
  'charging-check': {
    figures: { places: ['查了充电的地方', '处'], found, fixed },
    howTo: `看有没有进楼道、飞线、私改电池。${example('查了车棚和楼道23处，4处飞线当场收了。')}`,
  },
  'escape-map': {
    figures: { maps: ['路线图', '张'], drawers: ['参加绘制', '人'] },
    howTo: `职工自己画，标出口、灭火器、集合点，贴在岗位边。${example('五个车间各画一张，27人参加，已贴。')}`,
  },
  'farm-training': {
    figures: training,
    howTo: `请农机手讲，在地头讲也行。${example('收麦前讲了收割机防火，33人，看了两台车。')}`,
  },
  publicity: {
    figures: { banners: ['横幅', '条'], boards: ['展板', '块'], leaflets: ['资料', '份'] },
    howTo: `挂在人多的地方，没有的填 0。${example('村口和学校门前各一条横幅，资料送到户，发了600份。')}`,
  },
  coverage: {
    figures: { reports: ['宣传报道', '篇'] },
    howTo: `村里的群、公众号、广播稿都算一篇。${example('公众号发了2篇，讲安禾铸造带头查隐患，阅读300多。')}`,
  },
  'law-publicity': {
    figures: lesson,
    howTo: `讲安全生产法里和自己有关的几条。${example('给三家企业讲了第一责任人的七条职责，12人。')}`,
  },
  pledge: {
    figures: { pledges: ['承诺书', '份'], kept: ['已践诺', '件'] },
    howTo: `主要负责人签，写具体做什么、几时做完，贴在门口。${example('签了1份，承诺三件，已换完过期灭火器。')}`,
  },
  'lead-hazards': {
    figures: { meetings: ['带头研究', '次'], found, fixed },
    howTo: `主要负责人主持，对着判定标准查，不是听汇报。${example('6月6日主持研究1次，带队查出重大隐患1处，停用改造中。')}`,
  },
  'lead-duties': {
    figures: { posts: ['明确责任的岗位', '个'], signers: ['签责任书', '人'] },
    howTo: `每个岗位管什么、查什么，写成一页。${example('36个岗位都有责任卡，210人签字，管理层每周查一次。')}`,
  },
  'lead-hot-work': {
    figures: { checks: ['带队排查', '次'], found, fixed },
    howTo: `看审批票、监护人、周边可燃物、焊工证。${example('带队查2次，补办审批票一张，清走两桶油漆。')}`,
  },
  'lead-contractors': {
    figures: { checks: ['带队排查', '次'], found, fixed },
    howTo: `看资质、安全协议、谁在管。${example('查了两家外包队，补签安全协议一份。')}`,
  },
  'lead-drill': {
    figures: drill,
    howTo: `主要负责人当总指挥，练完评一评。${example('6月14日厂长指挥火灾演练，186人，4分20秒撤完。')}`,
  },
  'hot-work-training': {
    figures: training,
    howTo: `电焊工一个不少，签到表拍照。${example('9名焊工全部参加，讲“动火十不烧”，现场考核过关。')}`,
  },
  'hot-work-cards': {
    figures: { risks: ['风险告知卡', '张'], operations: ['安全操作卡', '张'] },
    howTo: `发到岗位、贴在机器边。${example('告知卡、操作卡各36张，贴到每个工位，新来的两人单独讲了。')}`,
  },
  'contractor-publicity': {
    figures: { posters: ['张贴', '处'], lessons: ['警示教育', '场'], listeners: ['参加', '人次'] },
    howTo: `法规和案例贴在外包人员看得到的地方。${example('宣传栏贴了三处，给外包队讲了违法发包案例，24人。')}`,
  },
  'contractor-check': {
    figures: { contractors: ['排查', '家'], corrected: ['纠正', '家'], banned: ['取缔', '家'] },
    howTo: `每家都查到，没有外包外租的填 0，写一句。${example('外包2家、租户3家都查了，1家没签安全协议，已补。')}`,
  },
  exposure: {
    figures: { cases: ['曝光', '条'] },
    howTo: `说清在哪里、什么问题、几时改完，不发个人信息。${example('在公示栏曝光堵消防通道1处，第二天已清。')}`,
  },
  inspection: {
    figures: { checks: ['检查', '次'], found, major: ['其中重大隐患', '处'], fixed: ['已整改', '处'] },
    howTo: `查过的都算，复查不另算。${example('查了6家，隐患11处，没有重大的，改完9处，两处限到月底。')}`,
  },
  hotline: {
    figures: { places: ['张贴公开', '处'] },
    howTo: `电话写大，贴在门口、食堂、群里，要有人接。${example('村委门口和三个片区各贴一张，群里发了，白天是会计接。')}`,
  },
  'hazard-search': {
    figures: { seekers: ['参加', '人次'], found, fixed },
    howTo: `这一周大家找到的，没有填 0。${example('这周23人次上报，5处，井盖、电线已改4处。')}`,
  },
  'drill-enterprise': {
    figures: drill,
    howTo: `按本行业最可能出的事练，记下用了几分钟。${example('练了炉前跑铁水，92人，3分40秒撤到集合点。')}`,
  },
  'skills-training': {
    figures: training,
    howTo: `人人上手：灭火器、止血、心肺复苏选一样。${example('卫生院来教心肺复苏，40人都按过一遍。')}`,
  },
  'drill-village': {
    figures: drill,
    howTo: `防汛、山体滑坡、火灾选一样，腿脚不便的先有人管。${example('练了河边十户夜里转移，46人，12分钟到学校。')}`,
  },
  'drill-community': {
    figures: drill,
    howTo: `高层、商场、公共场所选一处，练下楼和清点。${example('3号楼练火灾疏散，一到六层，128人，5分钟。')}`,
  },
  'drill-school': {
    figures: drill,
    howTo: `地震、火灾、防溺水、交通选着练，低年级老师跟住。${example('全校地震疏散，860人，2分50秒，没有摔倒。')}`,
  },
  'drill-household': {
    figures: { homes: ['参加', '户'] },
    howTo: `一家人说好怎么关气、怎么跑、在哪集合。${example('发了家庭演练单，回收315户，改了12户堵住的后门。')}`,
  },
  'open-day-site': {
    figures: {
      stands: ['咨询台', '个'],
      boards: ['展板', '块'],
      leaflets: ['发放资料', '份'],
      visitors: ['咨询', '人次'],
    },
    howTo: `6月16日在人多的地方摆，没有的填 0。${example('集市口摆了一个台、六块板，发了400份，问燃气的最多。')}`,
  },
  'open-day-live': {
    figures: { broadcasts: ['直播', '场'], viewers: ['观看', '人次'] },
    howTo: `自己播，或组织看镇里的直播，截一张图。${example('抖音播了40分钟，312人看，答了五个问题。')}`,
  },
  materials: {
    figures: {},
    howTo: `平时报过的不用再传，只补没传过的照片和材料。${example('补两张咨询日的照片，其余前面都传过。')}`,
  },
  launch: {
    figures: { launches: ['启动仪式', '场'], people: ['参加', '人次'] },
    howTo: `从简，讲清这个月做什么。${example('6月1日上午在厂门口，160人，厂长领读承诺。')}`,
  },
  plan: {
    figures: {},
    howTo: `一两页，写清谁、几时、做什么。${example('方案两页，班子会过了，分到三个人。')}`,
  },
  statistics: {
    figures: {},
    howTo: '数字从平时报的自动加起来，不用另填表。有要补充、要更正的，写一句。',
  },
  summary: {
    figures: {},
    howTo: `一页：做了什么、数字、还有什么没做到。${example('总结一页，数字和平时报的一致，写了两条不足。')}`,
  },
  other: { figures: {}, howTo: `写清几时、在哪、做了什么、多少人。${example('6月9日下午在礼堂，50人，讲了一小时。')}` },
}
