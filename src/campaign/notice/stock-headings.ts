/** Headings that thousands of notices share: known without their number, and where the page ran them into their words. */
const first =
  '指导思想|总体(?:思路|要求|目标|部署)|目标任务|工作(?:目标|思路|要求|任务|重点|安排|措施|内容|步骤|原则)|活动(?:目的|目标|主题|时间|内容|形式|安排|要求|范围|对象|地点|地址|步骤|重点|背景|方式)|组织(?:领导|机构|保障|实施)|主要(?:活动内容|活动安排|活动|内容|任务|目标|措施)|重点(?:活动|工作|任务|内容)|保障措施|时间安排|实施步骤|具体(?:要求|安排|内容|活动)|有关要求|几点要求|职责分工|参加(?:单位|人员)'
const second = '时间安排|时间|主题|内容|形式|安排|要求|目标|目的|步骤|措施|方式|地点|任务|分工'
export const stock = `(?:${first})(?:(?:和|及|与|、|以及)(?:${second}))?`

const whole = new RegExp(`^(?:${stock})$`)
export const isStockHeading = (text: string) => text.length <= 16 && whole.test(text)

/** “三、活动内容(一)…” or “五、活动形式 1、…” in one line. */
export const listBehind = new RegExp(
  `(?:、 {0,2}(?:${stock}) {0,4}|^\\( ?[一二三四五六七八九十]{1,2} ?\\)[^ ,。;:“”]{2,16} {1,4})(?=1 {0,2}(?:、|\\.(?!\\d))|\\( {0,2}一 {0,2}\\))`,
)

const led = new RegExp(`^(?:${stock})(?= |[“(\\d\\u4e00-\\u9fff])(?! {0,3}(?:[的是为要应须之及和与]|阶段|情况))`)
/** A heading this much longer than what it begins with is heading and words. */
const runsOnFrom = 12
const outOfQuotes = /^[^“”()《》 ]{4,40}(?= )/

/** Where a heading ends that runs on into its words, or null; a blank alone parts them only in a sentence. */
export function runOnEnd(heading: string, isSentence: boolean): number | null {
  const match = led.exec(heading)
  if (match) {
    const rest = heading.slice(match[0].length)
    if (/^ |^活动(?:主题|时间)/.test(rest) || rest.length >= runsOnFrom) return match[0].length
  }
  const parted = isSentence ? outOfQuotes.exec(heading) : null
  const rest = parted ? heading.slice(parted[0].length) : ''
  return parted && rest.length >= 24 && rest.includes(',') ? parted[0].length : null
}
