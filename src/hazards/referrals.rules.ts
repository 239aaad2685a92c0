/**
 * Which body takes what. Which trades the emergency system takes itself, and which it sends to others, is the
 * ministry's notice (举报须知, 第一、二部分); which office that other one is differs by county, so the town may set it. Pure.
 */
import type { Mark } from './statutes/statute.rules.ts'

export const bodies = [
  'emergency',
  'fire',
  'housing',
  'gas',
  'traffic-police',
  'transport',
  'industry',
  'energy',
  'market',
  'education',
  'health',
  'civil-affairs',
  'agriculture',
  'water',
  'culture',
  'commerce',
  'natural-resources',
  'ecology',
  'police',
  'railway',
  'aviation',
  'maritime',
  'mine-safety',
  'labour',
  'county-government',
] as const
export type Body = (typeof bodies)[number]

interface Taking {
  body: Body
  /** `seen`: the notice gives it to the emergency system. `recalled`: which other office it is, by the usual division. */
  mark: Mark
}
const own: Taking = { body: 'emergency', mark: 'seen' }
const other = (body: Body): Taking => ({ body, mark: 'recalled' })

export const fields = {
  coal: own,
  mine: own,
  chemical: own,
  pharmacy: own,
  'hazardous-chemical': own,
  fireworks: own,
  oil: own,
  metallurgy: own,
  nonferrous: own,
  'building-material': own,
  machinery: own,
  'light-industry': own,
  textile: own,
  tobacco: own,
  trade: own,
  'road-traffic': other('traffic-police'),
  'road-transport': other('transport'),
  'road-works': other('transport'),
  construction: other('housing'),
  housing: other('housing'),
  'city-gas': other('gas'),
  'water-transport': other('maritime'),
  fishing: other('agriculture'),
  'farm-machinery': other('agriculture'),
  aviation: other('aviation'),
  railway: other('railway'),
  'civil-explosive': other('industry'),
  power: other('energy'),
  pollution: other('ecology'),
  fire: other('fire'),
  'special-equipment': other('market'),
  school: other('education'),
  hospital: other('health'),
  'care-home': other('civil-affairs'),
  tourism: other('culture'),
  catering: other('commerce'),
  reservoir: other('water'),
  geology: other('natural-resources'),
} as const satisfies Record<string, Taking>
export type Field = keyof typeof fields
export const fieldNames = Object.keys(fields) as Field[]

/** Bodies as the county has divided the work, where it is not the usual division. */
export type OwnReferrals = Partial<Record<Field, Body>>

export interface Referral extends Taking {
  /** The town's setting and not the usual division. */
  own: boolean
}

/** Where the ministry's notice says it itself, there is nothing to set. */
export function referralOf(field: Field, town: OwnReferrals = {}): Referral {
  const usual: Taking = fields[field]
  const set = usual.mark === 'seen' ? undefined : town[field]
  return { body: set ?? usual.body, mark: usual.mark, own: set !== undefined }
}

export interface Matter {
  kind: 'hazard' | 'violation' | 'concealed_accident'
  deaths: boolean
  field: Field | null
}

/** Deaths go to the county's government (安法 §73); a concealed accident is looked into by whoever may investigate it. */
export function bodyFor({ kind, deaths, field }: Matter, town: OwnReferrals = {}): Body {
  if (deaths) return 'county-government'
  if (kind === 'concealed_accident' || field === null) return 'emergency'
  return referralOf(field, town).body
}

export const isBody = (name: string): name is Body => (bodies as readonly string[]).includes(name)
export const isField = (name: string): name is Field => Object.hasOwn(fields, name)
