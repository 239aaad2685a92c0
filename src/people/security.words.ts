import type { PasswordProfile, ProfileName } from './password-profiles.rules.ts'

const daysOf = (days: number): string => `${days} 天`

export const profileWords: Record<ProfileName, { name: string; note: string }> = {
  mlps: { name: '等保', note: '测评机构要看等级保护（GB/T 22239）时选。要凑几样字，到期要换。' },
  asvs: { name: '长密码', note: '国外通行的做法（ASVS、NIST）：只求长、不好猜，不逼人换。平常选这个。' },
}

export const securityWords = {
  title: '账号安全',
  lead: '全镇的账号用同一套密码规则。两套只选一套，随时能换。',
  rules: '密码规则',
  submit: '就用这一套',
  saved: '改好了。',
  refused: '还没改',
  unpicked: '还没选密码规则。',
  columns: { what: '管什么', mlps: '等保', asvs: '长密码' },
  rows: {
    min: '至少多长',
    classes: '凑几样字',
    change: '多久换一次',
    history: '能不能用旧的',
    common: '好猜的、泄露过的、镇名人名',
    lock: '输错了',
    unused: '没人用的账号',
  },
  min: ({ min }: PasswordProfile) => `办公室 ${min.office} 个字，别的人 ${min.everyone} 个字`,
  classes: ({ classes }: PasswordProfile) => (classes > 0 ? '小写、大写、数字、别的字和符号里三样' : '不用凑'),
  change: ({ changeDays }: PasswordProfile) =>
    changeDays ? `满 ${daysOf(changeDays)}，登录后先换` : '不到期，忘了才换',
  history: ({ history }: PasswordProfile) => (history > 0 ? `最近 ${history} 次用过的不行` : '不记旧密码'),
  common: '都不行',
  lock: ({ lockAfter }: PasswordProfile) => `同一台设备输错 ${lockAfter} 次，等 15 分钟；不连累本人别的设备`,
  unusedIn: ({ unusedDays }: PasswordProfile) => (unusedDays ? `${daysOf(unusedDays)}没登录，夜里停用` : '不停用'),
  switching: '换成“等保”以后，旧密码不合要求的、用满 90 天的，下次登录先换密码，换好接着办事。',
  close: '没人用的账号，多久停用',
  closeHint: '只停用，不删，岗位留着。最后一位主任不会被停用。',
  closeAsRules: '照密码规则：等保满 90 天，长密码不停用',
  closeChoice: (days: number) => (days === 0 ? '不停用' : `满 ${daysOf(days)}`),
}

export const unusedWords = {
  title: '没人用的账号',
  closed: '已经停用的',
  noneClosed: '没有因为没人用停用的账号。',
  soon: '两周内要停用的',
  noneSoon: '两周内没有要停用的账号。',
  off: '镇里没有开“没人用就停用”。',
  columns: { name: '姓名', at: '停用', used: '上次用', act: '重新启用' },
  open: '重新启用',
  lead: (days: number) => `满 ${daysOf(days)}没登录的账号，夜里停用。要接着用的，在这里开。`,
}
