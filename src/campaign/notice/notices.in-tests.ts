import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readNotice } from './read-notice.ts'
import type { NoticeReading, TaskRead } from './reading.ts'

export const fixtures = join(import.meta.dirname, 'fixtures')
export const noticeOf = (name: string): string => readFileSync(join(fixtures, `${name}.txt`), 'utf8')
export const readingOf = (name: string): NoticeReading => readNotice(noticeOf(name))
export const tasksIn = (reading: NoticeReading): TaskRead[] => reading.activities.flatMap(({ tasks }) => tasks)
export const whoDoes = (reading: NoticeReading, topic: string): string[] => [
  ...new Set(
    tasksIn(reading)
      .filter((task) => task.topic === topic)
      .flatMap(({ unitKinds }) => unitKinds),
  ),
]
