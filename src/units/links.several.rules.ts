/** Why a unit's link was let alone. */
export const linkLefts = ['pin', 'closed', 'none'] as const
export type LinkLeft = (typeof linkLefts)[number]

export const linkActs = ['reissued', 'voided'] as const
export type LinkAct = (typeof linkActs)[number]
