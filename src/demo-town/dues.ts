import type { Due } from '#campaign/drafts.save.ts'
import type { Topic } from '#campaign/topics.rules.ts'

/** The notice names a day for the open day alone; the demo's office spread the rest over the month, as offices do. */
const days: Partial<Record<Topic, number>> = {
  hotline: 5,
  pledge: 7,
  lecture: 8,
  'law-publicity': 8,
  discussion: 9,
  'hot-work-cards': 9,
  'household-check': 12,
  'hot-work-training': 13,
  'lead-duties': 13,
  publicity: 14,
  coverage: 28,
  'case-study': 14,
  films: 14,
  reader: 15,
  'charging-check': 15,
  'lead-hazards': 15,
  'open-day-site': 16,
  'open-day-live': 16,
  'contractor-publicity': 19,
  article: 20,
  'escape-map': 20,
  'lead-hot-work': 20,
  camp: 21,
  'lead-contractors': 21,
  'contractor-check': 21,
  'skills-training': 26,
  'lead-drill': 26,
  contest: 27,
  exposure: 27,
  inspection: 27,
  giveaway: 28,
}
const MONDAY = 1

export function demoDue(topic: string): Due {
  if (topic === 'hazard-search' || topic === 'pre-shift') return { dueRule: 'weekly', weekday: MONDAY }
  const day = days[topic as Topic]
  if (day) return { dueRule: 'fixed', dueOn: `2023-06-${String(day).padStart(2, '0')}` }
  return topic.startsWith('drill') ? { dueRule: 'fixed', dueOn: '2023-06-25' } : { dueRule: 'end' }
}
