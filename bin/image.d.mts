export const LIMIT_MB: number
interface Placed {
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}
export function neededPackages(lock: Record<string, object & Placed>, leftOut?: string[]): string[]
export function isRead(path: string): boolean
