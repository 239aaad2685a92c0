import type { Role } from './access.ts'
import type { Device } from './sessions.rules.ts'

export const roleWords: Record<Role, string> = {
  director: '主任',
  officer: '办公室人员',
  head: '主要负责人',
  liaison: '联络员',
  member: '职工',
  observer: '上级',
  custodian: '举报保密员',
  administrator: '系统管理员',
  authorizer: '安全管理员',
  auditor: '审计员',
}

const browserNames: Partial<Record<NonNullable<Device['browser']>, string>> = { WeChat: '微信', Quark: '夸克' }
const systemNames: Partial<Record<NonNullable<Device['system']>, string>> = { HarmonyOS: '鸿蒙', Android: '安卓' }

export const deviceWords = ({ system, browser }: Device): string => {
  const names = [system && (systemNames[system] ?? system), browser && (browserNames[browser] ?? browser)]
  return names.filter(Boolean).join(' ') || '认不出的设备'
}

/** 6月10日 09:00, in Shanghai. */
export const momentWords = (at: Date): string => {
  const local = new Date(at.getTime() + 8 * 3600_000).toISOString()
  return `${Number(local.slice(5, 7))}月${Number(local.slice(8, 10))}日 ${local.slice(11, 16)}`
}

export const accountWords = {
  title: '我的账号',
  who: '姓名',
  username: '用户名',
  phone: '手机号',
  roles: '岗位',
  noRoles: '还没有岗位，找镇里的办公室。',
  roleIn: (role: Role, unit: string | null) => (unit ? `${unit} ${roleWords[role]}` : roleWords[role]),
  ways: '怎么进来',
  password: { title: '密码', set: '改密码', none: '还没有密码' },
  factor: { title: '动态码', on: '设好了', off: '没有设', left: (count: number) => `备用码还剩 ${count} 个` },
  passkeys: { title: '通行密钥', count: (count: number) => (count > 0 ? `${count} 个` : '没有') },
  identity: { title: (name: string) => name, linked: '绑定了', none: '没有绑定' },
  sessions: { title: '登录着的设备', note: '看看哪里还登着，不是自己的就让它退出' },
  own: { head: '个人信息', title: '我的个人信息', note: '看记了什么，下载，注销', policy: '隐私说明' },
  signOut: '退出',
  done: {
    'second-factor': '动态码设好了，旧的备用码作废。',
    password: '密码改好了。别的设备都退出了。',
    passkey: '通行密钥加好了。',
    'passkey-dropped': '通行密钥去掉了。',
    identity: '绑定好了，下次可以用它登录。',
    'identity-dropped': '解除绑定了。',
    invite: '账号开好了。',
  } as Record<string, string>,
}

export const sessionWords = {
  title: '登录着的设备',
  caption: '这个账号登录着的设备',
  back: '我的账号',
  columns: { device: '设备', address: '网络地址', since: '登录', seen: '最近用过', act: '让它退出' },
  here: '就是这台',
  end: '退出',
  endOthers: '别的全部退出',
  ended: '退出了。那台设备再打开就要重新登录。',
}

export const passkeyWords = {
  title: '通行密钥',
  back: '我的账号',
  lead: '用手机或电脑的指纹、人脸、锁屏密码登录，不用记密码，也不用动态码。',
  name: '给它起个名',
  nameHint: '比如：办公室电脑、自己的手机',
  add: '加一个',
  addHint: '接着按这台设备的提示做。',
  caption: '我的通行密钥',
  columns: { name: '名字', since: '加上', used: '最近用过', act: '去掉' },
  never: '还没用过',
  drop: '去掉',
  none: '还没有通行密钥。',
  unnamed: '没起名的密钥',
  failed: '没加上。再试一次；微信里多半不行，换手机自带的浏览器。',
  script: '加通行密钥要用新一点的浏览器。这里出不来按钮，就用密码和动态码。',
}
