import { type Flow, part } from './flow.ts'
import { kindsSpoken } from './unit-kinds.rules.ts'

type Named = { kind: string; at: number }
/** One clause between commas, with whom it speaks to and whom those are to urge. */
export type Clause = { start: number; end: number; subjects: Named[]; urged: string[]; onlyNames: boolean }

const urging =
  /督促|督导|指导|推动|推进|鼓励|号召|引导|动员|发动|帮助|倡导|教育(?!活动|课|片)|组织(?=职工|群众|师生|家庭|辖区|企业|村民|居民|学生|员工)/
/** Behind these a kind is where something happens, or to whom, and not who does it. */
const aside = /(?:针对|面向|深入|走进|向|对|进|结合|围绕|在|按照|根据|为|本|涉及|曝光|宣传|报道|聚焦)(?:各|辖区|本)?$/
const onlyNames =
  /^ *[^要应须需将以用请组开举进做把可一\d]{1,16}(?:委|村|社区|单位|站所|企业|部门|学校|股室|幼儿园|街道|乡镇|办|局|所|院)\)?$/
/** A kind named later in its clause is whom the urging reaches only when it stands close. */
const reach = 12

function clausesOf(text: string): [number, number][] {
  const bounds: [number, number][] = []
  let from = 0
  let depth = 0
  for (let index = 0; index <= text.length; index++) {
    const character = text[index] ?? ''
    if ('(“《'.includes(character) && character) depth++
    else if (')”》'.includes(character) && character) depth = Math.max(0, depth - 1)
    if (index < text.length && (depth > 0 || !',;\n'.includes(character))) continue
    if (index > from) bounds.push([from, index])
    from = index + 1
  }
  return bounds
}

const kindsIn = (flow: Flow, start: number, end: number): Named[] =>
  kindsSpoken(part(flow, start, end)).map(({ kind, at }) => ({ kind, at: at + start }))

/** “各村要推动社区（村）…”: who is named before the urging word does it, who is named behind it is urged. */
export function clausesIn(flow: Flow): Clause[] {
  return clausesOf(flow.text).map(([start, end]) => {
    const urge = urging.exec(flow.text.slice(start, end))
    const cut = urge ? start + urge.index : end
    const behind = urge ? cut + urge[0].length : end
    const subjects = kindsIn(flow, start, cut).filter(
      ({ at }) => !aside.test(flow.text.slice(Math.max(start, at - 4), at)),
    )
    return {
      start,
      end,
      subjects,
      onlyNames: subjects.length > 0 && onlyNames.test(flow.text.slice(start, end)),
      urged: urge
        ? kindsIn(flow, behind, end)
            .filter(({ at }) => at - behind < reach)
            .map(({ kind }) => kind)
        : [],
    }
  })
}
