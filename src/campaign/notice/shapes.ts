/** What single lines of an official document look like, in folded text. */
const organ =
  '(?:人民政府|政府|办公室|委员会|指挥部|安委会|安委办|办事处|管委会|管理处|事务所|服务中心|局|厅|部|委|公司|集团|司|署|厂|矿|煤业|站|所|中心|学院|大学|学校|中学|小学|幼儿园|医院|校|院|社|处|科|会|队|办)'
const organPattern = new RegExp(`^[^\\s。,:;!?“”《》\\d]{2,40}${organ}$`)
const titleEnd =
  /(?:通知|方案|计划|安排|意见|函|预案|解读|倡议书|要点|细则|公告|通告|决定|办法)(?:范文|模板|样本)?(?:\([^()]{1,12}\))?》?$/
const datePattern =
  /^(?:\d{4}|[〇零一二三四五六七八九]{4})年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日$/

export const compact = (text: string) => text.replace(/ /g, '')

/** One or more bodies, parted by blanks or 、. */
export function isOrganLine(text: string): boolean {
  if (text.length > 80 || text.includes('关于')) return false
  const names = text.split(/[ 、]+/).filter(Boolean)
  return names.every((name) => organPattern.test(name)) || organPattern.test(compact(text))
}

export const isDateLine = (text: string) => text.length <= 30 && datePattern.test(compact(text))
export const isRedHead = (text: string) =>
  text.length <= 60 && compact(text).endsWith('文件') && organPattern.test(compact(text).slice(0, -2))

export function isTitleEnd(text: string): boolean {
  const typed = compact(text)
  // A stop typed behind a title is no end of a sentence.
  const whole = typed.length <= 40 && !/,|制[定订]|现将|如下|印发给/.test(typed) ? typed.replace(/。$/, '') : typed
  return (
    whole.length <= 90 &&
    titleEnd.test(whole) &&
    !/[。!?;_|]/.test(whole) &&
    !/(?:^|[,、])(?:按照|根据|依据)/.test(whole)
  )
}

export const isWholeTitle = (text: string) =>
  isTitleEnd(text) && /关于|安全|应急|活动|咨询日|月/.test(text) && !/^(?:转发|附件)?》/.test(text)

/** On a line of its own, or in brackets under the title. */
export const documentNumber =
  /(?<=^\(? {0,2})[\u4e00-\u9fffA-Za-z]{2,16} ?[〔(] ?(20\d\d) ?[〕)] {0,4}第? {0,4}(\d{1,5}) {0,4}号/

const recipientStart =
  /^(?:各|局|本|机关|镇|乡|县|市|区|校|院|司|辖区|辖内|省|公司|集团|中央|有关|国务院|相关|委|直属|全体|驻)/
export const isRecipients = (text: string) =>
  text.length <= 260 &&
  text.endsWith(':') &&
  !/[。;“”]|如下|现将|通知|特制|根据|\d月|前(?:报|将|完成)/.test(text) &&
  (recipientStart.test(text) ||
    /[、,]各/.test(text) ||
    /(?:单位|部门|企业|学校|委员会|政府|村|社区|公司|车间|班组) {0,2}:$/.test(text))

/** The colon may be lost: then only right under the title, and with no word of doing. */
export const isBareRecipients = (text: string) =>
  text.length <= 160 &&
  !/[。;:“”]|关于|通知|方案/.test(text) &&
  /^(?:各|局各|辖区各|镇直各)/.test(text) &&
  /(?:单位|部门|企业|学校|委员会|政府|各村|村委会|社区|公司|车间|班组|中心\)?|站所|幼儿园|街道|乡镇|学院|科室|股室)$/.test(
    text,
  )

const openingWords =
  /今年(?:的)?6?六?月|第.{1,6}(?:个|次).{0,8}安全生产月|安全生产月|^为(?:了)?|根据|按照|现将|现就|结合.{1,14}(?:实际|情况)|特制定|制定本|通知如下|方案如下/
export const isOpening = (text: string) =>
  text.length >= 18 && /[,。:]/.test(text) && openingWords.test(text) && !isTitleEnd(text)

export const isAttachmentNote = (text: string) =>
  /^附 {0,4}件? {0,3}(?:\d{1,2}|[一二三四五六七八九十])? {0,2}(?:[:、.]|$)/.test(text) ||
  /^附件 {0,2}\d{1,2} {0,4}(?=[\u4e00-\u9fff“《]|$)/.test(text)
export const isCopyLine = (text: string) => /^(?:抄 {0,4}[送报]|主 {0,2}送|印 {0,2}发) {0,4}:/.test(text)
export const isRemark = (text: string) => /^\([^()]{2,80}\)$/.test(text)
