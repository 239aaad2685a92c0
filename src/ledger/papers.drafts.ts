import { listActivities } from '#campaign/activities.store.ts'
import type { Campaign } from '#campaign/campaign.types.ts'
import { asOf } from '#campaign/closings.rules.ts'
import { listPractices, type Practice } from '#campaign/week.store.ts'
import type { Town } from '#people/town.store.ts'
import { dayOf } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import { type Block, textOf } from '#platform/documents/official-document.ts'
import { circularTitleLines, readCircular } from '#urges/slice.ts'
import { bulletinWords, circularDraftWords } from './bulletins.words.ts'
import { type BoundRead, readBound, spanOf } from './papers.reading.ts'
import type { PaperKind, PaperText } from './papers.rules.ts'
import type { PaperDrafted } from './papers.store.ts'
import type { Figure } from './papers.tokens.rules.ts'
import { paperWords } from './papers.words.ts'
import { readSummary } from './summary.reading.ts'
import { chaptersOf } from './summary.text.words.ts'
import { summaryWords } from './summary.words.ts'

export interface DraftAsked {
  kind: PaperKind
  weekFrom: string | null
  circularId: string | null
}

const MOST_PRACTICES = 3
/** Of one task, in its sentence; the table has them all. */
const MOST_FIGURES = 2
/** As many as stand on one page. */
const USUAL_PHOTOS = 4
const MOST_PHOTOS_SUMMARY = 12

/** What a paper is drafted as; the town's word for its number may be changed later. */
export const draftedOf = (town: Town, campaign: Campaign, asked: DraftAsked): PaperDrafted => ({
  ...asked,
  campaignId: campaign.id,
  codeWord: paperWords.codeWord(town.name),
  numberYear: campaign.year,
})

/** The first text of a paper, from what the data has to say; a person reads and changes it. */
export async function draftText(
  db: Db,
  town: Town,
  campaign: Campaign,
  asked: DraftAsked,
  now: Date,
): Promise<PaperText> {
  const foot = { issuer: town.fullName, signedOn: dayOf(now) }
  const bound = await readBound(db, town.id, { ...asked, campaignId: campaign.id }, 0, now)
  if (asked.kind === 'circular') {
    const words = circularDraftWords
    const read = asked.circularId ? await readCircular(db, town.id, asked.circularId, now) : undefined
    const own = read ? read.circular.words.split('\n').filter(Boolean) : [words.opening, words.next]
    const usual = circularTitleLines(campaign.year)
    const given = read?.circular.title ?? ''
    const title = given && given !== usual.join('') ? given : usual.join('\n')
    return { ...foot, title, recipients: words.recipients, paragraphs: [...own, '〔点名表〕'], photos: 0 }
  }
  if (asked.kind === 'summary') {
    const { summary } = await readSummary(db, town.id, campaign, now)
    return {
      ...foot,
      title: summaryWords.title(town.fullName, campaign.year).join('\n'),
      recipients: '',
      paragraphs: [...chaptersOf(summary).map((block) => named(block, bound.figures)), '〔统计表〕', '〔照片〕'],
      photos: MOST_PHOTOS_SUMMARY,
    }
  }
  const { week, from, until } = spanOf(asked.weekFrom, asOf(campaign, now))
  const [activities, practices] = await Promise.all([
    listActivities(db, town.id, campaign.id),
    listPractices(db, { townId: town.id, campaignId: campaign.id, from, until, most: MOST_PRACTICES }),
  ])
  const headings = activities.filter(({ droppedAt }) => !droppedAt)
  return {
    ...foot,
    title: bulletinWords.title(town.name, campaign.year),
    recipients: '',
    paragraphs: bulletinParagraphs(headings, bound, practices, week ?? { from: dayOf(from), to: dayOf(until) }),
    photos: USUAL_PHOTOS,
  }
}

function bulletinParagraphs(
  activities: readonly { id: string; heading: string; shortName: string }[],
  { rows, figures }: BoundRead,
  practices: readonly Practice[],
  week: { from: string; to: string },
): string[] {
  const words = bulletinWords
  const nameOf = (source: (figure: Figure) => boolean) => figures.find(source)?.name ?? ''
  const done = activities
    .map((activity) => ({
      activity,
      tasks: [...Map.groupBy(rows, ({ task }) => task.id).values()]
        .map((own) => own.filter((row) => row.activity.id === activity.id && row.week > 0))
        .filter((own) => own.length > 0),
    }))
    .filter(({ tasks }) => tasks.length > 0)
  const sentence = (own: (typeof done)[number]['tasks'][number]) =>
    words.sentence(
      own[0]!.task.title,
      own.slice(0, MOST_FIGURES).map(({ task, metric }) => {
        const week = nameOf(({ source }) => source.startsWith(`/office/tasks/${task.id}/figures/${metric.code}?week=`))
        return words.figure(metric.name, metric.counter, week)
      }),
    )
  const isLate = figures.some(({ code, value }) => code === 'late' && value !== '0')
  return [
    words.opening(week.from, week.to),
    words.chapters.done,
    ...(done.length === 0 ? [words.quiet] : []),
    ...done.flatMap(({ activity, tasks }, at) => [
      words.activity(at + 1, (activity.shortName || activity.heading).replace(/[。：；，]+$/, '')),
      words.sentences(tasks.map(sentence)),
    ]),
    words.chapters.practices,
    ...(practices.length === 0 ? [words.noPractice] : []),
    ...practices.map(({ unit, title, words: told }) => words.practice(unit, title, told)),
    words.chapters.next,
    isLate ? words.late : words.noLate,
    words.next,
    '〔统计表〕',
    '〔照片〕',
  ]
}

/** A paragraph of the summary with its figures by name, where they have one; what is left is only words. */
const named = (block: Block, figures: readonly Figure[]): string => {
  if (block.kind === 'heading') return block.text
  if (block.kind !== 'paragraph') return ''
  return block.runs
    .map((run) => {
      const found =
        typeof run === 'string' || !run.href?.includes('/figures/')
          ? undefined
          : figures.find(({ source, value }) => source === run.href && value === run.text)
      return found ? `〔${found.name}〕` : textOf(run)
    })
    .join('')
}
