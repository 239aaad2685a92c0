import { type Flow, type Found, found } from './flow.ts'
import { personName } from './person-names.ts'

const roles = '(?:总指挥|副总指挥|常务副组长|副组长|组长|副主任|主任|成员|组员|联络员)'
const posts =
  '委员|书记|镇长|乡长|县长|局长|主任|站长|所长|校长|院长|园长|经理|部长|主席|队长|科长|总监|厂长|矿长|主管|工程师|秘书|助理|支书'
const hidden = /^[xX×*某_]{1,4}$/

/** “由镇党委委员武某某同志担任组长”, “主任由牛某某兼任”, “组 长：王某某”. */
export function rosterIn(flow: Flow): Found<{ role: string; name: string }>[] {
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
    // “组长由市社林某书记担任”
    {
      pattern: new RegExp(`(${roles})由[^,。;由]{0,20}?(${personName})(?:副?(?:${posts}))(?:同志)?(?:兼任|担任)`, 'g'),
      name: 2,
      role: 1,
    },
    // “项目指挥张某某任组长，郝某某、项某某任副组长”, “由镇长王某某为主任的委员会”
    {
      pattern: new RegExp(
        `(?:(?<=^|[,。;:、由\\n])|(?<=${posts}|指挥|负责人))(${personName}(?:、${personName})*)(?:同志)?(?:兼任|担任|任|为)(?:办公室)?(${roles})`,
        'g',
      ),
      name: 1,
      role: 2,
    },
  ]
  for (const { pattern, name: nameAt, role: roleAt } of patterns) {
    for (const match of flow.text.matchAll(pattern)) {
      // “办公室设在镇安监站，由…兼任主任” is the office's own head.
      const before = flow.text.slice(Math.max(0, match.index - 30), match.index)
      const role = match[roleAt]!.replace(/[ \n]/g, '')
      const ofOffice = /主任$/.test(role) && (/办公室[^。]{0,28}$/.test(before) || match[0].includes(`办公室${role}`))
      for (const person of match[nameAt]!.replace(/ /g, '').split('、')) {
        if (hidden.test(person) || isPost.test(person)) continue
        const span = { from: match.index, to: match.index + match[0].length }
        seats.push(
          found(flow, span.from, span.to, { role: ofOffice ? `办公室${role}` : role, name: person }, 'roster.seat'),
        )
      }
    }
  }
  seats.push(...listedSeats(flow))
  const known = new Set<string>()
  return seats
    .filter(({ value: { role, name: person } }) => {
      const seat = `${role} ${person}`
      return !known.has(seat) && known.add(seat)
    })
    .sort((one, two) => one.span.start - two.span.start)
}

const leader = '总 ?指 ?挥|副 ?总 ?指 ?挥|常务副组长|副 {0,4}组 {0,4}长|组 {0,4}长|副 {0,4}主 {0,4}任|主 {0,4}任'
const anyLabel = `(?: |\\n)(?:${leader}|成 {0,4}员|组 {0,4}员) {0,4}:`
/** To the end of the line or to the next label, and on in lines that have no label of their own. */
const listed = new RegExp(
  `(?:^|\\n|[。;] ?| )(${leader}) {0,4}: {0,4}((?:(?!${anyLabel})[^\\n。;:]){2,60}(?:\\n(?![^\\n]{0,12}(?:下设|小组))[^\\n。;:]{2,40}(?=\\n|$))*)`,
  'g',
)
const isPerson = /^(?:[\u4e00-\u9fff]{1,2}某{1,2}|[\u4e00-\u9fff]{2,3})$/
const isPost = new RegExp(`(?:${posts}|人员|单位|负责人|领导|干事|组员|成员|教师|分管.*|工作)$`)

/** “副组长：林某某 黄某某（副镇长）”: names up to the first word that is none. */
function listedSeats(flow: Flow): Found<{ role: string; name: string }>[] {
  return [...flow.text.matchAll(listed)].flatMap((match) => {
    const written = match[1]!.replace(/[ \n]/g, '')
    // “领导小组下设办公室，…主任：王某某” behind the leaders is the office's head.
    const role =
      /^(?:副?主任)$/.test(written) && /设办公室[^:]{0,80}$/.test(flow.text.slice(0, match.index + 1))
        ? `办公室${written}`
        : written
    const base = match.index + match[0].length - match[2]!.length
    const words = [...match[2]!.matchAll(/[\u4e00-\u9fff] [\u4e00-\u9fff](?=[ ,、(\n]|$)|[^ ,、()\n]+|\([^()]*\)/g)]
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
