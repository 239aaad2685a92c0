export const posterWords = {
  title: '二维码海报',
  text: '一个单位一张，扫了不用账号，就能看要办的事、报情况。',
  kind: '哪些单位',
  all: '全部',
  layout: '怎么排',
  layouts: {
    a4: { label: '一个单位一张 A4', note: '贴在村委会、车间、办公室墙上' },
    cut: { label: '一张 A4 上八个', note: '剪开发给联络员' },
  },
  make: '看海报（PDF）',
  ready: (count: number) => `${count} 个单位有码，可以印。`,
  lacking: (count: number) => `${count} 个单位还没有码。`,
  issue: (count: number) => `给这 ${count} 个单位发码`,
  issueText: '已经有码的不变，墙上的照样能用。',
  issued: (count: number) => `给 ${count} 个单位发了码。`,
  none: { title: '还没有能印的', text: '先给单位发码。' },
  filter: '看一看',
  most: (count: number) => `一次最多印 ${count} 个单位，多了按类别分开印。`,
  choose: '按类别选',
  file: (name: string) => `${name}二维码海报.pdf`,
  many: '单位',
}

/** Printed. */
export const paperWords = {
  month: (ordinal: number | null) => (ordinal === null ? '安全生产月' : `第${ordinal}个全国“安全生产月”`),
  theme: '安全生产月',
  scan: '打开微信，扫一扫',
  does: [
    { sign: 'quiz', head: '看要办的事', text: '几件，哪天前报' },
    { sign: 'camera', head: '报数字、传照片', text: '一分钟报完，不用账号' },
    { sign: 'phone', head: '办不了，打电话', text: '镇里来协调' },
  ] as const,
  hazard: '看见隐患，说一声',
  hazardText: '打这个电话。可以不留姓名。',
  by: (town: string, office: string) => (office.startsWith(town) ? office : town + office),
  days: (from: string, to: string) => `${spoken(from)}—${spoken(to, from)}`,
  pin: '扫码后要输口令',
  own: '给本单位的人用',
  card: ['微信扫一扫', '看要办的事', '报数字、传照片'],
  cut: '沿虚线剪开',
}

const spoken = (day: string, after = ''): string => {
  const year = day.slice(0, 4) === after.slice(0, 4) ? '' : `${day.slice(0, 4)}年`
  return `${year}${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}
