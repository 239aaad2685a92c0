/** What somebody typed into the one form of a report, by themselves or taken down by the office. Pure. */
import { type Kind, kinds, type ReportContent, type Spot } from './reports.rules.ts'
import { readSpot } from './spots.rules.ts'
import { isHazardTopic } from './topics.rules.ts'

/** "Something else": there is no picture of it. */
export const OTHER = 'other'

const MOST_WORDS = 2_000
const MOST_ADDRESS = 200
const MOST_CALLER = 100

/** A concealed accident is asked about deaths at once: it is a choice of its own, so that it needs no script. */
export const kindChoices = [...kinds, 'deaths'] as const
export type KindChoice = (typeof kindChoices)[number]

export type ReportFault =
  | 'where-missing'
  | 'words-missing'
  | 'words-long'
  | 'address-long'
  | 'spot-unreadable'
  | 'caller-long'

export interface ReportFormFault {
  field: string
  name: ReportFault
}

interface Typed {
  text(name: string): string
  checked(name: string): boolean
}

/** What can be reported at. */
export interface KnownUnit {
  id: string
  name: string
  aliases: readonly string[]
}

export interface ReportForm {
  topic: string
  kind: Kind
  deaths: boolean
  insider: boolean
  unitId: string | null
  content: ReportContent
}

export function readReportForm(
  form: Typed,
  units: readonly KnownUnit[],
): { read: ReportForm; faults: ReportFormFault[] } {
  const [named, address, words, caller] = ['unit', 'address', 'words', 'caller'].map((name) => form.text(name)) as [
    string,
    string,
    string,
    string,
  ]
  const topic = isHazardTopic(form.text('topic')) ? form.text('topic') : OTHER
  const spot = readSpot(form.text('spot'), form.text('datum'))
  const faults: ReportFormFault[] = []
  const fault = (when: boolean, field: string, name: ReportFault) => when && faults.push({ field, name })
  fault(named === '' && address === '' && !spot, 'unit', 'where-missing')
  fault(named.length + address.length > MOST_ADDRESS, 'address', 'address-long')
  fault(spot === undefined, 'spot', 'spot-unreadable')
  fault(topic === OTHER && words === '', 'words', 'words-missing')
  fault(words.length > MOST_WORDS, 'words', 'words-long')
  fault(caller.length > MOST_CALLER, 'caller', 'caller-long')
  const unit = unitNamed(named, units)
  const atWork = form.checked('insider')
  return {
    read: {
      topic,
      ...kindOf(form.text('kind')),
      insider: atWork,
      unitId: unit?.id ?? null,
      content: {
        words,
        // a name that no unit has is a part of where it is
        address: [unit ? '' : named, address].filter((part) => part !== '').join('，'),
        spot: spot ?? null,
        atWork,
        ...(caller === '' ? {} : { caller }),
      },
    },
    faults,
  }
}

const unitNamed = (named: string, units: readonly KnownUnit[]): KnownUnit | undefined =>
  named === '' ? undefined : units.find(({ name, aliases }) => name === named || aliases.includes(named))

function kindOf(chosen: string): { kind: Kind; deaths: boolean } {
  if (chosen === 'deaths') return { kind: 'concealed_accident', deaths: true }
  return { kind: kinds.find((kind) => kind === chosen) ?? 'hazard', deaths: false }
}

/** The same report sent again, whatever the order of its fields. */
export const isSame = (one: ReportForm, other: ReportForm): boolean => keyOf(one) === keyOf(other)

const spotText = (spot: Spot | null): string => (spot ? `${spot.lat},${spot.lon}` : '')
const keyOf = ({ topic, kind, deaths, insider, unitId, content }: ReportForm): string =>
  JSON.stringify([
    topic,
    kind,
    deaths,
    insider,
    unitId,
    content.words,
    content.address,
    spotText(content.spot),
    content.caller ?? '',
  ])
