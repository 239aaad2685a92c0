/** What a report consists of, and what a form must bring. Pure. */

export const channels = ['web', 'phone', 'letter', 'visit', 'transfer', 'inspection', 'unit'] as const
export type Channel = (typeof channels)[number]
export const kinds = ['hazard', 'violation', 'concealed_accident'] as const
export type Kind = (typeof kinds)[number]
export type Anonymity = 'anonymous' | 'confidential' | 'named'

/** WGS 84, as phones measure it. */
export interface Spot {
  lat: number
  lon: number
}

/** What lies sealed. */
export interface ReportContent {
  words: string
  address: string
  spot: Spot | null
  /** "At my workplace", as it was ticked. */
  atWork: boolean
  /** Taken down by the office: the number of the sheet it came with, or how the caller can be told. */
  caller?: string
}

/** What is known of a report without opening it. */
export interface ReportMatter {
  channel: Channel
  kind: Kind
  topic: string
  deaths: boolean
  insider: boolean
  anonymity: Anonymity
  unitId: string | null
  receivedOn: string
}
