import { outcomeWords, replyPartWords } from './cases.words.ts'
import { type Happened, replyParts } from './events.rules.ts'
import type { Body } from './referrals.rules.ts'
import { bodyWords } from './referrals.words.ts'
import type { RefusalReason } from './refusals.rules.ts'
import { refusalReplies } from './refusals.words.ts'

export interface Told {
  on: string
  title: string
  text?: string
}

/** How a step of the case is told to whoever holds the receipt: nobody's name, no word of anybody else's report. */
export function toldToReporter(event: Happened): Told | undefined {
  const said = wordsOf(event)
  return said && { on: event.on, ...said }
}

/** What other reporters of the same matter did is theirs. */
export const isOfReporter = ({ name }: Happened): boolean =>
  name === 'withdraw' || name === 'object' || name === 'continue'

function wordsOf(event: Happened): Omit<Told, 'on'> | undefined {
  switch (event.name) {
    case 'accept':
      return { title: '受理了' }
    case 'refuse':
      return {
        title: '没有受理',
        text: [refusalReplies[event.detail.reason as RefusalReason], event.detail.words].filter(Boolean).join(''),
      }
    case 'transfer':
      return { title: `移送给${bodyWords[event.detail.body as Body] ?? ''}` }
    case 'merge':
      return { title: '和另一件并在一起办', text: '您排的次序不变。' }
    case 'withdraw':
      return { title: '您撤回了' }
    case 'continue':
      return { title: '接着办', text: '危险还在，您撤回了也要办。' }
    case 'assign':
      return { title: '派了人去看' }
    case 'extend':
      return { title: `批准延长 ${event.detail.days} 天`, text: event.detail.reason }
    case 'pause':
      return { title: '时限先停下', text: event.detail.reason }
    case 'resume':
      return { title: '时限接着算' }
    case 'conclude':
      return { title: `看过了：${outcomeWords[event.detail.outcome]}` }
    case 'stop_work':
      return { title: '叫他们先停工' }
    case 'order':
      return { title: '下了整改指令', text: `限 ${event.detail.dueOn} 前改完。` }
    case 'submit':
      return { title: '单位说改完了' }
    case 'recheck':
      return { title: event.detail.outcome === 'passed' ? '复查过了，改好了' : '复查没过，叫他们重改' }
    case 'escalate':
      return { title: '到期没改完，往上督办' }
    case 'reply':
      return {
        title: '答复您',
        text: replyParts.map((part) => `${replyPartWords[part]}：${event.detail.parts[part] ?? ''}`).join('\n'),
      }
    case 'object':
      return { title: '您提了异议' }
    case 'review':
      return { title: event.detail.outcome === 'upheld' ? '上一级复核：维持' : '上一级复核：重新查' }
    case 'plan':
    case 'progress':
      return undefined
  }
}
