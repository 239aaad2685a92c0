import { type ActivityText, first, unlabelled } from './activity-text.ts'
import { isSending, recurrenceIn } from './deadlines.rules.ts'
import { type Flow, type Found, found, part, sentences, wordsIn } from './flow.ts'
import { numberOf } from './numerals.ts'

const counted = '(\\d{1,3}|[一二两三四五六七八九十]{1,2})'
const counters = '(?:次|场|期|堂|课时?|节|学时|篇|份|张|幅|条|个|项|块|遍)'

/** Only a count that is said to be a minimum or for each; a bare “一次” inside a long body belongs to its task. */
export function minCountOf({ said: flows, block }: ActivityText): Found<number> | null {
  const inHeading = new RegExp(`^(?:组织)?(?:开展|组织|举办|举行|召开|进行)${counted}次`)
  const said = new RegExp(
    `(?:至少|不少于|每(?:家|村|个[^,。]{0,4}|校|单位|企业)[^,。;]{0,6}?)(?:组织|开展|举办|召开|进行|完成|安排)?[^,。;\\d]{0,6}?${counted}${counters}`,
  )
  const heading = inHeading.exec(block.heading.text)
  if (heading) return countFound(block.heading, heading, 'activity.count-in-heading')
  return first(flows, (flow) => {
    for (const sentence of sentences(flow)) {
      const match = said.exec(sentence.text)
      const proof = /照片|图片|签到|视频|信息|稿/.test(
        sentence.text.slice(Math.max(0, (match?.index ?? 0) - 4), (match?.index ?? 0) + (match?.[0].length ?? 0)),
      )
      if (match && !proof) return countFound(sentence, match, 'activity.count-said')
    }
    return null
  })
}

function countFound(flow: Flow, match: RegExpExecArray, rule: string): Found<number> | null {
  const value = numberOf(match[1]!)
  return value ? found(flow, match.index, match.index + match[0].length, value, rule) : null
}

export function recurrenceOf({ flows, block, labels: read }: ActivityText): Found<string> | null {
  const timed = read.filter(({ kind }) => kind === 'time').map(({ flow }) => flow)
  const whole = [block.heading, ...(block.aside ? [block.aside] : []), ...timed]
  const said = first(whole, (flow) => {
    const result = recurrenceIn(flow.text)
    return result && found(flow, result.start, result.end, result.value, 'activity.recurrence')
  })
  if (said || flows.some(({ text }) => /(?:^|[。;\n ])一是/.test(text))) return said
  // What is sent in every week is a deadline; what one of several items does every day is that item's.
  return first(
    flows.flatMap((flow) => sentences({ ...flow, text: unlabelled(flow) }, '。!?\n;')),
    (flow) => {
      const result = isSending(flow.text) ? null : recurrenceIn(flow.text)
      return result && found(flow, result.start, result.end, result.value, 'activity.recurrence')
    },
  )
}

const proofWords =
  '签到表|签到册|签到簿|照片|图片|影像(?:资料)?|视频|教学设计|教案|课件|总结|(?:学习|会议|培训|演练|检查|活动)?记录表?|台账|活动简报|心得体会|方案|脚本|评估报告|[^,。;、的“”\\d]{0,6}资料|材料|截图|信息|清单|承诺书'

/** Only what is to be kept or handed in; hand-outs given to people are no proof. */
export function evidenceOf({ flows, block }: ActivityText): Found<string>[] {
  const fields = block.children
    .filter(({ rank, heading }) => rank > block.rank && /^(?:要求|内容)$/.test(heading.text))
    .map(({ body }) => body)
  for (const flow of [...flows, ...fields]) {
    for (const sentence of sentences(flow, '。!?\n;')) {
      const kept = /(?:留存|保存|存档|提交|上交|拍摄|留下|做好)([^。;]{2,60})/.exec(sentence.text)
      const handed =
        /(?:^|,)([^,。;]{0,12}(?:资料|材料|照片|图片|记录|总结))(?:整理好|整理后|收集好)[^,。;]{0,8}(?:交|报|送)/.exec(
          sentence.text,
        )
      const region = kept
        ? { start: kept.index, end: kept.index + kept[0].length }
        : handed
          ? { start: handed.index, end: handed.index + handed[0].length }
          : null
      if (!region || (kept && /^做好/.test(kept[0]) && !/留存|存档|记录/.test(kept[0]))) continue
      const proofs = proofsIn(part(sentence, region.start, region.end))
      if (proofs.length) return proofs
    }
  }
  return []
}

function proofsIn(flow: Flow): Found<string>[] {
  return [...flow.text.matchAll(new RegExp(`(${proofWords})(?:不少于|至少|≥)?(\\d{1,3})?张?`, 'g'))].map((match) => {
    const word = match[1]!.replace(/^(?:留存|保存|存档|提交|上交|拍摄|留下|做好|和|及)+/, '')
    const value = match[2] ? `${word}≥${match[2]}` : word
    const start = match.index + match[0].indexOf(word)
    return found(flow, start, match.index + match[0].length, value, 'activity.evidence-kept')
  })
}

export function platformOf({ flows }: ActivityText): Found<string>[] {
  return flows.flatMap((flow) =>
    [
      ...flow.text.matchAll(
        /(?:登录|登陆|通过|关注|利用|使用|下载)“?([^,。;“”、\n]{1,14}?”?(?:APP|App|app|小程序|公众号|平台))/g,
      ),
    ].map((match) => {
      const start = match.index + match[0].length - match[1]!.length
      return found(
        flow,
        start,
        start + match[1]!.length,
        wordsIn(flow, start, start + match[1]!.length).replace(/["”]/g, ''),
        'activity.platform',
      )
    }),
  )
}

export function targetOf({ flows }: ActivityText): Found<string> | null {
  return first(flows, (flow) => {
    const match = /([\u4e00-\u9fff]{1,3}率)(?:要|应)?(不低于|不少于|达到?|超过|大于|≥)(?:到)? ?(\d{1,3}) ?%/.exec(
      flow.text,
    )
    if (!match) return null
    const name = match[1]!.replace(/^(?:业|位|工|员|村|区)+/, '')
    return found(flow, match.index, match.index + match[0].length, `${name}≥${match[3]}%`, 'activity.target')
  })
}

/** Forms an activity takes, set side by side: “安全生产大家谈”“微课堂”“以案普法”. */
const form = /(?:谈|会|课堂|课|说法|普法|释法|赛|展|营|派送|角|团|周|讲堂|论坛|行)$/

export function namedOf({ flows }: ActivityText, not: (string | null)[]): Found<string>[] {
  const seen = new Set(not.map((text) => text?.replace(/[\s、，,—]/g, '')))
  return flows.flatMap((flow) =>
    [...flow.text.matchAll(/“([^“”\n]{2,30})”/g)].flatMap((match) => {
      const value = wordsIn(flow, match.index + 1, match.index + 1 + match[1]!.length)
      const key = value.replace(/[\s、，,—]/g, '')
      const beside =
        /”、?$/.test(flow.text.slice(0, match.index)) || /^、?“/.test(flow.text.slice(match.index + match[0].length))
      if (seen.has(key) || !beside || !form.test(value)) return []
      seen.add(key)
      return [found(flow, match.index + 1, match.index + 1 + match[1]!.length, value, 'activity.named')]
    }),
  )
}
