import { Kept, keptTopic } from './kept.ts'
import { watch, watchAll } from './live/live.ts'

/** Forgets whatever another process has changed, as soon as it is told. */
export function keptByAll(now?: () => number): Kept {
  const kept = new Kept(now)
  watch(keptTopic, () => kept.forget())
  watchAll((topic) => kept.told(topic))
  return kept
}
