import type { ActivityText } from './activity.rules.ts'
import type { Span } from './fold.ts'
import type { Facts } from './read-activity.ts'
import type { ActivityRead, TaskRead } from './reading.ts'
export function tasksOf(
  _text: ActivityText,
  _activity: ActivityRead,
  _facts: Facts,
  _trace: (task: string, span: Span) => void,
): TaskRead[] {
  return []
}
