/** Words that the components themselves need. A page's own words stand in its own slice. */
const weekdays = ['日', '一', '二', '三', '四', '五', '六']

export const pageWords = {
  skip: '跳到正文',
  elder: '长辈版',
  standard: '标准版',
  leave: '马上离开',
  signOut: '退出',
  footer: '页脚',
  menu: '办公',
  more: '更多',
  hand: '随时可用',
  host: '主办：',
  office: '承办：',
  phone: '电话',
  updated: '更新于',
  identity: '网站标识码',
  waiting: ' 件等着',
}

export const dayWords = {
  /** 2023-06-10 → 6月10日 */
  day: (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`,
  month: (day: string) => `${Number(day.slice(5, 7))}月`,
  dayOfMonth: (day: string) => `${Number(day.slice(8, 10))}日`,
  weekday: (day: string) => `周${weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]}`,
  running: (nth: number, left: number) => (left > 0 ? `第${nth}天，还有${left}天` : `第${nth}天，最后一天`),
  before: (left: number) => `还有${left}天开始`,
  after: '已经结束',
  strip: (nth: number, all: number) => `${all}天里的第${nth}天`,
  stripBefore: (all: number) => `共${all}天，还没开始`,
  stripAfter: (all: number) => `共${all}天，已经结束`,
}

export const formWords = {
  summary: (count: number) => `还没报上，有 ${count} 处要改`,
  kept: '填过的都还在。',
  optional: '（可以不填）',
  photos: {
    remove: '去掉',
    nth: '第 # 张照片',
    shrinking: '正在准备照片，等一下',
    restored: '上次选的还在这台手机上，按一下就传。',
    waiting: '存在这台手机上，有网自己接着传。页面关了，下次打开再接着传。',
    sending: '正在传 #%',
    sent: '传到了，等一下',
    failed: '没传上去，照片还在。有网了再按一次。',
  },
  search: '找',
}

export const stepWords = {
  step: (at: number, of: number, name: string) => `第${at}步　${name ? `${name}　` : ''}共${of}步`,
}

export const pagerWords = {
  label: '翻页',
  previous: '上一页',
  next: '下一页',
  place: (page: number, pages: number) => `第 ${page} 页，共 ${pages} 页`,
}

export const photoWords = {
  place: (at: number, of: number) => `第 ${at} 张，共 ${of} 张`,
  nth: (at: number) => `第${at}张`,
  original: '看原图',
}

export const readerWords = {
  source: '出处 ',
  suggested: '建议',
  missing: '没写',
  paper: '原文',
}

export const chartWords = {
  progress: (done: number, asked: number) => `已有 ${done}，应有 ${asked}`,
}

export const severalWords = {
  all: '全选',
  none: '全不选',
}

export const tableWords = {
  notAsked: '不涉及',
}
