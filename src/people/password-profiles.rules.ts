/**
 * The two sets of password rules that a town chooses between. They contradict each other on purpose: 等保 practice
 * (GB/T 22239) wants several kinds of characters and a change every quarter, ASVS 5.0 (§6.2.5, §6.2.10) and NIST
 * SP 800-63B forbid both. Common passwords and what everybody here knows are refused under either.
 */
export interface PasswordProfile {
  /** Characters at least: of whoever reads or steers the whole town, and of everybody else. */
  min: { office: number; everyone: number }
  max: number
  /** Of small letters, capitals, digits and everything else, so many have to be in it. */
  classes: number
  /** After so many days another one has to be chosen. */
  changeDays: number | null
  /** So many of the last ones, the present one among them, do not come back. */
  history: number
  /** Failures from one place before it waits a quarter of an hour. */
  lockAfter: number
  /** An account that nobody used for so long is closed, unless the town says otherwise. */
  unusedDays: number | null
}

export const passwordProfiles = {
  mlps: {
    min: { office: 10, everyone: 8 },
    max: 128,
    classes: 3,
    changeDays: 90,
    history: 5,
    lockAfter: 5,
    unusedDays: 90,
  },
  asvs: {
    min: { office: 12, everyone: 8 },
    max: 128,
    classes: 0,
    changeDays: null,
    history: 0,
    lockAfter: 5,
    unusedDays: null,
  },
} as const satisfies Record<string, PasswordProfile>
export type ProfileName = keyof typeof passwordProfiles
export const profileNames = Object.keys(passwordProfiles) as ProfileName[]
export const usualProfile: ProfileName = 'asvs'

/** What a town chose; nothing chosen is the usual. */
export interface PasswordSettings {
  passwords?: ProfileName
  /** Days, or 0 for never; null as the profile says. */
  closeUnused?: number | null
}

export const profileIn = ({ passwords = usualProfile }: PasswordSettings): PasswordProfile =>
  passwordProfiles[passwords]

export const unusedChoices = [0, 60, 90, 180] as const

/** Days after which an account that nobody used is closed; 0 for never. */
export const unusedDaysIn = (settings: PasswordSettings): number =>
  settings.closeUnused ?? profileIn(settings).unusedDays ?? 0

const DAY_MS = 86_400_000

/**
 * Whether another password has to be chosen first. Decided by when one signed in, so that nobody is stopped in the
 * middle of a form. `setAt` is null when it was found not to be what the town asks for.
 */
export function isPasswordOver(profile: PasswordProfile, setAt: Date | null, signedInAt: Date): boolean {
  if (profile.changeDays === null) return false
  return setAt === null || signedInAt.getTime() - setAt.getTime() >= profile.changeDays * DAY_MS
}
