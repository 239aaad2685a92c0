import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#platform/postgres/migrate.ts'

/** The notice of 苏店镇, as the office dropped it in. */
export const sudianFile = readFileSync(join(projectRoot(), 'src/campaign/notice/fixtures/00-sudian-2023.txt'))
export const sudianNotice = sudianFile.toString()
