import type { PasswordProblem, PasswordRule } from './passwords.rules.ts'

const timeOf = (seconds: number): string => (seconds >= 90 ? `${Math.ceil(seconds / 60)} 分钟` : `${seconds} 秒`)

export const signInWords = {
  title: '登录',
  login: '用户名或手机号',
  password: '密码',
  submit: '登录',
  refusedTitle: '还没登上',
  kept: '用户名还在，密码要重新填。',
  empty: { login: '还没填用户名或手机号。', password: '还没填密码。' },
  wrong: '用户名或密码不对。',
  shut: '密码对，但这个账号停用了。要接着用，找镇里的办公室重新启用。',
  wait: (seconds: number) => `试错的次数多了，等 ${timeOf(seconds)}再试。平常用的那台手机或电脑不受影响。`,
  waitTitle: '先等一等',
  passkey: '用通行密钥登录',
  passkeyHint: '用这台手机或电脑的指纹、人脸或锁屏密码。',
  oidc: (name: string) => `用${name}登录`,
  other: '别的办法',
  noAccount: '没有账号？账号由镇里的办公室发邀请开。填报用单位的二维码，不用登录。',
  lost: '忘了密码，找镇里的办公室。',
  call: '办公室电话',
  passkeyFailed: '通行密钥没对上。再试一次，或者用密码登录。',
}

export const secondFactorWords = {
  title: '再确认一次是本人',
  lead: '打开手机上的验证器，看这会儿的 6 位数字。',
  code: '动态码',
  codeHint: '6 位数字。手机不在身边，填一个备用码。',
  submit: '进去',
  refusedTitle: '还没进去',
  kept: '动态码半分钟换一次，用过的不能再用。',
  empty: '还没填动态码。',
  wrong: '动态码不对，或者已经用过。等下一个再填。',
  usePasskey: '用通行密钥确认',
  codesLeft: (count: number) => `备用码还剩 ${count} 个。`,
  onlyPasskey: '这个账号用通行密钥确认。',
  leave: '换个账号',
}

export const setUpFactorWords = {
  title: '设一个动态码',
  lead: '办公室的账号看得到全镇的数，光有密码不够。用手机上任何一个验证器应用扫下面的码。',
  scan: '一、用验证器扫码',
  qr: '给验证器扫的二维码',
  byHand: '扫不了，就在验证器里手工输入：',
  codes: '二、抄下备用码',
  codesLead: '手机丢了靠它们进来。每个只能用一次，只在这里出现这一回，抄在纸上收好。',
  confirm: '三、填验证器上的数字',
  code: '6 位动态码',
  password: '现在的密码',
  passwordWrong: '密码不对。',
  submit: '设好了',
  refusedTitle: '还没设上',
  kept: '二维码和备用码没有变。',
  wrong: '数字不对。看看手机的时间准不准，再填一个新的。',
  stale: '这一页放得太久了，请按下面新的码重新扫。',
}

export const passwordProblemWords: Record<PasswordProblem, (rule: PasswordRule) => string> = {
  empty: () => '还没填新密码。',
  short: ({ min }) => `太短，至少 ${min} 个字。可以是一句只有自己知道的话。`,
  long: () => '太长，最多 128 个字。',
  classes: ({ classes }) =>
    `小写字母、大写字母、数字、别的字和符号，四样里至少要有${classes === 3 ? '三' : classes}样。`,
  used: ({ history }) => `最近 ${history} 次用过的密码不能再用，换一个新的。`,
  common: () => '这个密码别人一猜就中，换一个。',
  simple: () => '连着的键、重复的字太好猜，换一个。',
  context: () => '里面都是名字、电话、镇名，换一个和这些没关系的。',
}

export const passwordWords = {
  title: '改密码',
  current: '现在的密码',
  new: '新密码',
  hint: ({ min, classes, history }: PasswordRule) =>
    classes > 0
      ? `至少 ${min} 个字，小写、大写、数字、别的字和符号里至少三样，可以粘贴。最近 ${history} 次用过的不行。`
      : `至少 ${min} 个字，可以粘贴，不用凑大小写。一句只有自己知道的话最好记。`,
  over: ({ changeDays }: PasswordRule) =>
    `现在的密码用满 ${changeDays} 天了，或者不合镇里现在的要求。先换一个，换好了接着去刚才要去的地方。`,
  submit: '改密码',
  refusedTitle: '还没改',
  kept: '密码要重新填。',
  wrong: '现在的密码不对。',
  changed: '密码改好了。别的设备都退出了。',
}
