import type { ReplyPart } from '#hazards/events.rules.ts'
import type { Because } from '#hazards/own-reports.rules.ts'

/** What residents of the demo's month reported, and how far the office has come with it. All made up. */
export interface HazardShown {
  topic: string
  unit: string
  on: string
  channel: 'web' | 'phone' | 'visit' | 'transfer'
  insider?: true
  words: string
  address: string
  /** Where the reporter put the pin: degrees north and east. */
  spot?: { lat: number; lon: number }
  /** Each on its day; nothing: it lies in the queue. */
  handled?: {
    accepted?: string
    refused?: string
    transferred?: { on: string; body: 'gas'; told: string }
    assigned?: string
    concluded?: { on: string; item: string }
    order?: { on: string; number: string; what: string; place: string; demands: string; dueOn: string }
    submitted?: { on: string; words: string }
    closed?: string
    replied?: { on: string; parts: Record<ReplyPart, string> }
  }
}

/** What workers told their own enterprise; the town reads only what was passed up. All made up. */
export interface OwnShown {
  unit: string
  words: string
  readerName: string
  readerPhone: string
  reward: string
  openedOn: string
  reports: readonly {
    topic: string
    on: string
    words: string
    steps: readonly { on: string; name: 'receive' | 'fix' | 'finish' | 'pass_up'; because?: Because; said?: string }[]
  }[]
}

export const hazardWords = {
  signedBy: '周明远',
  hazards: [
    {
      topic: 'exit-locked',
      unit: '安禾铸造公司',
      on: '2023-06-02',
      channel: 'web',
      words: '二车间后门一到晚上就锁，门口还堆着砂箱，真着了火跑不出来。',
      address: '二车间后门',
      spot: { lat: 36.0712, lon: 113.0498 },
      handled: {
        accepted: '2023-06-02',
        assigned: '2023-06-02',
        concluded: { on: '2023-06-03', item: 'fire-law:28-exits' },
        order: {
          on: '2023-06-03',
          number: '苏改〔2023〕1号',
          what: '生产车间的一个安全出口上锁，门外堆放物料',
          place: '生产车间',
          demands: '开工期间不得上锁；清走门外物料；门上贴“安全出口 禁止堵塞”；班前会讲一次。',
          dueOn: '2023-06-08',
        },
        submitted: { on: '2023-06-06', words: '锁换成了推杆，砂箱挪到料场，6月6日班前会讲过。' },
        closed: '2023-06-07',
        replied: {
          on: '2023-06-08',
          parts: {
            conclusion: '属实。',
            verification: '6月3日两人到现场看过，出口上锁、门外堆料。',
            decision: '限期改正，6月7日复查合格，已销号。',
            reward: '按镇《安全生产举报奖励制度》可以申请奖励，凭回执号到安监站。',
          },
        },
      },
    },
    {
      topic: 'ebike-upstairs',
      unit: '司马矿社区',
      on: '2023-06-03',
      channel: 'phone',
      words: '3 号楼二单元天天有人把电动车推上楼充电，楼道里拉着插线板。',
      address: '3 号楼二单元',
      spot: { lat: 36.0655, lon: 113.0571 },
      handled: {
        accepted: '2023-06-03',
        assigned: '2023-06-04',
        concluded: { on: '2023-06-05', item: 'highrise-2021:37-ebike' },
        order: {
          on: '2023-06-05',
          number: '苏改〔2023〕2号',
          what: '居民楼的楼道内停放电动车并充电',
          place: '3 号楼',
          demands: '劝离楼道内的电动车；拆掉私拉的电线；指明楼下充电的地方，贴出告示。',
          dueOn: '2023-06-09',
        },
      },
    },
    {
      topic: 'hydrant-dead',
      unit: '司马矿社区',
      on: '2023-06-05',
      channel: 'web',
      words: '广场边的消火栓拧不开，试过两回了。',
      address: '文化广场东侧',
      spot: { lat: 36.0689, lon: 113.0603 },
      handled: { accepted: '2023-06-05', assigned: '2023-06-06' },
    },
    {
      topic: 'home-gas-bottle',
      unit: '苏店村',
      on: '2023-06-06',
      channel: 'transfer',
      words: '十字路口的面馆，煤气罐和灶挨着，皮管子裂了。',
      address: '十字路口面馆',
      spot: { lat: 36.0641, lon: 113.0525 },
      handled: {
        transferred: {
          on: '2023-06-07',
          body: 'gas',
          told: '您反映的事归燃气主管部门管，6月7日已经转过去，他们会去看。',
        },
      },
    },
    {
      topic: 'other',
      unit: '南庄村',
      on: '2023-06-07',
      channel: 'visit',
      words: '建议村口多装两盏路灯。',
      address: '村口',
      spot: { lat: 36.0803, lon: 113.0397 },
      handled: { refused: '2023-06-07' },
    },
    {
      topic: 'manhole-open',
      unit: '看寺村',
      on: '2023-06-08',
      channel: 'visit',
      words: '小学门前的井盖没了，拿木板盖着。',
      address: '小学门前',
      spot: { lat: 36.0672, lon: 113.0559 },
      handled: { accepted: '2023-06-09' },
    },
    {
      topic: 'machine-unguarded',
      unit: '安禾铸造公司',
      on: '2023-06-09',
      channel: 'web',
      insider: true,
      words: '抛丸机的护罩拆了好几天没装回去，手伸得进去。',
      address: '清理工段',
    },
  ] satisfies HazardShown[],
  hotlines: [
    { unit: null, phone: '0355-8255100', hours: '全天', keeper: '安监站值班室', tried: '2023-06-05', answered: true },
    {
      unit: '南董村',
      phone: '0355-8250106',
      hours: '8:00—20:00',
      keeper: '王秀英',
      tried: '2023-06-05',
      answered: true,
    },
    {
      unit: '看寺村',
      phone: '0355-8250118',
      hours: '8:00—20:00',
      keeper: '张改英',
      tried: '2023-06-06',
      answered: false,
    },
    { unit: '苏店村', phone: '0355-8250101', hours: '全天', keeper: '郝建军', tried: '', answered: false },
    {
      unit: '安禾铸造公司',
      phone: '0355-8250201',
      hours: '全天',
      keeper: '门卫室',
      tried: '2023-06-06',
      answered: true,
    },
  ],
  channels: [
    {
      unit: '安禾铸造公司',
      words: '炉前、行车、打磨，看见哪里不对劲就报。报错了不怪，报对了有奖。',
      readerName: '冀安全',
      readerPhone: '0355-8250202',
      reward: '一般隐患 50 元，避免了伤人的 500 元，月底和工资一起发。',
      openedOn: '2023-05-29',
      reports: [
        {
          topic: 'machine-unguarded',
          on: '2023-06-03',
          words: '三号砂轮机防护罩松了，磨的时候抖。',
          steps: [
            { on: '2023-06-04', name: 'receive', said: '下午停下来修。' },
            { on: '2023-06-05', name: 'finish', said: '换了罩子和螺栓，试过不抖了。三号、四号都查了一遍。' },
          ],
        },
        {
          topic: 'no-gear',
          on: '2023-06-07',
          words: '夜班浇注没发隔热手套，拿棉手套凑合。',
          steps: [{ on: '2023-06-08', name: 'fix', said: '仓库缺货，6月12日前到，到之前夜班先不浇大件。' }],
        },
        {
          topic: 'other',
          on: '2023-06-08',
          words: '料场到二车间的路晚上没灯，叉车看不见人。',
          steps: [],
        },
        {
          topic: 'exit-locked',
          on: '2023-06-04',
          words: '宿舍楼西边的门又锁了，说是怕丢电动车。',
          steps: [
            { on: '2023-06-05', name: 'receive' },
            { on: '2023-06-09', name: 'pass_up', because: 'reporter' },
          ],
        },
      ],
    },
    {
      unit: '五龙煤机修造厂',
      words: '发现隐患扫一扫，两天之内有回音。',
      readerName: '武守规',
      readerPhone: '0355-8250203',
      reward: '',
      openedOn: '2023-06-02',
      reports: [
        {
          topic: 'hot-work',
          on: '2023-06-06',
          words: '焊切割的时候旁边堆着油棉纱，没人看火。',
          steps: [{ on: '2023-06-07', name: 'finish', said: '清走了，动火票重开，派了看火的人。' }],
        },
      ],
    },
  ],
} as const satisfies {
  signedBy: string
  hazards: readonly HazardShown[]
  channels: readonly OwnShown[]
  hotlines: readonly {
    unit: string | null
    phone: string
    hours: string
    keeper: string
    tried: string
    answered: boolean
  }[]
}
