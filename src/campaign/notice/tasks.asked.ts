import { type ActivityText, unlabelled } from './activity-text.ts'
import { type Flow, part, sentences, spanIn, wordsIn } from './flow.ts'
import type { Facts } from './read-activity.ts'
import type { ActivityRead } from './reading.ts'
import type { TaskRule } from './tasks.enterprise.rules.ts'
import { evidenceIn, factsAt } from './tasks.facts.ts'
import type { Asked } from './tasks.merge.ts'
import { anyDrill, buildsOn, drillOf, partsOfOpenDay, taskRules } from './tasks.rules.ts'
import { type Clause, clausesIn } from './tasks.whom.ts'

type Match = { rule: TaskRule; start: number; end: number; clause: number }
type Whom = { kinds: string[]; named: boolean }

/** Every thing asked in a sentence, each word counted for one rule only. */
function matchesIn(text: string, clauses: Clause[]): Match[] {
  const matches: Match[] = []
  for (const rule of taskRules) {
    for (const match of text.matchAll(rule.pattern)) {
      const start = match.index
      const end = start + match[0].length
      if (matches.some((taken) => start < taken.end && taken.start < end)) continue
      const clause = clauses.findIndex((each) => start >= each.start && start < each.end)
      if (clause < 0 || buildsOn.test(text.slice(clauses[clause]!.start, start))) continue
      matches.push({ rule, start, end, clause })
    }
  }
  return matches.sort((one, two) => one.start - two.start)
}

/** Whom the words before a thing asked speak to: in its own clause, else in the nearest before it. */
function spokenTo(match: Match, clauses: Clause[]): { subjects: string[]; urged: string[] } {
  let urged: string[] = []
  for (let index = match.clause; index >= 0; index--) {
    const clause = clauses[index]!
    const subjects = clause.subjects.filter(({ at }) => at <= match.start).map(({ kind }) => kind)
    if (!urged.length) urged = clause.urged
    if (subjects.length) return { subjects: [...listedBefore(index, clauses), ...subjects], urged }
  }
  return { subjects: [], urged }
}

/** “各村(居)民委,镇直各单位用…”: a list of names whose 、 became a comma. */
function listedBefore(index: number, clauses: Clause[]): string[] {
  const names: string[] = []
  for (let at = index - 1; at >= 0 && clauses[at]!.onlyNames; at--)
    names.unshift(...clauses[at]!.subjects.map(({ kind }) => kind))
  return names
}

function whomOf(match: Match, clauses: Clause[], activity: ActivityRead, facts: Facts, common: string[] | null): Whom {
  const { rule } = match
  const spoken = spokenTo(match, clauses)
  const known = [...facts.recipientKinds, ...(activity.unitKinds ?? [])]
  if (rule.whom?.some((kind) => known.includes(kind))) return { kinds: rule.whom, named: true }
  if (rule.urged && spoken.urged.length) return { kinds: spoken.urged, named: true }
  if (rule.everybody && activity.unitKinds) return { kinds: activity.unitKinds, named: true }
  if (spoken.subjects.length) {
    // A village that urges its community is urged itself no less: both report for themselves.
    const peers = spoken.urged.filter((kind) => kind === 'community' || kind === 'village')
    return { kinds: [...new Set([...spoken.subjects, ...peers])], named: true }
  }
  if (spoken.urged.length) return { kinds: spoken.urged, named: true }
  const general = common ?? (facts.recipientKinds.length ? facts.recipientKinds : (activity.unitKinds ?? []))
  const usual = rule.usual ? general.filter((kind) => rule.usual!.includes(kind)) : []
  return { kinds: usual.length ? usual : general, named: false }
}

/** “村庄针对…，社区要针对…，学校要针对…，开展…演练”: each clause is its own task. */
function sceneClauses(match: Match, clauses: Clause[]): { clause: Clause; kinds: string[] }[] {
  if (!match.rule.perKind || clauses[match.clause]!.subjects.some(({ at }) => at <= match.start)) return []
  const scenes = clauses.slice(0, match.clause).flatMap((clause) => {
    const kinds = clause.urged.length ? clause.urged : clause.subjects.map(({ kind }) => kind)
    return kinds.length ? [{ clause, kinds }] : []
  })
  return scenes.length > 1 ? scenes : []
}

const leadsIn = /^ *(?:\d{1,2}月|每|从|自|于|在|活动期间|“安全生产月”)[^,]{0,18}$/

/** What a unit needs to read of a long sentence: from the clause that names it to before the next that names somebody. */
function stretchAround(flow: Flow, match: Match, clauses: Clause[]): { start: number; end: number } {
  if (match.rule.itself) return { start: match.start, end: match.end }
  const naming = (index: number) => (clauses[index]?.subjects.length ?? 0) > 0
  const stops = (index: number) => flow.text[clauses[index]!.end] === ';'
  let first = match.clause
  while (first > 0 && !naming(first) && !stops(first - 1)) first--
  while (first > 0 && clauses[first - 1]!.onlyNames && !stops(first - 1)) first--
  if (
    first > 0 &&
    !stops(first - 1) &&
    leadsIn.test(flow.text.slice(clauses[first - 1]!.start, clauses[first - 1]!.end))
  )
    first--
  let last = match.clause
  while (last < clauses.length - 1 && !naming(last + 1) && !stops(last)) last++
  return { start: clauses[first]!.start, end: clauses[last]!.end }
}

type Context = { activity: ActivityRead; facts: Facts; common: string[] | null; sentence: number; isOpenDay: boolean }

function asksOf(flow: Flow, context: Context): Asked[] {
  const clauses = clausesIn(flow)
  return matchesIn(flow.text, clauses)
    .filter(({ rule }) => !context.isOpenDay || !partsOfOpenDay.has(rule.topic))
    .flatMap((match) => asksAt(flow, match, clauses, context))
}

function asksAt(flow: Flow, match: Match, clauses: Clause[], context: Context): Asked[] {
  const { activity, facts, common, sentence } = context
  const clause = clauses[match.clause]!
  const stretch = stretchAround(flow, match, clauses)
  const read = factsAt(
    part(flow, stretch.start, stretch.end),
    shifted(clause, stretch.start),
    shifted(match, stretch.start),
    facts.year,
  )
  const evidence = evidenceIn(flow.text.slice(stretch.start, stretch.end))
  const words = (from: { start: number; end: number }) =>
    wordsIn(flow, from.start, from.end).replace(/^[，,；;、]+/, '')
  const asked = (kinds: string[], named: boolean, title: { topic: string; title: string }, at = stretch): Asked => ({
    task: {
      topic: title.topic,
      title: title.title,
      unitKinds: kinds,
      sentence: at === stretch ? words(at) : `${words(at)}，${words(clause)}`,
      ...read.facts,
      evidence,
    },
    spans: { '': spanIn(flow, at.start, at.end), ...read.spans },
    named,
    sentence,
  })
  const scenes = sceneClauses(match, clauses)
  if (scenes.length)
    return scenes.flatMap((scene) =>
      scene.kinds.map((kind) =>
        asked([kind], true, drillOf[kind] ?? anyDrill, { start: scene.clause.start, end: scene.clause.end }),
      ),
    )
  const { kinds, named } = whomOf(match, clauses, activity, facts, common)
  return match.rule.perKind
    ? drills(kinds).map(({ of, ...title }) => asked(of, named, title))
    : [asked(kinds, named, match.rule)]
}

const shifted = ({ start, end }: { start: number; end: number }, by: number) => ({
  start: Math.max(0, start - by),
  end: Math.max(0, end - by),
})

/** One drill for each kind of place; all other kinds hold one in common. */
export function drills(kinds: string[]): { topic: string; title: string; of: string[] }[] {
  const others = kinds.filter((kind) => !drillOf[kind])
  return [
    ...kinds.flatMap((kind) => (drillOf[kind] ? [{ ...drillOf[kind], of: [kind] }] : [])),
    ...(others.length || !kinds.length ? [{ ...anyDrill, of: others }] : []),
  ]
}

/** When every clause that names somebody names the same, the others mean them too. */
function commonKinds(flows: Flow[]): string[] | null {
  const sets = flows.flatMap((flow) =>
    clausesIn(flow).flatMap(({ subjects }) => (subjects.length ? [subjects.map(({ kind }) => kind)] : [])),
  )
  const first = sets[0]
  return first && sets.every((set) => [...set].sort().join() === [...first].sort().join()) ? first : null
}

const bare = (flow: Flow): Flow => ({ ...flow, text: unlabelled(flow) })

export function contextOf(text: ActivityText, activity: ActivityRead, facts: Facts): Context {
  return {
    activity,
    facts,
    common: commonKinds(text.flows.map(bare)),
    sentence: 0,
    isOpenDay: /咨询日/.test(activity.heading),
  }
}

export const askedOfFlow = (flow: Flow, text: ActivityText, activity: ActivityRead, facts: Facts): Asked[] =>
  asksOf(bare(flow), contextOf(text, activity, facts))

export function askedIn(text: ActivityText, activity: ActivityRead, facts: Facts): Asked[] {
  const context = contextOf(text, activity, facts)
  let sentence = 0
  return text.flows.flatMap((flow) =>
    sentences(bare(flow)).flatMap((each) => asksOf(each, { ...context, sentence: ++sentence })),
  )
}

/** What the heading itself asks, of whom the activity speaks to. */
export function headingAsk(text: ActivityText, activity: ActivityRead, facts: Facts): Asked[] {
  const own = activity.unitKinds ?? null
  const context = { ...contextOf(text, activity, facts), sentence: -1, ...(own && { common: own }) }
  return asksOf(text.block.heading, context)
}
