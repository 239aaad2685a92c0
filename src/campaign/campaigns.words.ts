import type { StartProblem } from './campaigns.rules.ts'

export const campaignWords = {
  title: '通知',
  menu: '通知',
  start: '传一份通知',
  emptyTitle: '还没有安全生产月',
  emptyText: '传上今年的通知，或从全国方案开始，活动和任务就列出来了。',
  caption: '各年安全生产月',
  columns: { year: '年份', title: '标题', state: '进展', days: '起止', activities: '活动', tasks: '任务' },
  states: { draft: '没派发', running: '已派发', closed: '已结束' },
  origins: { notice: '通知', scheme: '全国方案', empty: '空白', earlier: '照往年的' },
  untitled: (year: number) => `${year} 年安全生产月`,
  read: '读通知',
  issue: '派发',
  next: '接着',
  drop: '不要了',
  dropped: (title: string) => `“${title}”去掉了。`,
  restore: '找回来',
  droppedLater: '已经派发的不能去掉。',
  refused: '没有去掉',
}

export const startWords = {
  title: '传通知',
  back: '通知',
  from: '从哪里开始',
  /** The heading over what is handed in for the month as a whole. */
  handIns: '资料报送',
  ways: {
    file: { label: '传文件', note: 'Word（.docx .doc）或文本（.txt）' },
    text: { label: '贴文字', note: '从网页、微信里复制过来' },
    earlier: { label: '照去年的', note: '往年办过，活动和任务照着排，日子挪到今年' },
    scheme: { label: '全国方案', note: '还没有通知，先按全国活动方案列出来' },
    empty: { label: '空白', note: '一项一项自己写' },
  },
  file: '通知文件',
  fileHint: '选“传文件”的，在这里选。20 MB 以内，原件会留着，以后可以下载。',
  text: '通知全文',
  textHint: '选“贴文字”的，贴在这里，从标题贴到落款。',
  year: '哪一年',
  yearHint: '选“照去年的”“全国方案”“空白”的，填这里。通知里写了年份的，以通知为准。',
  submit: '读一读',
  refused: '还没开始',
}

export const startProblemWords: Record<StartProblem, string> = {
  way: '选从哪里开始。',
  'file-missing': '还没选文件，或文件是空的。',
  'file-too-big': '文件超过 20 MB。去掉里面的图片，或把文字贴进来。',
  'file-kind': '只收 .docx、.doc、.txt。PDF 和照片里的文字请复制出来，贴到“贴文字”里。',
  'file-encoding': '文件里的字认不出来。用记事本打开，另存为 UTF-8 再传，或把文字贴进来。',
  'file-broken': '文件打不开，可能没传完或坏了。用 Word 打开另存一份再传，或把文字贴进来。',
  'file-locked': '文件有密码。去掉密码再传，或把文字贴进来。',
  'file-empty': '文件里没有文字。扫描件请把文字贴进来。',
  'text-missing': '还没贴通知。',
  'text-long': '太长了，20 万字以内。只贴通知本身。',
  year: '年份写 2002 到 2100 之间的四位数。',
  earlier: '还没选照哪一年。',
  'earlier-year': '要比照着的那一年晚。',
}
