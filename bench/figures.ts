import { execFileSync } from 'node:child_process'
import { projectRoot } from '#platform/postgres/migrate.ts'

/** The value below which `share` of them lie; 0 of none. */
export const quantile = (of: readonly number[], share: number): number => {
  const sorted = [...of].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export const median = (of: readonly number[]): number => quantile(of, 0.5)

export const thisCommit = (): string =>
  execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: projectRoot(), encoding: 'utf8' }).trim()
