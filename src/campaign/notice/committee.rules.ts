import { type Flow, type Found, found, wordsIn } from './flow.ts'
import { frameOf } from './frames.ts'
import type { Layout } from './layout.ts'
import { rosterIn } from './roster.rules.ts'

export type CommitteeFound = {
  name: Found<string> | null
  director: Found<string> | null
  members: Found<string>[]
  duties: Found<string>[]
  office: Found<string> | null
  officeDirector: Found<string> | null
  roster: Found<{ role: string; name: string }>[]
}

function capture(flow: Flow, pattern: RegExp, rule: string): Found<string> | null {
  const match = pattern.exec(flow.text)
  if (!match?.[1]) return null
  const start = match.index + match[0].indexOf(match[1])
  return found(flow, start, start + match[1].length, wordsIn(flow, start, start + match[1].length), rule)
}

const officeRules = [
  { name: 'office.in-brackets', pattern: /下设办公室\(([^()]{2,16}?)\)/ },
  { name: 'office.seated-at', pattern: /办公室[^。;\n]{0,16}?设在([^,。;、\n(]{2,16})/ },
  {
    name: 'office.body-at',
    pattern: /(?:领导小组|领导组|委员会|指挥部|工作专班)[^。;\n]{0,20}?设在([^,。;、\n(]{2,16})/,
  },
]

/** Said in passing, under a heading that is about something else. */
function officeSaidIn(layout: Layout): Found<string> | null {
  for (const flow of layout.blocks.map(({ body }) => body)) {
    const seated =
      /(?:小组|领导组|指导组|委员会|组委会|指挥部|专班)”?(?:下设)?办公室[^。;\n]{0,8}?设在([^,。;、\n(]{2,16})/
    const office = capture(flow, seated, 'office.said-in-passing')
    if (office) return office
  }
  return null
}

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
  const office = roster.length ? null : officeSaidIn(layout)
  return roster.length || office
    ? { name: null, director: null, members: [], duties: [], office, officeDirector: null, roster }
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
