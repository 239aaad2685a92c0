import { expect, test } from 'vitest'
import { clocksOf, nearestOf } from './case-clocks.rules.ts'
import { caseRefusals } from './case-refusals.rules.ts'
import { caseRefusalWords, refusalText } from './case-refusals.words.ts'
import { caseAt, eventOf, facts, happened, holderOf, later, li, plan, reply, rules, wang } from './cases.in-tests.ts'
import { after, isOpen, isPaused, type Standing } from './cases.rules.ts'
import { caseClockWords, stageForReporter, stageWords } from './cases.words.ts'
import { nextMeasure, noticesOf } from './escalations.rules.ts'
import { noticeText } from './escalations.words.ts'
import type { Details } from './events.rules.ts'
import type { CaseFacts, TownRules } from './guards.rules.ts'
import { hatsOf, refusalsOf } from './refusing.rules.ts'
import type { EventName } from './stages.rules.ts'

interface Said {
  facts?: Partial<CaseFacts>
  rules?: Partial<TownRules>
  today?: string
  by?: string
}
/** The names of what speaks against it, done by whoever does such a thing. */
function against<N extends EventName>(standing: Standing, name: N, over: Partial<Details[N]> = {}, said: Said = {}) {
  const actor = { ...holderOf(name), ...(said.by ? { id: said.by } : {}) }
  const matter = { facts: { ...facts, ...said.facts }, standing }
  const refused = refusalsOf(matter, eventOf(name, over), actor, said.today ?? '2026-06-10', {
    ...rules,
    ...said.rules,
  })
  return refused.map((one) => one.name)
}

test('where somebody died, the town only passes it on, at whatever stage it comes out', () => {
  const died = { facts: { deaths: true } }
  for (const [stage, event] of [
    ['received', 'accept'],
    ['received', 'refuse'],
    ['accepted', 'assign'],
    ['verifying', 'conclude'],
    ['substantiated', 'order'],
    ['submitted', 'recheck'],
    ['closed', 'reply'],
  ] as const)
    expect(against(caseAt(stage), event, {}, died), event).toEqual(['must-transfer-deaths'])
  for (const stage of ['received', 'accepted', 'verifying', 'substantiated'] as const)
    expect(against(caseAt(stage), 'transfer', { body: 'county-government' }, died)).toEqual([])
  expect(against(caseAt('accepted'), 'stop_work', {}, died)).toEqual([])
  expect(refusalText({ name: 'must-transfer-deaths', statute: 'deaths-county' }, '2026-06-10')).toBe(
    '有人死亡的，镇里不能办，要移送县政府。（《中华人民共和国安全生产法》（2021年修正）第七十三条）',
  )
})

test('a concealed accident and a major hazard without a letter of the county are not the town’s', () => {
  expect(against(caseAt('received'), 'accept', {}, { facts: { kind: 'concealed_accident' } })).toEqual([
    'must-transfer-concealed',
  ])
  const major: Standing = { ...caseAt('substantiated'), grade: 'major' }
  expect(against(major, 'order')).toEqual(['must-transfer-major'])
  expect(against(major, 'transfer')).toEqual([])
  expect(against(major, 'order', { entrustment: '上应急委〔2026〕2号' })).toEqual([])
  expect(against(major, 'order', {}, { rules: { majorsEntrusted: true } })).toEqual([])
})

test('whoever goes to look are two, none of the unit, none who keeps the names', () => {
  const accepted = caseAt('accepted')
  expect(against(accepted, 'assign', { verifiers: [li] })).toEqual(['too-few'])
  expect(against(accepted, 'assign', { verifiers: [li, li] })).toEqual(['too-few'])
  expect(against(accepted, 'assign', { verifiers: [li, { ...wang, unitIds: ['feed-mill'] }] })).toEqual(['related'])
  expect(against(accepted, 'assign', { verifiers: [li, { ...wang, custodian: true }] })).toEqual(['verifier-custodian'])
  expect(hatsOf(['officer', 'custodian'])).not.toContain('verifier')
  expect(hatsOf(['director', 'custodian'])).not.toContain('verifier')
  expect(hatsOf(['officer'])).toEqual(['clerk', 'chief', 'verifier'])
  expect(hatsOf(['head', 'observer', 'custodian'])).toEqual([])
})

test('a verification is prolonged once, by somebody else than who asks, with a reason that is told', () => {
  const verifying = caseAt('verifying')
  expect(against(verifying, 'extend', { days: 31 })).toEqual(['extension-long'])
  expect(against(verifying, 'extend', { days: 0, reason: ' ', told: false })).toEqual([
    'extension-long',
    'extension-unreasoned',
    'extension-untold',
  ])
  expect(against(verifying, 'extend', { askedBy: 'zhang' }, { by: 'zhang' })).toEqual(['own-approval'])
  expect(against(verifying, 'extend', { askedBy: 'li' })).toEqual([])
  expect(against(later(verifying, '2026-06-05', 'extend'), 'extend', { askedBy: 'li' })).toEqual(['extended-already'])
})

test('found out means: in writing, signed by two who looked, graded, a major one by an item in force', () => {
  const verifying = caseAt('verifying')
  expect(against(verifying, 'conclude', { record: false, signers: ['li', 'zhang'], grade: null })).toEqual([
    'record-missing',
    'signers-missing',
    'grade-missing',
  ])
  const major = { grade: 'major' } as const
  expect(against(verifying, 'conclude', { ...major, items: [] })).toEqual(['item-missing'])
  expect(against(verifying, 'conclude', { ...major, items: ['fire-law:28-exits'] })).toEqual(['item-missing'])
  expect(against(verifying, 'conclude', { ...major, items: ['fire-2017:6.5'] })).toEqual(['item-not-in-force'])
  expect(against(verifying, 'conclude', { ...major, items: ['fire-2025:exits'] })).toEqual([])
  expect(against(verifying, 'conclude', { outcome: 'unsubstantiated', items: [] })).toEqual(['grade-unfounded'])
})

test('people come out of danger before any order, and an order that points back does not go out', () => {
  const danger: Standing = { ...caseAt('substantiated'), danger: true }
  expect(against(danger, 'order')).toEqual(['stop-work-first'])
  expect(against(later(danger, '2026-06-06', 'stop_work'), 'order')).toEqual([])
  expect(against(caseAt('substantiated'), 'order', { pointers: 1, signedBy: '', dueOn: '2026-06-09' })).toEqual([
    'order-unsigned',
    'due-past',
    'order-points-back',
  ])
})

test('a major hazard is fixed by a plan of six parts, a general one by any', () => {
  const major: Standing = { ...caseAt('ordered'), grade: 'major' }
  expect(against(major, 'progress')).toEqual(['plan-first'])
  expect(against(major, 'submit')).toEqual(['plan-first'])
  for (const part of Object.keys(plan))
    expect(against(major, 'plan', { parts: { ...plan, [part]: ' ' } }), part).toEqual(['plan-incomplete'])
  expect(against(later(major, '2026-06-06', 'plan'), 'submit')).toEqual([])
  expect(against(caseAt('ordered'), 'plan', { parts: { aim: '拆' } })).toEqual([])
  expect(against(caseAt('ordered'), 'plan', { parts: {} })).toEqual(['plan-incomplete'])
  expect(against(caseAt('ordered'), 'submit', { photosAfter: 0 })).toEqual(['photo-missing'])
})

test('nobody rechecks what he fixed or wrote down as fixed, nor alone, nor from another side', () => {
  const fixedBy: Standing = { ...caseAt('submitted'), fixers: ['mill', 'wang'] }
  expect(against(fixedBy, 'recheck')).toEqual(['self-checked'])
  for (const step of ['plan', 'progress', 'submit'] as const) {
    const byLi = after(caseAt('ordered'), happened(eventOf(step), '2026-06-05', 'li'))
    const sent = after(byLi, happened(eventOf('submit'), '2026-06-06', 'mill'))
    expect(against(sent, 'recheck'), step).toEqual(['self-checked'])
  }
  const submitted = caseAt('submitted')
  expect(against(submitted, 'recheck', { checkers: [li], sameView: false })).toEqual(['too-few', 'same-view-missing'])
  expect(against(submitted, 'recheck', {}, { by: 'zhang' })).toEqual(['checker-absent'])
  expect(against(submitted, 'recheck', { outcome: 'failed' })).toEqual(['return-unreasoned'])
  const given = after(
    submitted,
    happened(eventOf('recheck', { outcome: 'failed', reason: '没开', dueOn: '2026-07-09' }), '2026-06-09'),
  )
  expect(given).toMatchObject({ stage: 'returned', dueOn: '2026-07-09', submittedOn: null })
})

test('an order is escalated after its day, each measure once, and town and county are told', () => {
  const ordered: Standing = { ...caseAt('ordered'), grade: 'major', items: ['fire-2025:exits'] }
  expect(against(ordered, 'escalate', {}, { today: '2026-06-30' })).toEqual(['not-overdue'])
  expect(against(ordered, 'escalate', {}, { today: '2026-07-01' })).toEqual([])
  expect(against(ordered, 'escalate', { toldCounty: false }, { today: '2026-07-01' })).toEqual(['notices-missing'])
  const supervised = later(ordered, '2026-07-01', 'escalate')
  expect(against(supervised, 'escalate', {}, { today: '2026-07-02' })).toEqual(['escalated-already'])
  expect([nextMeasure(ordered), nextMeasure(supervised)]).toEqual(['supervise', 'file_case'])
  const general: Standing = { ...supervised, grade: 'general', escalations: ['supervise', 'file_case'] }
  expect([nextMeasure(general), nextMeasure({ ...general, grade: 'major' })]).toEqual([undefined, 'stop_production'])
  expect(against(general, 'escalate', { measure: 'stop_production' }, { today: '2026-07-02' })).toEqual([
    'stop-only-major',
  ])
  const [town, county] = noticesOf(supervised, 'file_case', '2026-07-05')
  expect([town!.to, county!.to, county!.overdueBy]).toEqual(['town', 'county', 5])
  expect(noticeText(county!, '红旗饲料厂', '苏改〔2026〕4号')).toContain('逾期 5 天')
  expect(noticesOf(ordered, 'supervise', '2026-06-30')).toEqual([])
})

test('a reply has four parts and is given once; who withdrew gets none, but the hazard is still put right', () => {
  const ordered = caseAt('ordered')
  for (const part of Object.keys(reply))
    expect(against(ordered, 'reply', { parts: { ...reply, [part]: '' } }), part).toEqual(['reply-incomplete'])
  expect(against(later(ordered, '2026-06-06', 'reply'), 'reply')).toEqual(['replied-already'])
  const withdrawn = later(ordered, '2026-06-06', 'withdraw')
  expect(withdrawn.stage).toBe('ordered')
  expect(against(withdrawn, 'reply')).toEqual(['withdrawn'])
  expect(against(withdrawn, 'submit')).toEqual([])
  expect(against(later(ordered, '2026-06-06', 'reply'), 'withdraw')).toEqual(['withdrawn-late'])
  const early = later(caseAt('verifying'), '2026-06-06', 'withdraw')
  expect([early.stage, later(early, '2026-06-07', 'continue').stage]).toEqual(['withdrawn', 'verifying'])
})

test('ten days to object, then it is too late; the level above reviews, and what it upholds is final', () => {
  const replied = later(caseAt('closed'), '2026-06-10', 'reply')
  expect(against(caseAt('closed'), 'object')).toEqual(['not-replied'])
  expect(against(replied, 'object', {}, { today: '2026-06-22' })).toEqual([])
  expect(against(replied, 'object', {}, { today: '2026-06-23' })).toEqual(['objection-late'])
  const objected = later(replied, '2026-06-15', 'object')
  expect(against(objected, 'object')).toEqual(['objected-already'])
  expect(against(objected, 'review', { body: '镇办公室' })).toEqual(['reviewer-not-above'])
  expect(against(replied, 'review')).toEqual(['no-objection'])
  const upheld = later(objected, '2026-06-20', 'review')
  expect([isOpen(objected), isOpen(upheld)]).toEqual([true, false])
  expect(against(upheld, 'review')).toEqual(['no-objection'])
  const redone = later(objected, '2026-06-20', ['review', { outcome: 'redo' }])
  expect(redone).toMatchObject({ stage: 'verifying', repliedOn: null, grade: null, orderedOn: null })
})

test('on arrival: something to find, a contact where a name is given, a reason of the list, a body that is told of', () => {
  const received = caseAt('received')
  expect(against(received, 'accept', { target: false, facts: false })).toEqual(['target-missing', 'facts-missing'])
  expect(against(received, 'accept', {}, { facts: { anonymity: 'named' } })).toEqual(['contact-missing'])
  expect(against(received, 'refuse', { reason: '不想管' })).toEqual(['reason-unknown'])
  expect(against(received, 'transfer', { body: '别处', told: false })).toEqual(['body-unknown', 'reporter-not-told'])
  expect(against(received, 'merge', { into: 'case-7' })).toEqual(['merge-itself'])
  expect(against(received, 'merge', { intoStage: 'closed' })).toEqual(['merge-ended'])
})

test('the clocks of a case run one after the other, and a pause and an extension move the sixty days', () => {
  const at = (standing: Standing, today: string) =>
    clocksOf(standing, '2026-06-01', today, rules).map(({ name, dueOn, state }) => [name, dueOn, state])
  expect(at(caseAt('received'), '2026-06-02')).toEqual([['accept', '2026-06-04', 'running']])
  expect(at(caseAt('verifying'), '2026-06-03')).toEqual([['close', '2026-07-31', 'running']])
  expect(at(later(caseAt('verifying'), '2026-06-05', 'extend'), '2026-06-05')).toEqual([
    ['close', '2026-08-30', 'running'],
  ])
  const paused = later(caseAt('verifying'), '2026-06-05', 'pause')
  expect([isPaused(paused), at(paused, '2026-06-20')[0]![2]]).toEqual([true, 'paused'])
  expect(at(later(paused, '2026-06-15', 'resume'), '2026-06-20')).toEqual([['close', '2026-08-10', 'running']])
  expect(at(caseAt('ordered'), '2026-07-02')).toEqual([
    ['close', '2026-07-31', 'running'],
    ['feedback', '2026-06-13', 'overdue'],
    ['fix', '2026-06-30', 'overdue'],
  ])
  expect(nearestOf(clocksOf(caseAt('submitted'), '2026-06-01', '2026-06-06', rules))!.name).toBe('feedback')
  expect(at(caseAt('transferred'), '2026-09-01')).toEqual([])
})

test('each refusal has its words and a rule that holds today', () => {
  for (const [name, statute] of Object.entries(caseRefusals)) {
    expect(caseRefusalWords[name as keyof typeof caseRefusals].length).toBeGreaterThan(5)
    expect(refusalText({ name: name as keyof typeof caseRefusals, statute }, '2026-11-29'), name).toMatch(/（.+）$/)
  }
  expect(Object.keys(stageForReporter)).toEqual(Object.keys(stageWords))
  expect(new Set(Object.values(caseClockWords)).size).toBe(Object.keys(caseClockWords).length)
})
