import type { Role } from './access.ts'
import { powers } from './powers.rules.ts'

/** 等保 asks for 30 minutes at a desk from which the town is read; a liaison's phone keeps the working week. */
const DESK_IDLE_MS = 30 * 60_000
const DESK_ROLES: readonly Role[] = ['director', 'officer', 'observer', 'custodian', ...powers]

/** Seen in half an hour to come: the clock was set back, and nobody knows for how long nobody sat there. */
export const isIdle = (roles: readonly { role: Role }[], seenAt: Date, now: Date): boolean =>
  roles.some(({ role }) => DESK_ROLES.includes(role)) && Math.abs(now.getTime() - seenAt.getTime()) > DESK_IDLE_MS

export const systems = ['HarmonyOS', 'Android', 'iPhone', 'iPad', 'Windows', 'Mac', 'Linux'] as const
export const browsers = ['WeChat', 'Edge', 'QQ', 'UC', 'Quark', 'MIUI', 'Firefox', 'Chrome', 'Safari'] as const
const SYSTEM_SIGNS: Record<(typeof systems)[number], RegExp> = {
  HarmonyOS: /HarmonyOS|OpenHarmony/,
  Android: /Android/,
  iPhone: /iPhone/,
  iPad: /iPad/,
  Windows: /Windows/,
  Mac: /Macintosh/,
  Linux: /Linux/,
}
const BROWSER_SIGNS: Record<(typeof browsers)[number], RegExp> = {
  WeChat: /MicroMessenger/,
  Edge: /Edg/,
  QQ: /QQBrowser/,
  UC: /UCBrowser|UBrowser/,
  Quark: /Quark/,
  MIUI: /MiuiBrowser/,
  Firefox: /Firefox/,
  Chrome: /Chrome/,
  Safari: /Safari/,
}

export interface Device {
  system: (typeof systems)[number] | null
  browser: (typeof browsers)[number] | null
}

/** Enough to know one's own devices in a list; it decides nothing. */
export const deviceOf = (userAgent: string): Device => ({
  system: systems.find((name) => SYSTEM_SIGNS[name].test(userAgent)) ?? null,
  browser: browsers.find((name) => BROWSER_SIGNS[name].test(userAgent)) ?? null,
})
