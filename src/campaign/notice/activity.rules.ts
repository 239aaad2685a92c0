import { findDates, isoOf, monthDayOf, type When } from './dates.ts'
import { isSending, recurrenceIn } from './deadlines.rules.ts'
import { type Flow, type Found, found, part, sentences, wordsIn } from './flow.ts'
import { numberOf } from './numerals.ts'
import type { Block } from './outline.ts'

/** The texts of one activity: heading, what stood in brackets behind it, body, and its labelled lines. */
export type ActivityText = { block: Block; flows: Flow[]; labels: Label[] }
export type Label = { kind: LabelKind; flow: Flow }
type LabelKind = 'time' | 'place' | 'responsible' | 'support' | 'due'

/** “(1)时间：…”, “责任部门：…；配合部门：…”. */
const labels: { kind: LabelKind; example: string; pattern: RegExp }[] = [
  { kind: 'due', example: '完成时限：6月25日', pattern: /^(?:完成|办结|截止)(?:时间|时限|日期|期限)$|^(?:时限|期限)$/ },
  { kind: 'time', example: '活动时间：6月7日', pattern: /^(?:活动|举办|开展|具体|演练|宣传)?(?:时间|日期)$/ },
  { kind: 'place', example: '地点：运动场', pattern: /^(?:活动|举办|演练|集合)?(?:地点|地址|场地)$/ },
  { kind: 'support', example: '配合部门：设备部', pattern: /^(?:配合|协办|协助|参[加与]|支持)(?:单位|部门|科室|人)?$/ },
  {
    kind: 'responsible',
    example: '责任部门：安环部',
    pattern:
      /^(?:责任|牵头|主办|承办|负责|组织|落实|实施|主责)(?:单位|部门|科室|人|领导|股室|处室)?$|^(?:主讲|主持)人?$/,
  },
]

const kindOf = (name: string) => labels.find(({ pattern }) => pattern.test(name.replace(/[ \n]/g, '')))?.kind

/** Labels inside running text end at 。 ； ) or the line. */
function inlineLabels(flow: Flow): Label[] {
  const read: Label[] = []
  for (const match of flow.text.matchAll(
    /(?:^|[。;,(\n ])([\u4e00-\u9fff]{2,6}) {0,2}:((?:(?!,[\u4e00-\u9fff]{2,6} {0,2}:)[^。;)\n]){1,120})/g,
  )) {
    const kind = kindOf(match[1]!)
    if (!kind) continue
    const start = match.index + match[0].length - match[2]!.length
    read.push({ kind, flow: part(flow, start, start + match[2]!.length) })
  }
  return read
}

export function activityText(block: Block): ActivityText {
  const children = block.children.filter(({ rank }) => rank > block.rank)
  const ofChildren = children.flatMap((child): Label[] => {
    const kind = kindOf(child.heading.text)
    return kind ? [{ kind, flow: child.body }] : []
  })
  const plain = children.filter((child) => !kindOf(child.heading.text))
  const flows = [
    block.body,
    ...plain.flatMap((child) => [child.heading, child.body]),
    ...plain.flatMap(({ children: inner }) => inner.flatMap((child) => [child.heading, child.body])),
  ]
  return {
    block,
    flows: flows.filter(({ text }) => text),
    labels: [
      ...ofChildren,
      ...(block.aside ? [...inlineLabels(block.aside), ...asideDates(block.aside)] : []),
      ...flows.flatMap(inlineLabels),
    ],
  }
}

/** “（6月1日—6月5日）” behind a heading is when it happens. */
function asideDates(aside: Flow): Label[] {
  return findDates(aside.text).some(({ before }) => !before) && !/:/.test(aside.text)
    ? [{ kind: 'time', flow: aside }]
    : []
}

/** What the text itself says, without its labelled parts. */
export function unlabelled(flow: Flow): string {
  return flow.text.replace(
    /(?:^|(?<=[。;,(\n ]))([\u4e00-\u9fff]{2,6}) {0,2}:((?:(?!,[\u4e00-\u9fff]{2,6} {0,2}:)[^。;)\n]){1,120})/g,
    (whole, name: string) => (kindOf(name) ? '※'.repeat(whole.length) : whole),
  )
}

const dayOnly = (when: When) => !when.before && when.from.day !== null

export function datesOf({ flows, labels: read, block }: ActivityText): Found<When> | null {
  for (const { kind, flow } of read) {
    const when = kind === 'time' ? findDates(flow.text)[0] : undefined
    if (when && !when.before) return found(flow, when.start, when.end, when, 'activity.time-label')
  }
  for (const flow of [block.heading, ...flows]) {
    const text = unlabelled(flow).replace(/《[^《》]{0,80}》/g, (words) => '※'.repeat(words.length))
    const dates = findDates(text).filter(dayOnly)
    const first = dates[0]
    const same = first && dates.every((when) => monthDayOf(when.from, null) === monthDayOf(first.from, null))
    if (first && (same || /^[^,。]{0,4}$/.test(text.slice(0, first.start)))) {
      return found(flow, first.start, first.end, first, 'activity.date-said')
    }
  }
  return null
}

/** “6月5日前至少组织1次”, “6月底前逐项完成”; what is to be sent in is a deadline and not this. */
export function dueOf({ flows, labels: read, block }: ActivityText): Found<When> | null {
  for (const { kind, flow } of read) {
    const when = kind === 'due' || kind === 'time' ? findDates(flow.text)[0] : undefined
    if (when && (kind === 'due' || when.before)) return found(flow, when.start, when.end, when, 'activity.due-label')
  }
  for (const flow of [block.aside, ...flows].filter((each) => each !== null)) {
    for (const sentence of sentences(flow, '。!?\n;')) {
      const when = findDates(sentence.text).find(({ before }) => before)
      if (
        when &&
        !/报送|上报|发至|发送|报至|反馈|报镇|报县|前,?(?:将[^,。]{1,40})?(?:报|提交|交)/.test(sentence.text)
      ) {
        return found(sentence, when.start, when.end, when, 'activity.due-said')
      }
    }
  }
  return null
}

export const dueIso = (when: When, year: number | null) => {
  const day = isoOf(when.to ?? when.from, year, 'end')
  return day && when.clock ? `${day}T${when.clock}` : day
}

function first<T>(flows: Flow[], read: (flow: Flow) => Found<T> | null): Found<T> | null {
  for (const flow of flows) {
    const result = read(flow)
    if (result) return result
  }
  return null
}

function captured(flow: Flow, pattern: RegExp, rule: string): Found<string> | null {
  const match = pattern.exec(flow.text)
  if (!match?.[1]) return null
  const start = match.index + match[0].lastIndexOf(match[1])
  return found(flow, start, start + match[1].length, wordsIn(flow, start, start + match[1].length), rule)
}

const whole = (flow: Flow, rule: string) => {
  const value = wordsIn(flow).replace(/[。.;；,，]+$/, '')
  return value ? found(flow, 0, flow.text.length, value, rule) : null
}

export function placeOf({ flows, labels: read }: ActivityText): Found<string> | null {
  const label = read.find(({ kind }) => kind === 'place')
  if (label) return whole(label.flow, 'activity.place-label')
  return first(
    flows,
    (flow) =>
      captured(
        flow,
        /(?:^|[日时分点\d午,])[^,。;、在“”]{0,16}在(?!全|我|本|各|其)([^,。;、在“”]{2,20}?)(?<!范围|范围内|期间|中|内|上|下|前提|同时|基础)(?:设(?:立|置)?[^,。;]{0,6}(?:主会场|分会场|咨询|展台|宣传)|举[办行]|集中开展|(?:组织)?(?:开展|召开)(?=[^,。]{0,16}(?:活动|仪式|会|演练)))/,
        'activity.place-said',
      ) ??
      captured(flow, /(?:[\d半]时|\d分|:\d{2}|\d点|午),([^,。;\d的将要请组参]{2,12})。/, 'activity.place-after-time'),
  )
}

/** Not inside brackets: “各县〔市、区〕安委会” is one. */
const splitNames = (text: string) =>
  text
    .split(/[、，,](?![^〔（(]*[〕）)])|以?及|和(?=[^、，,]*$)/)
    .map((name) => name.trim())
    .filter(Boolean)

function namesFound(flow: Flow, rule: string): Found<string>[] {
  const text = wordsIn(flow).replace(/[。.;；]+$/, '')
  // “总负责---xx” and other tables of roles name nobody a reader could rely on.
  if (/-{2}|—{2}|[xX×*]{2}/.test(text)) return []
  let from = 0
  return splitNames(text).map((name) => {
    const at = Math.max(0, flow.raw.indexOf(name, from))
    from = at + name.length
    return found(flow, at, from, name, rule)
  })
}

const offices = '[^,。;、:“”\\n各要]{1,10}(?:办公室|办|站|所|院|科|处|局|中心|部|会|队|校|厅)'

export function responsibleOf({ flows, labels: read }: ActivityText): Found<string>[] {
  const label = read
    .filter(({ kind }) => kind === 'responsible')
    .flatMap(({ flow }) => namesFound(flow, 'activity.responsible-label'))
  if (label.length) return label
  for (const flow of flows) {
    const led = new RegExp(`(?:^|[,。;])(?:由)?(${offices}(?:、${offices}){0,5})(?:负责)?牵头`).exec(flow.text)
    if (led) {
      const at = led.index + led[0].indexOf(led[1]!)
      const rest = flow.text.slice(led.index + led[0].length, led.index + led[0].length + 120)
      const joined = /^(?:组织)?,([^,。;]{2,80}?)(?:等(?:部门|单位))?参[加与]/.exec(rest)
      const from = led.index + led[0].length + (joined ? joined[0].indexOf(joined[1]!) : 0)
      return [
        ...namesFound(part(flow, at, at + led[1]!.length), 'activity.led-by'),
        ...(joined ? namesFound(part(flow, from, from + joined[1]!.length), 'activity.joined-by') : []),
      ]
    }
    const own =
      /^([镇乡县区市局校院街][^,。;、:“”\n各要]{0,8}(?:办公室|办|站|所|科|处|局|中心|部))(?:负责)?(?:组织|负责)/.exec(
        flow.text,
      )
    if (own) return namesFound(part(flow, 0, own[1]!.length), 'activity.organised-by')
  }
  return []
}

export function supportOf({ flows, labels: read }: ActivityText): Found<string>[] {
  const label = read
    .filter(({ kind }) => kind === 'support')
    .flatMap(({ flow }) => namesFound(flow, 'activity.support-label'))
  if (label.length) return label
  return first(flows, (flow) =>
    captured(flow, new RegExp(`,(${offices}(?:、${offices}){0,6})(?:等(?:部门|单位))?配合`), 'activity.supported-by'),
  )
    ? flows.flatMap((flow) => {
        const match = new RegExp(`,(${offices}(?:、${offices}){0,6})(?:等(?:部门|单位))?配合`).exec(flow.text)
        return match
          ? namesFound(part(flow, match.index + 1, match.index + 1 + match[1]!.length), 'activity.supported-by')
          : []
      })
    : []
}

const counted = '(\\d{1,3}|[一二两三四五六七八九十]{1,2})'
const counters = '(?:次|场|期|堂|课时?|节|学时|篇|份|张|幅|条|个|项|块|遍)'

/** Only a count that is said to be a minimum or for each; a bare “一次” inside a long body belongs to its task. */
export function minCountOf({ flows, block }: ActivityText): Found<number> | null {
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
