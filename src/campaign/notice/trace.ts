import type { Found } from './flow.ts'
import type { Traced } from './reading.ts'

/** Plain values under their keys; where each was read stands beside them. */
export class Trace {
  readonly spans: Record<string, Traced> = {}

  keep<T>(path: string, found: Found<T> | null | undefined): T | null {
    if (!found) return null
    this.spans[path] = { ...found.span, rule: found.rule }
    return found.value
  }

  list<T>(path: string, entries: Found<T>[]): T[] {
    return entries.map((entry, index) => this.keep(`${path}.${index}`, entry) as T)
  }
}

/** Sets a key only when something was read: an absent key is an unknown. */
export function put<T extends object, K extends keyof T>(target: T, key: K, value: T[K] | null | undefined): void {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return
  target[key] = value
}
