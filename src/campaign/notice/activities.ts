import { findDates } from './dates.ts'
import { frameOf, isListHeading } from './frames.ts'
import type { Layout } from './layout.ts'
import type { Block } from './outline.ts'

export type Chosen = {
  sections: Block[]
  groups: Block[]
  activities: Block[]
  notActivities: Block[]
  requirements: Block[]
}

/** Short words in front of a colon or a value: no activity by themselves. */
const isField = (block: Block) =>
  /^(?:时间|地点|主讲|责任|组织|内容|要求|对象|形式|配合|目的|口号|标语|主题)(?:单位|部门|人)?$/.test(
    block.heading.text,
  )

const hasPhases = (block: Block) =>
  block.children.length > 1 &&
  block.children.some(
    ({ marker, heading, aside, children }) =>
      /阶段|启动|动员|总结/.test(marker + heading.text) &&
      (children.length > 0 || (aside && findDates(aside.text).length > 0)),
  )

/** A page that explains a notice asks nobody for anything. */
export const isExplanation = (layout: Layout) =>
  layout.title.some(({ text }) => /解读|图解|问答/.test(text)) ||
  layout.head.some(({ text }) => /^(?:政策)?解读(?:机关|单位|部门|人) {0,2}:/.test(text))

/** Which blocks ask for something, and which only look like it. */
export function choose(layout: Layout): Chosen {
  const chosen: Chosen = { sections: [], groups: [], activities: [], notActivities: [], requirements: [] }
  const tops = layout.blocks.filter(({ parent }) => !parent)
  const explained = isExplanation(layout)
  const listed = tops.some((top) => top.children.length > 0 && frameOf(top) === 'activities')
  let closing = false
  for (const top of tops) {
    // A last row “1、加强领导 2、全员参与” without a heading of its own is requirements.
    if (top.rank < 3) closing = false
    else if (top.number === 1) closing = chosen.activities.length > 0 && frameOf(top) === 'requirement'
    if (closing) {
      chosen.requirements.push(top)
      continue
    }
    const isSection = top.rank <= 1 || (top.rank === 2 && (top.children.length > 0 || frameOf(top) !== 'activities'))
    if (isSection) chosen.sections.push(top)
    if (top.rank === 0) {
      chosen.sections.push(...top.children.filter(({ rank }) => rank === 1))
      for (const child of top.children) if (!explained) sort(child, chosen, listed)
      continue
    }
    if (explained) continue
    sort(top, chosen, listed)
  }
  return chosen
}

/** Phases under 时间安排 are the activities only of a plan that lists no others. */
function sort(top: Block, chosen: Chosen, listed: boolean): void {
  const frame = frameOf(top)
  if (frame === 'requirement') chosen.requirements.push(...top.children)
  else if (frame === 'activities' || (frame === 'time' && !listed && hasPhases(top))) sortActivities(top, chosen)
  else chosen.notActivities.push(...top.children.filter((child) => !isField(child)))
}

const innerOf = (block: Block) => block.children.filter((each) => !isField(each))

/** （一） over a row of 1. 2. 3.; where most of its neighbours have none, the row is the items of one activity. */
function looksLikeGroup(block: Block): boolean {
  const inner = innerOf(block)
  const entries = inner.length > 1 && inner.every(({ heading }) => /^(?:走)?进.{2,6}$|^“?进/.test(heading.text))
  return block.rank <= 2 && inner.length > 0 && inner[0]!.rank === 3 && block.body.text.length < 12 && !entries
}

function sortActivities(top: Block, chosen: Chosen): void {
  if (top.children.length === 0) {
    if (top.rank > 2 || (!isListHeading(top) && (top.body.text.length > 0 || top.rank === 2)))
      chosen.activities.push(top)
    return
  }
  // The whole row is fields: “1.时间 2.地点” make the section itself the activity.
  if (top.children.every(isField)) {
    chosen.activities.push(top)
    return
  }
  const groups = top.children.filter(looksLikeGroup).length
  for (const child of top.children) {
    const frame = frameOf(child)
    if (isField(child) || (frame !== 'activities' && frame !== 'requirement' && child.children.length === 0)) {
      chosen.notActivities.push(child)
      continue
    }
    const inner = innerOf(child)
    if (!looksLikeGroup(child) || !(groups * 2 >= top.children.length || /阶段/.test(child.heading.text))) {
      chosen.activities.push(child)
      continue
    }
    chosen.groups.push(child)
    chosen.activities.push(...inner)
  }
}
