import { type Block, type Run, say } from '#platform/documents/official-document.ts'
import {
  type ActivityTold,
  type FigureTold,
  pairsOf,
  type Summary,
  shareOf,
  type TaskTold,
  type UnitsTold,
} from './summary.rules.ts'
import { summaryWords as words } from './summary.words.ts'

/** The summary as the officer would write it: each figure leads to what it was added up from. Pure. */

export const chaptersOf = (summary: Summary): Block[] => [
  { kind: 'paragraph', runs: opening(summary) },
  chapter(1),
  { kind: 'paragraph', runs: listed(organised(summary)) },
  chapter(2),
  ...summary.activities.flatMap((activity, at) => activityBlocks(activity, at + 1)),
  chapter(3),
  { kind: 'paragraph', runs: listed(problems(summary), words.problems.none) },
  chapter(4),
  { kind: 'paragraph', runs: listed(next(summary)) },
]

const chapter = (nth: number): Block => ({
  kind: 'heading',
  level: 1,
  text: words.chapter(nth, words.chapters[nth - 1] ?? ''),
})

const OVERVIEW = '/office'
const OWED = '/office/owed'
const n = (value: number | string, href: string): Run => ({ text: String(value), href })

/** 一是…。二是…。 One alone needs no number. */
function listed(sentences: readonly Run[][], otherwise = ''): Run[] {
  if (sentences.length === 0) return [otherwise]
  if (sentences.length === 1) return [...sentences[0]!]
  return sentences.flatMap((sentence, at) => [words.nth(at + 1), ...sentence])
}

function opening({ campaign, totals, units }: Summary): Run[] {
  const { year, ordinal, theme, basis, startsOn, endsOn } = campaign
  const span = startsOn && endsOn ? words.span(startsOn, endsOn) : words.spanless
  const { asked, received, onTime, accepted } = totals
  return say`${words.month(year, ordinal, theme)}${words.basis(basis)}${span}${words.held}${unitRuns(units, OVERVIEW)}共承担各项任务${n(asked, OVERVIEW)}件，报送${n(received, OVERVIEW)}件，其中按时报送${n(onTime, OVERVIEW)}件，审核通过${n(accepted, OVERVIEW)}件，完成率${n(`${shareOf(accepted, asked)}%`, OVERVIEW)}。现将活动开展情况总结如下：`
}

const unitRuns = (units: UnitsTold, href: string): Run[] =>
  units.flatMap(({ column, count }, at) => say`${words.joint(at, units.length)}${n(count, href)}${words.units[column]}`)

function organised({ campaign, seats, activities, tasks, totals, returns }: Summary): Run[][] {
  const { committeeName, committeeOffice, title, issueDate } = campaign
  const { committee, plan } = words
  const of = (name: string) => seats.find(({ seat }) => seat === name)?.holder
  const [chair, members, head] = [of('主任'), of('成员'), of('办公室主任')]
  const named = ['主任', '成员', '办公室主任']
  const sitting = [
    chair && committee.chair(chair),
    ...seats.filter(({ seat }) => !named.includes(seat)).map(({ seat, holder }) => committee.other(seat, holder)),
    members && committee.members(members),
  ]
  const office = committeeOffice && [committee.office(committeeOffice), head && committee.officeHead(head)]
  const body = [[committeeName || committee.unnamed, ...sitting], office || []]
    .map((part) => part.filter(Boolean).join('，'))
    .filter(Boolean)
    .join('；')
  const begun = issueDate ? plan.issued(issueDate, title) : plan.begun
  const back = returns > 0 ? say`退回补正${n(returns, OVERVIEW)}件，` : []
  return [
    ...(committeeName || seats.length > 0 ? [[`${committee.sentence}${body}，${committee.duties}。`]] : []),
    say`${begun}${plan.activities(activities.length)}${n(tasks, OVERVIEW)}项任务，逐项明确责任单位、完成时限和佐证材料，分解为${n(totals.asked, OVERVIEW)}件落实到各单位。`,
    say`${words.review(committeeOffice)}${back}审核通过的才计入总结，做到数字有来源、照片可核对。`,
  ]
}

const MOST_TOGETHER = 3

function activityBlocks({ heading, tasks }: ActivityTold, nth: number): Block[] {
  const title: Block = { kind: 'heading', level: 2, text: words.activity(nth, heading) }
  const sentences = tasks.map(taskRuns)
  if (tasks.length <= MOST_TOGETHER) return [title, { kind: 'paragraph', runs: listed(sentences) }]
  return [
    title,
    ...sentences.map((sentence, at): Block => ({ kind: 'paragraph', runs: [words.nth(at + 1), ...sentence] })),
  ]
}

function taskRuns({ id, title, units, figures }: TaskTold): Run[] {
  const pairs = pairsOf(figures).map((pair) =>
    pair.flatMap((figure, at) => [...(at > 0 ? ['、'] : []), ...figureRuns(figure)]),
  )
  const given = pairs.flatMap((pair) => ['，', ...pair])
  return say`${words.lead(title)}，${unitRuns(units, `/office/tasks/${id}/units`)}参与${given}。`
}

const figureRuns = ({ name, counter, value, path }: FigureTold): Run[] =>
  say`${words.figure(name, counter)}${n(value, path)}${counter}`

const MOST_NAMED = 5

function problems({ totals, lateUnits, slow }: Summary): Run[][] {
  const { asked, received, onTime, late, returned } = totals
  const { of, ...said } = words.problems
  const owing = lateUnits.reduce((sum, one) => sum + one.count, 0)
  const notOnTime = received - onTime
  const named = lateUnits.slice(0, MOST_NAMED)
  const still = owing > 0 ? say`还有${n(owing, OWED)}件逾期未报，涉及${of(named, lateUnits.length - named.length)}` : []
  const tardy = notOnTime > 0 ? say`有${n(notOnTime, OVERVIEW)}件超过时限才报送` : []
  return [
    ...(late > 0 || notOnTime > 0
      ? [say`${said.late(shareOf(onTime, asked))}${tardy}${tardy.length > 0 && still.length > 0 ? '，' : ''}${still}。`]
      : []),
    ...(slow.length > 0
      ? [
          say`${said.slow}${slow.flatMap(({ id, title, asked: all, accepted }, at) => {
            const href = `/office/tasks/${id}/units`
            return say`${at > 0 ? '；' : ''}“${title}”应报${n(all, href)}件，审核通过${n(accepted, href)}件，完成率${n(`${shareOf(accepted, all)}%`, href)}`
          })}。`,
        ]
      : []),
    ...(returned > 0 ? [say`${said.quality}${n(returned, OWED)}件因数字不实、照片不全等退回后还没有重新报送。`] : []),
  ]
}

function next({ campaign, totals, lateUnits, unfixed }: Summary): Run[][] {
  const owing = lateUnits.reduce((sum, one) => sum + one.count, 0)
  const { returned } = totals
  const { next: said } = words
  const both = owing > 0 && returned > 0
  return [
    ...(owing > 0 || returned > 0
      ? [
          say`${said.late}对${owing > 0 ? say`逾期未报的${n(owing, OWED)}件` : []}${both ? '、' : ''}${returned > 0 ? say`退回未改的${n(returned, OWED)}件` : []}逐件督促，补齐一件、销号一件。`,
        ]
      : []),
    ...(unfixed > 0
      ? [
          say`${said.unfixed}对活动中发现、尚未整改到位的${n(unfixed, '/office/statistics')}处隐患，逐处明确责任人和整改时限，整改到位后销号。`,
        ]
      : []),
    [`${said.keep}${said.lasting(campaign.year + 1)}`],
  ]
}
