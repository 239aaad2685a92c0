import { dayWords } from '#platform/html/words.ts'

export const calendarWords = {
  title: '日历',
  consult: '安全宣传咨询日',
  due: (title: string) => `${title} 报送截止`,
  month: (month: string) => `${Number(month.slice(0, 4))}年${Number(month.slice(5, 7))}月`,
  caption: (month: string) => `${Number(month.slice(5, 7))}月哪天有什么`,
  weekdays: ['一', '二', '三', '四', '五', '六', '日'],
  dues: (count: number) => `${count} 项报送截止`,
  more: (count: number) => `还有 ${count} 项`,
  day: (day: string) => `${dayWords.day(day)} ${dayWords.weekday(day)}`,
  today: '今天',
  list: '按日子看',
  none: '这个月没有定了日子的事。',
  previous: '上个月',
  next: '下个月',
  back: '首页',
  subscribe: '订到手机日历里',
  subscribeHint: '手机日历里选“添加订阅”，把这个地址贴进去，改了日子会自己跟着变。',
  span: (from: string, to: string) => `${dayWords.day(from)}—${dayWords.day(to)}`,
  allMonth: '整个月都在做的',
  feedName: (town: string) => `${town}安全生产月`,
  unitFeedName: (unit: string) => `${unit}要报的`,
  unitDue: (title: string, period: number) => `${title}${period > 0 ? `（第${period}周）` : ''} 报送截止`,
  unitRow: '订到手机日历里',
  unitRowNote: '哪天要报什么，前一天会提醒',
  unitDone: '已经报上',
}

export const ganttWords = {
  title: '日程图',
  label: (done: number, asked: number, count: number) =>
    `${count} 项任务的起止和进度，已通过 ${done} 件，应报 ${asked} 件`,
  today: '今天',
  weekly: '每周',
  legend: '长条从派发到截止：绿的已通过，浅绿的待审，灰的还没有。竖线是今天。',
  table: '列成表',
  heads: { activity: '活动', task: '任务', span: '起止', done: '已通过', state: '情况' },
  share: (done: number, asked: number) => `${done}/${asked} 件`,
  none: '还没有派发任务。',
}
