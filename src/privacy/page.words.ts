import type { Basis, Kept, Reader, Topic } from '#people/personal-fields.ts'
import { retentions } from './retention.rules.ts'

export const privacyWords = {
  title: '隐私说明',
  lead: (office: string, phone: string) =>
    `这里写明记了哪些和人有关的东西、为什么记、记多久、谁看得到。由${office || '镇里的办公室'}负责${phone ? `，电话 ${phone}` : ''}。`,
  caption: '记了哪些和人有关的东西',
  columns: { what: '记了什么', why: '为什么', basis: '依据', kept: '记多久', readers: '谁看得到' },
  rightsTitle: '本人可以',
  rights: [
    '看首页、看活动、查回执，都不用账号，也不用留名字。',
    '有账号的：登录后打开“我的账号”，下载记了自己什么，也可以当场注销。不用找人，不用说理由。',
    '没账号、只在单位的链接里留过姓名手机的：打电话给办公室，说姓名和电话，办公室当场查、当场清除。',
    '改错：单位的联系人、自己报的数，在单位的页上改；别的找办公室。',
    '不再同意：通行密钥、常看、这台手机记的姓名，自己随时去掉，去掉和加上一样容易。',
    '不满意办公室的答复，可以向县区网信、应急管理部门投诉，也可以到法院起诉。',
  ],
  staysTitle: '清除以后还留着的',
  notTitle: '不记的',
  not: [
    '不要身份证号。',
    '没登录时不记是谁看了哪一页。',
    '照片先去掉位置、机型这些附带的东西，再给人看。',
    '没有广告，不把数据给别家网站，不出境。',
    '不给人打分，不用机器替人作决定。',
  ],
  minorsTitle: '未满十四岁的孩子',
  minors: [
    '孩子没有账号，也不用账号。学校由老师报：哪个班、来了多少人，只有数，没有名字。',
    '学校传的照片，尽量不拍孩子的正脸，不拍校牌和姓名；要公开的，先问过家长。',
    '家长看到孩子的照片，想撤下、想删，打电话给办公室，当天办。',
  ],
  cookiesTitle: '留在手机里的',
  cookies: [
    '登录用的一串字，7 天，退出就没了。',
    '在单位的链接里报数时写的姓名和手机，180 天，点“不记了”就没了；没报完的草稿也只在这台手机里。',
    '认得这台设备的一串字，400 天，别人乱试密码时，这台设备照样登得上。',
    '长辈版还是标准版，一年。',
  ],
  safeTitle: '怎么保管',
  safe: [
    '存在镇里或上级管的服务器上，密码看不出原样，谁看过、谁改过都有记录，记录改不掉。',
    '到期的每天夜里自己清理；清除过的，恢复备份以后会再清除一遍。',
    '万一漏了出去，办公室会告诉受影响的人：漏了什么、可能有什么害处、怎么补救。',
  ],
}

/** What an erasure leaves, and why: on this page, before a person is erased, and in what they download. */
export const staysWords: readonly { what: string; why: string }[] = [
  { what: '报上来的数、时间、回执号', why: '是活动的事实，没有姓名也要对得上（安全生产法、档案法）' },
  { what: '照片、文件的原件', why: '是证据材料，跟着活动档案；拍摄的时间、位置、机型从资料里清掉' },
  { what: '办公室审核、签发、协调是谁经手的', why: '公务记录，办过的事要有人负责（档案法）' },
  { what: '通知、简报、通报、总结里写明的姓名', why: '已经印发的公文，不能改（档案法、党政机关公文处理条例）' },
  { what: '操作记录', why: '只有账号的编号，没有姓名；网络安全法第二十三条要留六个月以上' },
  { what: '登录的设备、网络地址、时间', why: '没有姓名；网络安全法第二十三条要留六个月以上，满 180 天夜里清掉' },
  { what: '已经下载走的归档', why: '不在这里，收不回来，由拿着的人保管' },
]

export const topicWords: Record<Topic, { what: string; why: string }> = {
  account: { what: '姓名、用户名、手机号', why: '分清谁是谁，登录、联系' },
  secrets: { what: '密码、动态码、通行密钥的密文', why: '确认是本人，看不出原来的密码' },
  roles: { what: '管哪个单位、什么岗位、谁给的', why: '决定能看什么、能办什么' },
  sessions: { what: '登录的设备、网络地址、时间', why: '让本人看得到哪里登着，能远程退出' },
  attempts: { what: '登录试错的次数（名字和地址都打乱过）', why: '防人猜密码' },
  invites: { what: '邀请的姓名、手机号、岗位', why: '给人开账号' },
  resets: { what: '重设密码的链接（打乱过）', why: '忘了密码时再进来' },
  reports: { what: '谁报的、谁问的、报上来的话和照片', why: '数字不对时找得到人，写总结有据可查' },
  hazards: {
    what: '举报隐患写的话，传的照片和录音：加密保存，不记网络地址、手机型号、几点几分',
    why: '核实、处理隐患，告诉举报人结果',
  },
  identities: {
    what: '举报人自己愿意留的姓名、电话：和举报内容分开加密',
    why: '发奖励、回访；只有举报保密员打得开，每次打开都记下来',
  },
  callback: {
    what: '报的人的手机号，照片的时间、位置、机型，催办发到哪里',
    why: '数字不对时打得通电话，看得出照片是不是旧的',
  },
  work: { what: '通知、任务、审核是谁经手的', why: '办过的事有人负责' },
  contacts: { what: '各单位联络人、负责人的姓名、电话、邮箱', why: '催办、通知' },
  notice: { what: '通知里写明的委员会成员、负责人、联系人', why: '通知本来就是公开的' },
  audit: { what: '谁在什么时候做了什么', why: '出了事查得清' },
}

export const basisWords: Record<Basis, string> = {
  duty: '履行安全生产宣传的法定职责（个人信息保护法第十三条、第三十四条）',
  security: '保障网络安全（网络安全法第二十三条）',
}

/** The days are the purge's own: what is said here is what goes. */
const daysOf = (kept: Kept): number => retentions.find((one) => one.kept === kept)?.days ?? 0

export const keptWords: Record<Kept, string> = {
  account: `账号在，就留着；停用 ${daysOf('account')} 天后只剩姓名`,
  session: `退出后 ${daysOf('session')} 天（网络安全法第二十三条，不少于六个月）`,
  attempt: `${daysOf('attempt')} 天（网络安全法第二十三条）`,
  invite: `没用的，过期后 ${daysOf('invite')} 天；用过的跟着账号`,
  reset: `过期后 ${daysOf('reset')} 天`,
  form: `${daysOf('form')} 天`,
  contact: `${daysOf('contact')} 天`,
  campaign: '跟着这一年的活动档案',
  audit: '6 个月以上，跟着活动档案',
}

export const readerWords: Record<Reader, string> = {
  self: '本人',
  office: '办公室',
  director: '主任',
  auditor: '主任；三员分设的镇，只有审计员',
  observer: '上级',
  unit: '本单位',
  public: '公开',
  custodian: '举报保密员',
  nobody: '谁也看不到',
}
