import type { Role } from '#people/access.ts'
import type { Power } from '#people/powers.rules.ts'

export interface DemoPerson {
  username: string
  name: string
  role: Role
  /** The unit's name, or null for the whole town. */
  unit: string | null
}

/** Named persons for tests, seeds and trying out. All made up. */
export const demoPeople = {
  director: { username: 'zhuren', name: '周明远', role: 'director', unit: null },
  officer: { username: 'anjian', name: '李志强', role: 'officer', unit: null },
  liaison: { username: 'nandong', name: '王秀英', role: 'liaison', unit: '南董村' },
  otherLiaison: { username: 'kansi', name: '张改英', role: 'liaison', unit: '看寺村' },
  head: { username: 'anhe', name: '裴大庆', role: 'head', unit: '安禾铸造公司' },
  member: { username: 'gongren', name: '牛小伟', role: 'member', unit: '安禾铸造公司' },
  observer: { username: 'xianji', name: '区应急局 高静', role: 'observer', unit: null },
  custodian: { username: 'baomi', name: '申慎', role: 'custodian', unit: null },
} satisfies Record<string, DemoPerson>

export type DemoName = keyof typeof demoPeople

/** 三员, in no seed: only a town that separates the powers has them. */
export const demoPowers = {
  administrator: { username: 'xitong', name: '任守正', role: 'administrator', unit: null },
  authorizer: { username: 'shouquan', name: '郭思齐', role: 'authorizer', unit: null },
  auditor: { username: 'shenji', name: '康明鉴', role: 'auditor', unit: null },
} satisfies Record<Power, DemoPerson>

export const usernameOf = (name: DemoName | Power): string => ({ ...demoPeople, ...demoPowers })[name].username

export const demoPassword = 'anyue-2023-sudian'
