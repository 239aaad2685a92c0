import { choose, isExplanation } from './activities.ts'
import { blocksOf, firstOf, ordinalRules, yearRules } from './campaign.rules.ts'
import { committeeOf } from './committee.rules.ts'
import { contactsOf } from './contacts.rules.ts'
import { isoOf } from './dates.ts'
import { consultDayRules, type Period, periodDays, periodRules } from './days.rules.ts'
import { deadlinesIn } from './deadlines.rules.ts'
import { type Found, found } from './flow.ts'
import {
  copyNoRules,
  docNumberRules,
  flowOfLines,
  issueDateRules,
  issuerRules,
  planTitleRules,
  signerRules,
  titleRawOf,
  titleRules,
} from './head.rules.ts'
import { type Layout, layoutOf } from './layout.ts'
import { type Facts, headingFound, markerFound, readActivity } from './read-activity.ts'
import { emptyReading, type NoticeReading } from './reading.ts'
import { singlePlan } from './single-plan.ts'
import { attachmentsIn, basisIn, copyToIn, recipientKindsOf, recipientsIn } from './tail.rules.ts'
import { handIns } from './tasks.hand-ins.ts'
import { themeCandidates, themeRules } from './theme.rules.ts'
import { ordinalOfYear, themeOf } from './themes.ts'
import { put, Trace } from './trace.ts'

/** Reads a notice by rules alone: the same text gives the same reading, and nothing is guessed. */
export function readNotice(text: string): NoticeReading {
  const layout = layoutOf(text)
  const trace = new Trace()
  const reading = emptyReading()
  readHead(layout, reading, trace)
  readCampaign(layout, reading, trace)
  readOutline(layout, reading, trace)
  readRest(layout, reading, trace)
  warn(layout, reading)
  reading.spans = trace.spans
  return reading
}

function readHead(layout: Layout, reading: NoticeReading, trace: Trace): void {
  reading.title = trace.keep('title', firstOf(titleRules, layout))
  const raw = titleRawOf(layout)
  if (raw && reading.title !== raw && layout.title.length) reading.titleRaw = raw
  if (layout.title.length || layout.planTitle.length)
    put(reading, 'planTitle', trace.keep('planTitle', firstOf(planTitleRules, layout)))
  reading.issuer = trace.keep('issuer', firstOf(issuerRules, layout))
  reading.docNumber = trace.keep('docNumber', firstOf(docNumberRules, layout))
  put(reading, 'copyNo', trace.keep('copyNo', firstOf(copyNoRules, layout)))
  put(reading, 'signer', trace.keep('signer', firstOf(signerRules, layout)))
  reading.issueDate = trace.keep('issueDate', firstOf(issueDateRules, layout))
  reading.recipients = trace.list('recipients', recipientsIn(layout))
  reading.recipientKinds = trace.keep('recipientKinds', recipientKindsOf(layout)) ?? []
}

function readCampaign(layout: Layout, reading: NoticeReading, trace: Trace): void {
  reading.ordinal = trace.keep('ordinal', firstOf(ordinalRules, layout))
  reading.year = trace.keep('year', firstOf(yearRules, layout))
  const theme = firstOf(themeRules, layout)
  if (theme) {
    reading.theme = trace.keep('theme', { ...theme, value: themeOf(theme.value) })
    if (reading.theme !== theme.value) reading.themeRaw = theme.value
  } else put(reading, 'themeCandidates', trace.list('themeCandidates', themeCandidates(layout)))
  readPeriod(layout, reading, trace)
  const consult = firstOf(consultDayRules, layout)
  const day = consult && isoOf(consult.value.from, reading.year)
  if (consult && day) {
    reading.consultDay = trace.keep('consultDay', { ...consult, value: day })
    if (consult.value.mended) reading.warnings.push({ code: 'month-mark-lost', span: consult.span })
  }
}

function readPeriod(layout: Layout, reading: NoticeReading, trace: Trace): void {
  const period = firstOf<Period>(periodRules, layout)
  if (!period) {
    if (reading.year === null) return
    reading.dateStart = `${reading.year}-06-01`
    reading.dateEnd = `${reading.year}-06-30`
    reading.datesDefaulted = true
    reading.warnings.push({ code: 'dates-defaulted' })
    return
  }
  const days = periodDays(period.value, reading.year)
  if (period.value.when.mended) reading.warnings.push({ code: 'month-mark-lost', span: period.span })
  if (days.start && days.end) {
    reading.dateStart = trace.keep('dateStart', { ...period, value: days.start })
    reading.dateEnd = trace.keep('dateEnd', { ...period, value: days.end })
    if (days.end < days.start) reading.warnings.push({ code: 'dates-reversed', span: period.span })
  } else {
    put(reading, 'monthDayStart', trace.keep('monthDayStart', { ...period, value: days.monthStart }))
    put(reading, 'monthDayEnd', trace.keep('monthDayEnd', { ...period, value: days.monthEnd }))
  }
}

function readOutline(layout: Layout, reading: NoticeReading, trace: Trace): void {
  const chosen = choose(layout)
  const facts: Facts = { year: reading.year, theme: reading.theme, recipientKinds: reading.recipientKinds }
  reading.sections = chosen.sections.map((block, index) => ({
    marker: trace.keep(`sections.${index}.marker`, markerFound(block)) ?? '',
    heading: trace.keep(`sections.${index}.heading`, headingFound(block, 'section.heading')) ?? '',
  }))
  reading.groups = chosen.groups.map((block, index) => ({
    marker: trace.keep(`groups.${index}.marker`, markerFound(block)) ?? '',
    heading: trace.keep(`groups.${index}.heading`, headingFound(block, 'group.heading')) ?? '',
    ...(block.parent && { section: block.parent.marker }),
  }))
  reading.activities = chosen.activities.map((block, index) =>
    readActivity(block, index, facts, trace, reading.warnings),
  )
  if (!reading.activities.length && !isExplanation(layout)) {
    const single = singlePlan(layout, reading, trace)
    if (single) reading.activities = [single]
  }
  reading.notActivities = trace.list(
    'notActivities',
    chosen.notActivities.map((block) => headingFound(block, 'not-activity.heading')),
  )
  reading.requirements = trace.list(
    'requirements',
    chosen.requirements.map((block) => headingFound(block, 'requirement.heading')),
  )
  reading.requirementsCount = reading.requirements.length
}

const sent = /影像(?:资料)?|照片|图片|视频|签到表|(?:演练)?评估报告|台账|记录|截图/g

function readRest(layout: Layout, reading: NoticeReading, trace: Trace): void {
  const contacts = contactsOf(layout)
  for (const key of ['hotlines', 'phones', 'emails', 'websites', 'contacts'] as const)
    reading[key] = trace.list(key, contacts[key])
  const committee = committeeOf(layout)
  if (committee) {
    const { roster, name, ...seats } = committee
    reading.roster = trace.list('roster', roster)
    reading.office = trace.keep('office', seats.office)
    if (name) {
      reading.committee = {
        name: trace.keep('committee.name', name)!,
        director: trace.keep('committee.director', seats.director),
        members: trace.list('committee.members', seats.members),
        duties: trace.list('committee.duties', seats.duties),
        office: trace.keep('committee.office', seats.office),
        officeDirector: trace.keep('committee.officeDirector', seats.officeDirector),
      }
    }
  }
  const flows = [
    flowOfLines(layout, layout.opening),
    ...layout.blocks.flatMap((block) => [block.heading, block.body]),
    flowOfLines(layout, layout.closing),
  ]
  const deadlines = isExplanation(layout) ? [] : flows.flatMap((flow) => deadlinesIn(flow, reading.year))
  reading.deadlines = trace.list('deadlines', deadlines)
  reading.tasks = trace.list('tasks', handIns(deadlines, reading.recipientKinds))
  const proofs = deadlines.flatMap(({ value, span, rule }) =>
    [...value.what.matchAll(sent)].map((match) => ({ value: match[0], span, rule })),
  )
  reading.evidence = trace.list('evidence', proofs.length > 1 ? proofs : [])
  reading.attachments = trace.list('attachments', attachmentsIn(layout))
  reading.copyTo = trace.list('copyTo', copyToIn(layout))
  const basis = basisIn(layout)
  reading.basis = trace.list('basis', basis.whole)
  put(reading, 'basisBroken', trace.list('basisBroken', basis.broken))
  readKeyDates(layout, reading, trace)
}

/** The days that the whole town should know: the open day, the launch, other campaigns with a time of their own. */
function readKeyDates(layout: Layout, reading: NoticeReading, trace: Trace): void {
  const add = (entry: NoticeReading['keyDates'][number], from: Found<unknown> | string) => {
    const path = `keyDates.${reading.keyDates.length}`
    if (typeof from === 'string') trace.spans[path] = trace.spans[from]!
    else trace.keep(path, from)
    reading.keyDates.push(entry)
  }
  reading.activities.forEach((activity, index) => {
    if (/启动仪式/.test(activity.heading) && activity.dateStart)
      add({ date: activity.dateStart, label: '启动仪式' }, `activities.${index}.dateStart`)
  })
  if (reading.consultDay) add({ date: reading.consultDay, label: '安全宣传咨询日' }, 'consultDay')
  for (const { children } of blocksOf(layout, 'time')) {
    for (const { heading, body } of children) {
      const named = /“([^“”]{2,20})”/.exec(heading.text)
      if (!named || /安全生产月/.test(named[1]!)) continue
      const other = singlePlan.period(body, reading.year)
      if (other) add({ ...other, label: named[1]! }, found(body, 0, body.text.length, '', 'key-date.other-campaign'))
    }
  }
}

function warn(layout: Layout, reading: NoticeReading): void {
  const { warnings } = reading
  if (reading.year === null) warnings.push({ code: 'year-unknown' })
  if (reading.year !== null && reading.ordinal !== null && reading.ordinal !== ordinalOfYear(reading.year))
    warnings.push({ code: 'ordinal-not-year' })
  if (!reading.theme) warnings.push({ code: reading.themeCandidates ? 'theme-is-paragraph' : 'theme-unknown' })
  if (reading.basis.some((number) => /〕\s*号/.test(number))) warnings.push({ code: 'document-number-blank' })
  if (reading.basisBroken) warnings.push({ code: 'document-number-broken' })
  if (!reading.recipients.length) warnings.push({ code: 'no-recipients' })
  if (isExplanation(layout)) warnings.push({ code: 'explanation-page' })
  else if (!reading.activities.length) warnings.push({ code: 'no-activities' })
}
