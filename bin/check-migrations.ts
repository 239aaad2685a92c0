// A migration that went out in a release is never edited: databases have applied it as it was.
import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { report } from './source-files.ts'

const files = globSync('db/migrations/*').sort()
const misnamed = files.filter((file) => !/^\d{14}_[a-z0-9_]+\.sql$/.test(basename(file)))
const stamps = files.map((file) => basename(file).slice(0, 14))
const twice = files.filter((_, index) => stamps.indexOf(stamps[index] ?? '') !== index)
const release = git('describe', '--tags', '--abbrev=0', '--match', 'v*').trim()
const released = release
  ? git('ls-tree', '--name-only', release, 'db/migrations/').trim().split('\n').filter(Boolean)
  : []

report([
  ...misnamed.map((file) => `${file} is not named <yyyymmddhhmmss>_<what_it_does>.sql`),
  ...twice.map((file) => `${file} has the time of another migration`),
  ...released.filter((file) => !isAsReleased(file)).map((file) => `${file} was changed after ${release}`),
])

function isAsReleased(file: string): boolean {
  return files.includes(file) && git('show', `${release}:${file}`) === readFileSync(file, 'utf8')
}

/** Empty where there is no repository, no tag or no such file. */
function git(...words: string[]): string {
  try {
    return execFileSync('git', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return ''
  }
}
