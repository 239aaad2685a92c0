/** The fields that a notice is drafted into: what they hold, how they are typed, which ones are asked for. Pure. */
import type { Activity, Campaign, Task } from './campaign.types.ts'

export type FieldValue = string | number | string[] | null
/** `who` holds kinds of unit and ids of units side by side; `list` stands in one line, `lines` one below the other. */
export type FieldKind = 'text' | 'long' | 'number' | 'day' | 'list' | 'lines' | 'who'

export interface DraftField<Owner> {
  name: string
  kind: FieldKind
  /** While it is empty the office is asked for it. */
  asked: boolean
  read(owner: Owner): FieldValue
  write(value: FieldValue): Partial<Owner>
}

const plain = <Owner, Name extends keyof Owner & string>(
  name: Name,
  kind: FieldKind,
  asked = false,
): DraftField<Owner> => ({
  name,
  kind,
  asked,
  // the kind of a field and the type of its column are paired in the lists below
  read: (owner) => owner[name] as FieldValue,
  write: (value) => ({ [name]: value }) as Partial<Owner>,
})

export const yearFields: readonly DraftField<Campaign>[] = [
  plain('title', 'text', true),
  plain('issuer', 'text', true),
  plain('documentNumber', 'text'),
  plain('basis', 'list'),
  plain('year', 'number', true),
  plain('ordinal', 'number', true),
  plain('theme', 'text', true),
  plain('startsOn', 'day', true),
  plain('endsOn', 'day', true),
  plain('consultDay', 'day', true),
  plain('issueDate', 'day'),
  plain('recipients', 'list'),
  plain('recipientKinds', 'who', true),
  plain('hotlines', 'list', true),
  plain('contacts', 'list'),
  plain('deadlines', 'lines'),
  plain('attachments', 'lines'),
]

export const committeeFields: readonly DraftField<Campaign>[] = [
  plain('committeeName', 'text', true),
  plain('committeeOffice', 'text', true),
  plain('committeeDuties', 'lines'),
]

export const activityFields: readonly DraftField<Activity>[] = [
  plain('heading', 'text', true),
  plain('shortName', 'text', true),
  plain('startsOn', 'day'),
  plain('endsOn', 'day'),
  plain('time', 'text'),
  plain('place', 'text'),
  plain('responsible', 'list'),
  plain('hotlines', 'list'),
]

export const taskFields: readonly DraftField<Task>[] = [
  plain('title', 'text', true),
  {
    name: 'who',
    kind: 'who',
    asked: true,
    read: ({ kinds, unitIds }) => [...kinds, ...unitIds],
    write: (value) => {
      const all = Array.isArray(value) ? value : []
      return { kinds: all.filter((one) => !isUnitId(one)), unitIds: all.filter(isUnitId) }
    },
  },
  {
    name: 'dueOn',
    kind: 'day',
    asked: true,
    read: ({ dueOn }) => dueOn,
    write: (value) => ({
      dueOn: typeof value === 'string' ? value : null,
      dueRule: value === null ? 'unknown' : 'fixed',
    }),
  },
]

/** Kinds are short codes, units have UUIDs: one list can hold both. */
const isUnitId = (one: string): boolean => one.length === 36

export const isEmpty = (value: FieldValue): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0)

export const isSame = (a: FieldValue, b: FieldValue): boolean =>
  (isEmpty(a) && isEmpty(b)) || JSON.stringify(a) === JSON.stringify(b)

export type Act = 'confirmed' | 'corrected' | 'added' | 'dropped' | 'restored'
export type FieldState = 'read' | 'suggested' | 'confirmed' | 'corrected' | 'added' | 'dropped' | 'unknown' | 'blank'

interface Drafted {
  value: FieldValue
  asked: boolean
  /** Whether it was read at a place of the notice. */
  read: boolean
  /** What the office last said of it. */
  act: Act | undefined
}

export function stateOf({ value, asked, read, act }: Drafted): FieldState {
  if (isEmpty(value)) return act === 'dropped' ? 'dropped' : asked ? 'unknown' : 'blank'
  if (act === 'confirmed' || act === 'corrected' || act === 'added') return act
  return read ? 'read' : 'suggested'
}

/** What saving `after` over `before` says; nothing when it says nothing new. */
export function actOf(before: FieldValue, after: FieldValue, confirms: boolean, last: Act | undefined): Act | null {
  if (isSame(before, after)) {
    const settled = last === 'confirmed' || last === 'corrected' || last === 'added'
    return confirms && !isEmpty(after) && !settled ? 'confirmed' : null
  }
  if (isEmpty(after)) return 'dropped'
  return isEmpty(before) ? 'added' : 'corrected'
}
