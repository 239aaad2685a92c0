/**
 * What each kind of task usually asks for: figures, evidence. The figures are those that totals of other places were
 * added up from (domain facts, campaign.md §4): occasions with people, or a count with its 量词. Pure.
 */
import type { Aggregate, EvidenceKind } from './campaign.types.ts'

interface FigureAsked {
  aggregate?: Aggregate
  /** The figure that it goes with: occasions and the people who came. */
  with?: string
  /** More than so many per head of the unit is a question, not an error. */
  perHead?: number
  /** More than so many in one report is a question. */
  most?: number
  optional?: true
}

export interface TopicAsk {
  figures: Readonly<Record<string, FigureAsked>>
  evidence: Readonly<Partial<Record<EvidenceKind, number>>>
}

/** Occasions and people: `talks` with `listeners`. Nobody holds fifty of them in a month; nobody brings twice all heads. */
const gathering = <Held extends string, Came extends string>(held: Held, came: Came) =>
  // two computed keys widen to string; these are the two
  ({ [held]: { with: came, most: 30 }, [came]: { with: held, perHead: 2, most: 5000 } }) as unknown as Record<
    Held | Came,
    FigureAsked
  >

const hazards = { found: { most: 200 }, fixed: { most: 200 } } as const satisfies TopicAsk['figures']

export const topics = {
  lecture: { figures: gathering('talks', 'listeners'), evidence: { photo: 2 } },
  article: { figures: { articles: { most: 50 } }, evidence: { photo: 1 } },
  discussion: { figures: gathering('discussions', 'speakers'), evidence: { photo: 1 } },
  'pre-shift': {
    figures: { meetings: { with: 'workers', most: 90 }, workers: { with: 'meetings', perHead: 31 } },
    evidence: { photo: 1 },
  },
  'case-study': { figures: gathering('lessons', 'listeners'), evidence: { photo: 1 } },
  films: { figures: gathering('screenings', 'viewers'), evidence: { photo: 1 } },
  contest: { figures: { contestants: { perHead: 1 } }, evidence: { photo: 1 } },
  camp: { figures: { players: { perHead: 2 } }, evidence: { photo: 1 } },
  giveaway: { figures: { gifts: { perHead: 2, most: 5000 } }, evidence: { photo: 1 } },
  reader: { figures: { readers: { perHead: 1 } }, evidence: { photo: 1 } },
  'household-check': { figures: { homes: { perHead: 1, most: 3000 }, ...hazards }, evidence: { photo: 2 } },
  'charging-check': { figures: { places: { most: 200 }, ...hazards }, evidence: { photo: 2 } },
  'escape-map': { figures: { maps: { most: 200 }, drawers: { perHead: 1 } }, evidence: { photo: 1 } },
  'farm-training': { figures: gathering('trainings', 'trainees'), evidence: { photo: 2 } },
  publicity: {
    figures: { banners: { most: 200 }, boards: { most: 100 }, leaflets: { perHead: 3, most: 10_000 } },
    evidence: { photo: 2 },
  },
  coverage: { figures: { reports: { most: 50 } }, evidence: { photo: 1 } },
  'law-publicity': { figures: gathering('lessons', 'listeners'), evidence: { photo: 1 } },
  pledge: { figures: { pledges: { most: 100 }, kept: { most: 100, optional: true } }, evidence: { photo: 1 } },
  'lead-hazards': { figures: { meetings: { most: 30 }, ...hazards }, evidence: { photo: 1 } },
  'lead-duties': { figures: { posts: { perHead: 1 }, signers: { perHead: 1 } }, evidence: { photo: 1 } },
  'lead-hot-work': { figures: { checks: { most: 60 }, ...hazards }, evidence: { photo: 1 } },
  'lead-contractors': { figures: { checks: { most: 60 }, ...hazards }, evidence: { photo: 1 } },
  'lead-drill': { figures: gathering('drills', 'people'), evidence: { photo: 2 } },
  'hot-work-training': { figures: gathering('trainings', 'trainees'), evidence: { photo: 1, sheet: 1 } },
  'hot-work-cards': { figures: { risks: { perHead: 3 }, operations: { perHead: 3 } }, evidence: { photo: 1 } },
  'contractor-publicity': {
    figures: { posters: { most: 100 }, ...gathering('lessons', 'listeners') },
    evidence: { photo: 1 },
  },
  'contractor-check': {
    figures: { contractors: { most: 100 }, corrected: { most: 100 }, banned: { most: 100 } },
    evidence: { photo: 1 },
  },
  exposure: { figures: { cases: { most: 50 } }, evidence: { photo: 1 } },
  inspection: {
    figures: { checks: { most: 100 }, found: { most: 200 }, major: { most: 20 }, fixed: { most: 200 } },
    evidence: { photo: 1 },
  },
  hotline: { figures: { places: { most: 100 } }, evidence: { photo: 1 } },
  'hazard-search': { figures: { seekers: { perHead: 2, most: 5000 }, ...hazards }, evidence: { photo: 1 } },
  'drill-enterprise': { figures: gathering('drills', 'people'), evidence: { photo: 2 } },
  'skills-training': { figures: gathering('trainings', 'trainees'), evidence: { photo: 2 } },
  'drill-village': { figures: gathering('drills', 'people'), evidence: { photo: 2 } },
  'drill-community': { figures: gathering('drills', 'people'), evidence: { photo: 2 } },
  'drill-school': { figures: gathering('drills', 'people'), evidence: { photo: 2 } },
  'drill-household': { figures: { homes: { perHead: 1, most: 3000 } }, evidence: { photo: 1 } },
  'open-day-site': {
    figures: {
      stands: { most: 30 },
      boards: { most: 100 },
      leaflets: { perHead: 3, most: 10_000 },
      visitors: { perHead: 2, most: 5000 },
    },
    evidence: { photo: 3 },
  },
  'open-day-live': {
    figures: { broadcasts: { most: 20 }, viewers: { with: 'broadcasts', most: 100_000 } },
    evidence: { photo: 1 },
  },
  materials: { figures: {}, evidence: { photo: 2 } },
  launch: { figures: gathering('launches', 'people'), evidence: { photo: 2 } },
  plan: { figures: {}, evidence: { file: 1 } },
  statistics: { figures: {}, evidence: {} },
  summary: { figures: {}, evidence: { file: 1 } },
  other: { figures: {}, evidence: { photo: 1 } },
} as const satisfies Record<string, TopicAsk>

export type Topic = keyof typeof topics
export type FigureOf<T extends Topic> = keyof (typeof topics)[T]['figures'] & string
export const isTopic = (code: string): code is Topic => Object.hasOwn(topics, code)
