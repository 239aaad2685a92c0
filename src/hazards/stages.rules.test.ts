import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anybody, caseAt, eventOf, facts, happened, later, rightly, rules, waysTo } from './cases.in-tests.ts'
import { after, type Standing, stageOf, standingOf } from './cases.rules.ts'
import type { CaseEvent } from './events.rules.ts'
import { eventsFor, refusalsOf } from './refusing.rules.ts'
import { type EventName, endStages, eventNames, hats, mayHappen, type Stage, stages } from './stages.rules.ts'

/**
 * domain/hazards.md §7 written out a second time, each pair: the stage in the row, the event in the column,
 * in the cell where it leads. `.` it is refused, `=` it stays, `<` back to before it was withdrawn.
 */
const columns =
  'accept refuse transfer merge withdraw continue assign extend pause resume conclude stop_work order plan progress submit recheck escalate reply object review'
const table = `
received         Ac Nt Tr Me Wi .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
not_accepted     .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
transferred      .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
merged           .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
withdrawn        .  .  .  .  .  <  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
accepted         .  .  Tr Me Wi .  Ve .  =  =  .  =  .  .  .  .  .  .  .  .  .
verifying        .  .  Tr .  Wi .  Ve =  =  =  Su =  .  .  .  .  .  .  .  .  .
substantiated    .  .  Tr .  =  .  .  .  .  .  .  =  Or .  .  .  .  .  =  =  =
partly           .  .  Tr .  =  .  .  .  .  .  .  =  Or .  .  .  .  .  =  =  =
unsubstantiated  .  .  .  .  =  .  .  .  .  .  .  .  .  .  .  .  .  .  =  =  =
ordered          .  .  .  .  =  .  .  .  .  .  .  =  .  Re Re Sb .  Es =  =  =
rectifying       .  .  .  .  =  .  .  .  .  .  .  =  .  Re Re Sb .  Es =  =  =
submitted        .  .  .  .  =  .  .  .  .  .  .  .  .  .  .  .  Cl .  =  =  =
returned         .  .  .  .  =  .  .  .  .  .  .  =  .  Re Re Sb .  Es =  =  =
escalated        .  .  .  .  =  .  .  .  .  .  .  =  .  Re Re Sb .  Es =  =  =
closed           .  .  .  .  =  .  .  .  .  .  .  .  .  .  .  .  .  .  =  =  =`
const leads: Record<string, Stage> = {
  Ac: 'accepted',
  Nt: 'not_accepted',
  Tr: 'transferred',
  Me: 'merged',
  Wi: 'withdrawn',
  Ve: 'verifying',
  Su: 'substantiated',
  Or: 'ordered',
  Re: 'rectifying',
  Sb: 'submitted',
  Es: 'escalated',
  Cl: 'closed',
  '<': 'accepted',
}
const cells = table
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [stage, ...row] = line.trim().split(/\s+/)
    return columns.split(' ').map((event, at) => ({ stage: stage as Stage, event: event as EventName, cell: row[at]! }))
  })

/** What some events need before they make sense: a reply before an objection, a standing clock before it is resumed. */
const readied = (stage: Stage, event: EventName): Standing => {
  const standing = caseAt(stage)
  if (event === 'resume') return later(standing, '2026-06-08', 'pause')
  if (event === 'object') return later(standing, '2026-06-09', 'reply')
  if (event === 'review') return later(standing, '2026-06-09', 'reply', 'object')
  if (event === 'escalate') return { ...standing, dueOn: '2026-06-01', escalations: [] }
  return standing
}
const TODAY = '2026-06-10'

test('the second table names every pair of stage and event once', () => {
  expect(cells.length).toBe(stages.length * eventNames.length)
  expect(new Set(cells.map(({ stage, event }) => `${stage} ${event}`)).size).toBe(cells.length)
  for (const { cell } of cells) expect(['.', '=', ...Object.keys(leads)]).toContain(cell)
})

test.each(stages)('a case comes to %s by what the rules allow on the way', (stage) => {
  const way = waysTo[stage]
  expect(stageOf([])).toBe('received')
  expect(caseAt(stage).stage).toBe(stage)
  expect(way.length).toBeLessThan(8)
})

test.each(cells)('$stage, then $event: $cell', ({ stage, event, cell }) => {
  const standing = readied(stage, event)
  const fixer = event === 'recheck' ? anybody : { ...anybody, id: 'somebody' }
  const refused = refusalsOf({ facts, standing }, eventOf(event), fixer, TODAY, rules).map(({ name }) => name)
  expect(refused).toEqual(cell === '.' ? ['wrong-stage'] : [])
  if (cell === '.') return
  const next = after(standing, happened(eventOf(event), TODAY))
  expect(next.stage).toBe(cell === '=' ? stage : leads[cell])
})

test('what an outcome decides: found, partly, not found; in order, given back; upheld, anew', () => {
  const led = (stage: Stage, event: EventName, outcome: string) =>
    after(readied(stage, event), happened(eventOf(event, { outcome } as never), TODAY)).stage
  expect(['substantiated', 'partly', 'unsubstantiated'].map((one) => led('verifying', 'conclude', one))).toEqual([
    'substantiated',
    'partly',
    'unsubstantiated',
  ])
  expect(['passed', 'failed'].map((one) => led('submitted', 'recheck', one))).toEqual(['closed', 'returned'])
  for (const stage of ['closed', 'unsubstantiated', 'ordered'] as const)
    expect(['upheld', 'redo'].map((one) => led(stage, 'review', one))).toEqual([stage, 'verifying'])
})

test('whoever has another part in the case is refused, whatever the stage', () => {
  const may: Record<EventName, string> = {
    accept: 'clerk',
    refuse: 'clerk',
    transfer: 'clerk chief',
    merge: 'clerk',
    withdraw: 'reporter',
    continue: 'chief',
    assign: 'chief',
    extend: 'leader',
    pause: 'chief',
    resume: 'chief',
    conclude: 'chief',
    stop_work: 'chief verifier',
    order: 'chief',
    plan: 'unit clerk',
    progress: 'unit clerk',
    submit: 'unit clerk',
    recheck: 'verifier',
    escalate: 'chief leader system',
    reply: 'chief',
    object: 'reporter clerk',
    review: 'chief',
  }
  for (const { stage, event, cell } of cells.filter((one) => one.cell !== '.'))
    for (const hat of hats) {
      const actor = { id: 'li', hats: [hat] }
      const refused = refusalsOf({ facts, standing: readied(stage, event) }, eventOf(event), actor, TODAY, rules)
      const shown = eventsFor({ facts, standing: readied(stage, event) }, actor).includes(event)
      const allowed = may[event].split(' ').includes(hat)
      expect(
        refused.some(({ name }) => name === 'not-yours'),
        `${hat} ${event} ${cell}`,
      ).toBe(!allowed)
      expect(shown).toBe(allowed)
    }
})

const anyEvent = fc.constantFrom(...eventNames).chain((name) => {
  const outcomes: Partial<Record<EventName, string[]>> = {
    conclude: ['substantiated', 'partly', 'unsubstantiated'],
    recheck: ['passed', 'failed'],
    review: ['upheld', 'redo'],
  }
  return fc.constantFrom(...(outcomes[name] ?? [''])).map((outcome): CaseEvent => {
    if (outcome === '') return eventOf(name)
    const none = outcome === 'unsubstantiated' ? { grade: null, items: [] } : {}
    return eventOf(name, { outcome, reason: '没改好', ...none } as never)
  })
})

test('in whatever order people press, only what the table allows ever happens, and an ended case stays ended', () => {
  const allowed = new Set(cells.filter(({ cell }) => cell !== '.').map(({ stage, event }) => `${stage} ${event}`))
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
      let standing = standingOf([])
      for (const event of events) {
        const before = standing.stage
        const refused = refusalsOf({ facts, standing }, event, anybody, TODAY, rules)
        if (!allowed.has(`${before} ${event.name}`)) expect(refused.map(({ name }) => name)).toEqual(['wrong-stage'])
        if (refused.length > 0) continue
        expect(endStages.slice(0, 3)).not.toContain(before)
        standing = after(standing, happened(event, TODAY))
        expect(mayHappen(before, event.name)).toBe(true)
        if (event.name === 'reply') expect(standing.withdrawn).toBe(false)
        if (standing.stage === 'closed') expect(standing.orderedOn).not.toBeNull()
      }
    }),
    { numRuns: 400 },
  )
})

test('every event has a rightly done example to try it with', () => {
  expect(Object.keys(rightly).sort()).toEqual([...eventNames].sort())
})
