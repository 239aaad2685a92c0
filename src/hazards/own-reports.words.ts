import { dayWords } from '#platform/html/words.ts'
import type { Because, Forced, OwnStage, OwnStep } from './own-reports.rules.ts'

/** Where somebody reports, told before anything is sent: who will read it, and who will not. */
export const ownChoiceWords = {
  legend: '交给谁办',
  town: { label: '镇政府', note: '镇里派人去看，单位看不到您写的。' },
  unit: (unit: string | null) => (unit ? `只交给${unit}` : '只交给本单位'),
  unitNote: (reader: string | null) =>
    reader ? `单位的${reader}看，镇里看不到。` : '单位自己的人看，镇里看不到。单位开了内部报告的才能选。',
  title: '交给本单位，先知道这几条',
  rows: (reader: string | null, days: number) => [
    `看的人是单位管安全的${reader ? `（${reader}）` : ''}，看到的就是您写的原话和照片。别写认得出自己的话。`,
    '单位不知道您是谁。留的姓名、电话，单位永远看不到；录像、录音也不给单位，免得听出声音。',
    '单位第二天才看得到，免得从时间猜出是谁。',
    '镇里只知道这个单位有几件，看不到写了什么。',
    `凭回执随时可以改交镇里，排的次序不变。单位 ${days} 天没办好，自己转到镇里。`,
    '出过事故、死了人、重大隐患，不归单位自己办，一律交镇里。',
  ],
  forced: '安全生产法第八十三条（事故）、第四十一条（重大隐患）',
  law: '告诉单位，还是告诉政府，您来选：安全生产法第五十九条、第七十四条；安委〔2024〕7号',
  reward: (reward: string) => `单位的奖励：${reward}`,
  says: (words: string) => `单位说：${words}`,
  open: (units: readonly string[], more: number) =>
    `开了内部报告的：${units.join('、')}${more > 0 ? `，还有 ${more} 家` : ''}。`,
  fault: {
    nobody: '只交给本单位的，要先写清是哪个单位。',
    closed: (unit: string) => `${unit}没有开内部报告。改成交给镇政府，或者看看单位名字写对了没有。`,
  },
}

export const forcedWords: Record<Forced, string> = {
  accident: '这件交给了镇里，没有交给单位：出过事故的，不归单位自己办（安全生产法第八十三条）。',
  major: '这件交给了镇里，没有交给单位：这一种是重大隐患，不归单位自己办（安全生产法第四十一条）。',
}

/** Behind the receipt. */
export const ownReceiptWords = {
  title: '在谁手里',
  next: (unit: string, reader: string, days: string) => [
    { title: `${unit}的${reader}明天起看得到`, note: '看得到您写的，看不到您是谁。镇里看不到' },
    { title: '单位去看、去改，在这一页答复您', note: '每一步这一页上都有，只写到哪一天' },
    { title: `${days}前没办好，自己转到镇里`, note: '您也可以随时自己交给镇里' },
  ],
  stage: {
    waiting: '单位还没说收到',
    received: '单位收到了',
    fixing: '单位正在改',
    finished: '单位说改好了',
    withdrawn: '您撤回了',
    passed_up: '交给镇里了',
  } satisfies Record<OwnStage, string>,
  held: (unit: string, reader: string) => `在${unit}手里，看的人是${reader}。镇里只知道有这么一件，看不到写了什么。`,
  due: (day: string) => `${day}前没办好，自己转到镇里。`,
  passUp: '交给镇里',
  passUpNote: '交了以后，镇里的人能看您写的和传的，单位不能再看。排的次序不变，还按第一次报的那天算。不能再收回来。',
  passUpSend: '交给镇里办',
  passedUp: '交给镇里了。镇里看了，决定受不受理，都写在这一页。',
  already: '这件已经在镇里了。',
  messages: '您和单位说的话',
  none: '还没有。单位要问您什么，会写在这里。',
  byUnit: '单位',
  sayHint: '单位看得到。别写自己的名字，别写认得出自己的话。',
  withdrawNote: '撤回以后单位不再答复您。想让镇里办的，别撤回，交给镇里。',
  withdrawSend: '撤回这件报告',
  have: (counts: string) => `收到了：${counts}。`,
  care: '自己、家里人、自己的车别拍进去。照片去掉时间、地点、机型再给单位看；录像、录音不给单位，交到镇里才打开。手机里的原件，传完自己删。',
  fileNone: '没有也行。有的话，能看得更清楚。',
}

const becauseTold: Record<Because, string> = {
  reporter: '是您自己交的。',
  unit: '单位说办不了，请镇里办。',
  major: '单位看了，是重大隐患，要报镇里（安全生产法第四十一条）。',
  late: '单位到期没办好，自己转的。',
  closed: '单位关了内部报告，自己转的。',
}

/** A step of the enterprise's as its reporter is told. */
export function toldOfOwn({ name, because, on }: OwnStep): { on: string; title: string; text?: string } {
  if (name === 'pass_up') return { on, title: '交给镇里了', text: `${becauseTold[because!]}排的次序不变。` }
  const title = { receive: '单位收到了', fix: '单位正在改', finish: '单位说改好了', withdraw: '您撤回了' }[name]
  return { on, title }
}

/** On the case's page, to the office: why it is older than its clock, and where it stands in the queue. */
export const passedUpWords = {
  note: (first: string, passed: string) =>
    `先报给单位自己的渠道（${dayWords.day(first)}），${dayWords.day(passed)}交到镇里。排的次序从第一次报的那天算：同一件事，谁先报的谁领奖，按这个次序。镇里的时限从交来的那天算。单位看过原话和照片。`,
  because: {
    reporter: '举报人自己交的',
    unit: '单位交的，说办不了',
    major: '单位交的，认为是重大隐患',
    late: '单位到期没办好，自动转的',
    closed: '单位关了渠道，自动转的',
  } satisfies Record<Because, string>,
  by: (because: string) => `为什么交来：${because}。`,
  unit: '单位',
}
