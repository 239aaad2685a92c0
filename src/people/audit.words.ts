export const auditWords = {
  title: '操作记录',
  menu: '操作记录',
  caption: '谁在什么时候做了什么',
  tabs: { label: '看哪些', all: '全部', failed: '没成的' },
  columns: { at: '时间', who: '谁', act: '做了什么', subject: '对谁、对什么', state: '成没成' },
  states: { done: '成了', failed: '没成' },
  resident: '没登录的人',
  unit: '单位链接',
  machine: '定时任务',
  none: '没有记录。',
  sealed: '记录只增不改，每 10 分钟封存一次，改动一条也查得出是哪一条。保存 6 个月以上。',
  newer: '更近的',
  older: '更早的',
  paging: '翻页',
}

/** What is not listed is shown by its own name. */
export const actWords: Record<string, string> = {
  'sign-in': '登录',
  'sign-out': '退出',
  'second-factor': '验动态码',
  'second-factor.set-up': '设动态码',
  'second-factor.reset': '清掉动态码',
  'session.end': '让设备退出',
  password: '改密码',
  'password.reset': '开重设密码的链接',
  'passkey.add': '加通行密钥',
  'passkey.drop': '去掉通行密钥',
  'identity.link': '绑定外部账号',
  'identity.unlink': '解除外部账号',
  invite: '发邀请',
  'invite.take': '接受邀请',
  'invite.void': '作废邀请',
  'role.grant': '给岗位',
  'role.end': '卸任',
  'person.disable': '停用账号',
  'person.enable': '启用账号',
  'set-up': '第一次设置',
  'campaign.start': '传通知、开始活动月',
  'campaign.draft': '改方案',
  'campaign.task': '改任务',
  archive: '归档',
  'token.issue': '发查数凭证',
  'token.void': '作废查数凭证',
  'watch.add': '加看一个镇',
  'watch.end': '不再看一个镇',
  'campaign.issue': '派发',
  'campaign.drop': '去掉活动月',
  'campaign.restore': '找回活动月',
}

const subjectWords: Record<string, string> = {
  person: '人员',
  unit: '单位',
  invite: '邀请',
  town: '镇',
  campaign: '活动月',
  'campaign-task': '任务',
}

/** person/018f… → 人员 …ab12 */
export const subjectText = (subject: string, name: string | null): string => {
  if (name) return name
  const [kind = '', id = ''] = subject.split('/')
  return `${subjectWords[kind] ?? kind} ${id.length > 12 ? `…${id.slice(-6)}` : id}`.trim()
}
