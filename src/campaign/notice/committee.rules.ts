import { type Flow, type Found, found, wordsIn } from './flow.ts'
import { frameOf } from './frames.ts'
import type { Layout } from './layout.ts'

export type CommitteeFound = {
  name: Found<string> | null
  director: Found<string> | null
  members: Found<string>[]
  duties: Found<string>[]
  office: Found<string> | null
  officeDirector: Found<string> | null
  roster: Found<{ role: string; name: string }>[]
}

const roles = '(?:总指挥|副总指挥|常务副组长|副组长|组长|副主任|主任|成员|组员|联络员)'
const posts = '委员|书记|镇长|乡长|县长|局长|主任|站长|所长|校长|院长|园长|经理|部长|主席|队长|科长|总监|厂长|矿长|主管'
const hidden = /^[xX×*某_]{1,4}$/

function capture(flow: Flow, pattern: RegExp, rule: string): Found<string> | null {
  const match = pattern.exec(flow.text)
  if (!match?.[1]) return null
  const start = match.index + match[0].indexOf(match[1])
  return found(flow, start, start + match[1].length, wordsIn(flow, start, start + match[1].length), rule)
}

/** “由镇党委委员武某某同志担任组长”, “主任由牛某某兼任”, “组 长：王某某”. */
function rosterIn(flow: Flow): Found<{ role: string; name: string }>[] {
  const seats: Found<{ role: string; name: string }>[] = []
  const name = '([\\u4e00-\\u9fff]{1,2}某{1,2}|[\\u4e00-\\u9fff]{2,3})'
  const patterns: { pattern: RegExp; name: number; role: number }[] = [
    {
      pattern: new RegExp(
        `由(?:[^,。;由]{0,20}?(?:${posts}))?${name}(?:同志)?(?:兼任|担任|任)(?:办公室)?(${roles})`,
        'g',
      ),
      name: 1,
      role: 2,
    },
    {
      pattern: new RegExp(`(${roles})由(?:[^,。;由]{0,20}?(?:${posts}))?${name}(?:同志)?(?:兼任|担任)`, 'g'),
      name: 2,
      role: 1,
    },
  ]
  for (const { pattern, name: nameAt, role: roleAt } of patterns) {
    for (const match of flow.text.matchAll(pattern)) {
      const person = match[nameAt]!.replace(/ /g, '')
      if (hidden.test(person)) continue
      // “办公室设在镇安监站，由…兼任主任” is the office's own head.
      const before = flow.text.slice(Math.max(0, match.index - 30), match.index)
      const role = match[roleAt]!.replace(/[ \n]/g, '')
      const ofOffice = /主任$/.test(role) && (/办公室[^。]{0,28}$/.test(before) || match[0].includes(`办公室${role}`))
      seats.push(
        found(
          flow,
          match.index,
          match.index + match[0].length,
          { role: ofOffice ? `办公室${role}` : role, name: person },
          'roster.seat',
        ),
      )
    }
  }
  seats.push(...listedSeats(flow))
  return seats.sort((one, two) => one.span.start - two.span.start)
}

const listed =
  /(?:^|\n|[。;] ?)(总 ?指 ?挥|副 ?总 ?指 ?挥|常务副组长|副 {0,4}组 {0,4}长|组 {0,4}长|副 {0,4}主 {0,4}任|主 {0,4}任) {0,4}: {0,4}([^\n。;:]{2,60})/g
const isPerson = /^(?:[\u4e00-\u9fff]{1,2}某{1,2}|[\u4e00-\u9fff]{2,3})$/
const isPost = new RegExp(`(?:${posts}|人员|单位|负责人|领导|干事|组员|成员|教师|分管.*|工作)$`)

/** “副组长：林某某 黄某某（副镇长）”: names up to the first word that is none. */
function listedSeats(flow: Flow): Found<{ role: string; name: string }>[] {
  return [...flow.text.matchAll(listed)].flatMap((match) => {
    const role = match[1]!.replace(/[ \n]/g, '')
    const base = match.index + match[0].length - match[2]!.length
    const words = [...match[2]!.matchAll(/[\u4e00-\u9fff] [\u4e00-\u9fff](?=[ ,、(]|$)|[^ ,、()]+|\([^()]*\)/g)]
    const seats: Found<{ role: string; name: string }>[] = []
    for (const word of words) {
      const person = word[0].replace(/ /g, '')
      if (word[0].startsWith('(') || (seats.length > 0 && isPost.test(person))) continue
      if (!isPerson.test(person) || isPost.test(person) || hidden.test(person)) break
      const start = base + word.index
      seats.push(found(flow, start, start + word[0].length, { role, name: person }, 'roster.seat'))
    }
    return seats
  })
}

const officeRules = [
  { name: 'office.seated-at', pattern: /办公室[^。;\n]{0,16}?设在([^,。;、\n(]{2,16})/ },
  {
    name: 'office.body-at',
    pattern: /(?:领导小组|领导组|委员会|指挥部|工作专班)[^。;\n]{0,20}?设在([^,。;、\n(]{2,16})/,
  },
]

export function committeeOf(layout: Layout): CommitteeFound | null {
  const blocks = layout.blocks.filter(
    (block) =>
      /组织|领导|机构|委员会|小组|保障|职责/.test(block.heading.text) ||
      (!block.parent && frameOf(block) === 'organisation'),
  )
  const all = blocks.flatMap((block) => [block.body, ...block.children.flatMap(({ heading, body }) => [heading, body])])
  for (const flow of all) {
    const name = capture(
      flow,
      /(?:成立|设立)(?:了|以[^,。]{0,30}的)?([^,。;:成立]{0,30}?(?:指导委员会|领导小组|工作领导组|领导组|组织委员会|工作小组|工作专班|指挥部))/,
      'committee.set-up',
    )
    const office = officeRules.map(({ name: rule, pattern }) => capture(flow, pattern, rule)).find(Boolean) ?? null
    if (!name && !office) continue
    const officeAt = flow.text.indexOf('办公室')
    const director = capture(
      flow,
      /(?:由|,|^|会)([^,。;、由会\n]{2,24}?)(?:同志)?(?:担任|任)(?:主任|组长|总指挥)/,
      'committee.director',
    )
    const members = capture(flow, /(?:主任|组长|总指挥),([^。;\n]{2,160}?)为(?:组员|成员)/, 'committee.members')
    const beforeOffice = director && officeAt >= 0 && flow.text.indexOf(director.value.slice(0, 4)) > officeAt
    return {
      name,
      director: beforeOffice ? null : director,
      members: members ? membersOf(flow, members) : [],
      duties: dutiesIn(flow),
      office,
      officeDirector: capture(
        flow,
        /办公室[^。\n]{0,40}?主任由([^,。;\n]{2,20}?)(?:同志)?(?:兼任|担任)/,
        'committee.office-director',
      ),
      roster: all.flatMap(rosterIn),
    }
  }
  const roster = all.flatMap(rosterIn)
  return roster.length
    ? { name: null, director: null, members: [], duties: [], office: null, officeDirector: null, roster }
    : null
}

function membersOf(flow: Flow, members: Found<string>): Found<string>[] {
  const at = flow.text.indexOf(',', 0)
  const start = flow.raw.indexOf(members.value, Math.max(0, at))
  if (start < 0) return [members]
  let from = start
  return members.value.split(/[、，,]/).map((value) => {
    const begin = flow.raw.indexOf(value, from)
    from = begin + value.length
    return found(flow, begin, from, value, 'committee.members')
  })
}

/** “主要职责是：负责…；负责…；研究、协调和解决…。” */
function dutiesIn(flow: Flow): Found<string>[] {
  const match = /(?:主要)?(?:职责|负责)(?:是|为|:){1,2}([^。]{6,600})。/.exec(flow.text)
  if (!match) return []
  let from = match.index + match[0].indexOf(match[1]!)
  return match[1]!.split(';').map((duty) => {
    const start = from
    from += duty.length + 1
    return found(flow, start, start + duty.length, wordsIn(flow, start, start + duty.length), 'committee.duties')
  })
}
