import { randomUUID } from 'node:crypto'
import type { TownInTest } from '#demo-town/in-tests.ts'

/** The key of a form that was drawn so long ago, as for somebody who types. */
export function formKeyOf({ parts, town }: Pick<TownInTest, 'parts' | 'town'>, agoMs: number): string {
  const made = (Date.now() - agoMs).toString(16).padStart(12, '0')
  const id = `${made.slice(0, 8)}-${made.slice(8)}-7${randomUUID().slice(15)}`
  return `${id}.${parts.keys.sign('form', `${town.id}::${id}`)}`
}
