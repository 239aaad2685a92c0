import type { Outside } from './channels.rules.ts'
import type { EmailSettings, SettingProblem, WebhookSettings } from './settings.rules.ts'

const problems: Record<SettingProblem, string> = {
  'time-wrong': '时间写成 09:00 这样。',
  'ends-before-start': '结束要比开始晚。',
  'no-day-left': '一周总得留一天能发。',
  'day-wrong': '有的日子不对。写成 2023-06-22 这样，一行一个。',
  'phone-wrong': '电话里只写数字、空格和横线。',
  'email-wrong': '邮箱不对，少了什么？例：zhangsan@example.cn',
  'host-wrong': '还没填邮件服务器，例：smtp.example.cn',
  'port-wrong': '端口是 1 到 65535 的数，常用 465、587、25。',
  'from-wrong': '还没填发件邮箱，或者不对。',
  'url-wrong': '地址不对。群机器人的要以 https:// 开头。',
  'url-foreign': '这不是所选群机器人的地址。企业微信的是 qyapi.weixin.qq.com，钉钉的是 oapi.dingtalk.com。',
  'token-missing': '还没填网关给的密钥。',
  'secret-missing': '钉钉机器人要用“加签”，填它给的密钥。',
}

const securities: Record<EmailSettings['security'], string> = {
  tls: '加密（465）',
  starttls: '先连再加密（587）',
  plain: '不加密（只用于本机、内网）',
}

const webhookKinds: Record<WebhookSettings['kind'], string> = { wecom: '企业微信', dingtalk: '钉钉' }

export const settingWords = {
  title: '催办设置',
  saved: '存下了。',
  lost: '服务器的密钥换过，原来存的渠道密码打不开了。重新填一遍，才能往外发。',
  problems,
  quiet: '什么时候不打扰',
  quietHint: '不打扰的时候不发消息，等到下一个可以发的时候。同一个单位一天最多一条，几件事合在一条里。',
  startsAt: '从几点起可以发',
  endsAt: '到几点为止',
  weekdaysOff: '每周哪几天不发',
  weekday: (day: number) => `周${'一二三四五六日'[day - 1]}`,
  daysOff: '另外哪些日子不发',
  daysOffHint: '节假日，一行一个：2023-06-22',
  leader: '分管领导',
  leaderHint: '单位没有留负责人的联系方式时，到期的一并告诉分管领导，一天一条。',
  leaderName: '姓名',
  leaderPhone: '手机号',
  leaderEmail: '邮箱',
  save: '存下',
  channels: '怎么发出去',
  channelsHint: '都不开也能用：单位页面上看得到，其余打电话。短信比邮件先用。工作群一天发一条汇总。',
  on: (on: boolean) => (on ? '开着' : '没开'),
  turnOff: '停用',
  keep: '不改就留空，原来的还在。',
  email: {
    title: '邮件',
    host: '邮件服务器',
    port: '端口',
    security: '连接',
    user: '用户名',
    password: '密码或授权码',
    from: '发件邮箱',
  },
  securities,
  sms: {
    title: '短信',
    hint: '通过短信网关发：向网关地址 POST 一段 JSON，格式见运维文档。',
    url: '网关地址',
    token: '密钥',
    signature: '短信签名',
  },
  webhook: { title: '工作群', kind: '哪家的群机器人', url: '机器人地址', secret: '加签密钥（钉钉）' },
  webhookKinds,
  test: '试发一条',
  testTo: { email: '发到哪个邮箱', sms: '发到哪个手机号', webhook: '' } satisfies Record<Outside, string>,
  tested: '试发出去了，看看收到没有。',
  testFailed: (error: string) => `没发出去。对方说：${error}`,
  testOff: '先存下设置，再试发。',
  testToWrong: { email: '邮箱不对。', sms: '手机号不对，要 11 位。', webhook: '' } satisfies Record<Outside, string>,
}
