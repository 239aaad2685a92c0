import { personalFields, type Topic, topics } from '#people/personal-fields.ts'
import type { Block } from '#platform/documents/official-document.ts'
import { basisWords, keptWords, privacyWords, readerWords, staysWords, topicWords } from './page.words.ts'

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })
const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [text] })
/** To be written by hand, where no machine knows. */
const blank = '＿＿＿＿＿＿＿＿'

const inventory = (chosen: readonly Topic[]): Block => ({
  kind: 'table',
  columns: [
    { head: '记了什么', share: 26 },
    { head: '为什么', share: 22 },
    { head: '依据', share: 24 },
    { head: '记多久', share: 18 },
    { head: '谁看得到', share: 10 },
  ],
  rows: chosen.map((topic) => {
    const { basis, kept, readers } = personalFields[topic]
    return [
      topicWords[topic].what,
      topicWords[topic].why,
      basisWords[basis],
      keptWords[kept],
      readers.map((reader) => readerWords[reader]).join('、'),
    ]
  }),
})

export const formsWords = {
  assessmentFile: '个人信息保护影响评估表.docx',
  breachFile: '个人信息泄露通知.docx',
  date: (day: string) => {
    const [year, month, date] = day.split('-').map(Number)
    return `${year}年${month}月${date}日`
  },
  contact: (office: string, phone: string) => `联系：${office}${phone ? `，电话 ${phone}` : ''}`,
  assessmentTitle: ['个人信息保护影响评估表'],
  breachTitle: ['关于个人信息泄露情况的通知'],
  recipients: '各位当事人，县（区）网信办、公安局',
}

interface Office {
  town: string
  office: string
  phone: string
}

/** 个人信息保护法 §55–56: filled as far as the inventory knows; what a person has to judge is left blank. */
export const assessmentBlocks = (erasures: number): Block[] => [
  heading('一、处理目的、方式是不是合法、正当、必要'),
  paragraph('用来组织安全生产月：派任务、报数、传照片、审核、催办。记的东西和依据如下，由系统按数据库的每一列生成。'),
  inventory(topics),
  paragraph(`没有身份证号；${privacyWords.not.slice(1).join('')}`),
  paragraph(`还能不能再少记一些：${blank}`),
  heading('二、对个人权益的影响和安全风险'),
  paragraph('可能的害处：姓名、手机号被拿去骚扰或诈骗；照片里的人被认出；举报人被打击报复。'),
  paragraph(`未满十四岁的：${privacyWords.minors.join('')}`),
  paragraph(`发生的可能（高、中、低）和理由：${blank}`),
  paragraph(`影响的程度（高、中、低）和理由：${blank}`),
  heading('三、保护措施是不是合法、有效、和风险相当'),
  paragraph(privacyWords.safe.join('')),
  paragraph('一人一号，看全镇的要验动态码；单位只看自己的；操作有记录，记录改不掉，每天查一遍。'),
  paragraph(`本人可以下载、注销、要求清除，到今天办过 ${erasures} 件。清除以后还留的：`),
  ...staysWords.map(({ what, why }) => paragraph(`${what}：${why}。`)),
  paragraph(`还缺什么措施、谁来补、哪天补好：${blank}`),
  heading('四、结论'),
  paragraph(`可以处理，或先整改：${blank}`),
  paragraph(`评估人：${blank}　审批人：${blank}　本表至少保存三年（个人信息保护法第五十六条）。`),
]

export interface Breach {
  topics: readonly Topic[]
  when: string
  cause: string
  harm: string
  remedy: string
}

/** 个人信息保护法 §57: kinds, cause, harm, remedy, and whom to call. */
export const breachBlocks = (breach: Breach, { office, phone }: Office): Block[] => [
  heading('一、泄露了什么，什么原因'),
  paragraph(`发生时间：${breach.when || blank}。原因：${breach.cause || blank}`),
  paragraph('涉及的个人信息：'),
  inventory(breach.topics),
  heading('二、可能造成的危害'),
  paragraph(breach.harm || blank),
  heading('三、已经采取的措施，和您可以做的'),
  paragraph(breach.remedy || blank),
  paragraph('您可以：不接陌生人以安全生产、举报奖励为名的电话；在本系统登录过的，改密码；在别处用同样密码的，一起改。'),
  heading('四、联系'),
  paragraph(`${office}${phone ? `，电话 ${phone}` : ''}。要查、要清除自己的信息，也打这个电话。`),
]

export const breachWords = {
  title: '个人信息泄露通知',
  lead: '写几句，下载 Word，盖章发出。先告诉县（区）网信办、公安局，再告诉本人（个人信息保护法第五十七条）。这里写的不保存。',
  topics: '漏了哪几样',
  when: '什么时候发生的',
  cause: '什么原因',
  harm: '可能有什么害处',
  remedy: '怎么补救的',
  download: '下载通知',
  refused: '还没有做好',
  noTopics: '至少选一样',
}
