import type { Basis, Kept, Reader, Topic } from './personal-fields.ts'

export const privacyWords = {
  title: '隐私说明',
  lead: (office: string, phone: string) =>
    `这里写明记了哪些和人有关的东西、为什么记、记多久、谁看得到。由${office || '镇里的办公室'}负责${phone ? `，电话 ${phone}` : ''}。`,
  caption: '记了哪些和人有关的东西',
  columns: { what: '记了什么', why: '为什么', basis: '依据', kept: '记多久', readers: '谁看得到' },
  rightsTitle: '本人可以',
  rights: [
    '看自己的：登录后打开“我的账号”。',
    '改错、删除：找办公室。依法要留的那几样，会说明留到什么时候。',
    '看首页、看活动、查回执，都不用账号，也不用留名字。',
  ],
  notTitle: '不记的',
  not: [
    '不要身份证号。',
    '没登录时不记是谁看了哪一页。',
    '照片传上来先去掉位置、机型这些附带的东西，再给人看。',
    '没有广告，不把数据给别家网站。',
  ],
  cookiesTitle: '留在手机里的',
  cookies: [
    '登录用的一串字，7 天，退出就没了。',
    '认得这台设备的一串字，400 天，别人乱试密码时，这台设备照样登得上。',
    '长辈版还是标准版，一年。',
  ],
}

export const topicWords: Record<Topic, { what: string; why: string }> = {
  account: { what: '姓名、用户名、手机号', why: '分清谁是谁，登录、联系' },
  secrets: { what: '密码、动态码、通行密钥的密文', why: '确认是本人，看不出原来的密码' },
  roles: { what: '管哪个单位、什么岗位、谁给的', why: '决定能看什么、能办什么' },
  sessions: { what: '登录的设备、网络地址、时间', why: '让本人看得到哪里登着，能远程退出' },
  attempts: { what: '登录试错的次数（名字和地址都打乱过）', why: '防人猜密码' },
  invites: { what: '邀请的姓名、手机号、岗位', why: '给人开账号' },
  reports: { what: '谁报的、手机号、报上来的话和照片', why: '数字不对时找得到人，写总结有据可查' },
  work: { what: '通知、任务、审核是谁经手的', why: '办过的事有人负责' },
  contacts: { what: '各单位联络人、负责人的姓名、电话、邮箱', why: '催办、通知' },
  notice: { what: '通知里写明的委员会成员、负责人、联系人', why: '通知本来就是公开的' },
  audit: { what: '谁在什么时候做了什么', why: '出了事查得清' },
}

export const basisWords: Record<Basis, string> = {
  duty: '履行安全生产宣传的法定职责（个人信息保护法第十三条、第三十四条）',
  security: '保障网络安全（网络安全法第二十三条）',
}

export const keptWords: Record<Kept, string> = {
  account: '账号在，就留着',
  session: '退出后 30 天',
  attempt: '90 天',
  invite: '没用的，过期后 180 天；用过的跟着账号',
  campaign: '跟着这一年的活动档案',
  audit: '6 个月以上',
}

export const readerWords: Record<Reader, string> = {
  self: '本人',
  office: '办公室',
  director: '主任',
  observer: '上级',
  unit: '本单位',
  public: '公开',
  nobody: '谁也看不到',
}

export const accessibilityWords = {
  title: '无障碍说明',
  lead: '想让眼睛不好的、手不方便的、用旧手机的、不常上网的人都能用。按 WCAG 2.2 的 AA 级和 GB/T 37668-2019 做。',
  doneTitle: '做到的',
  done: [
    '每页右上角有“长辈版”，字大、按钮大，一行一件事。',
    '字可以放大到两倍，窄到 320 像素也不用左右滑。',
    '不用鼠标，只用键盘也办得完。',
    '读屏软件读得出每个按钮、每格是什么，出错时先读哪里要改。',
    '不靠颜色分好坏：每个标志有形状、有字。',
    '网页脚本没加载出来也能填、能报、能看。',
    '没有图形验证码，没有倒计时，没有自己弹出来的窗口。',
  ],
  notTitle: '还没做到的',
  not: [
    '没有读给人听的录音。手机自带的朗读可以用。',
    '传上来的照片不一定有文字说明。',
    '下载的 Excel、Word、PDF 没有逐份查过读屏。',
  ],
  tellTitle: '用不了，告诉我们',
  tell: (phone: string) =>
    phone ? `打电话 ${phone}，说是哪一页、用的什么手机。` : '告诉镇里的办公室，是哪一页、用的什么手机。',
  checked: '每次改动都用 axe 查一遍，页面在 360、768、1440 宽度下看过。',
}
