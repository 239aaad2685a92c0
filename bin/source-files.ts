import { globSync, readFileSync } from 'node:fs'

export type SourceFile = { path: string; text: string }

export const sourceFiles = (...patterns: string[]): SourceFile[] =>
  patterns
    .flatMap((pattern) => globSync(pattern))
    .filter((path) => !path.includes('node_modules'))
    .sort()
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }))

export const isTest = ({ path }: SourceFile): boolean => /\.test\.tsx?$|\.e2e\.ts$/.test(path)

/** Prints what is wrong, one line each, and ends the process. */
export function report(problems: string[]): never {
  for (const problem of problems) console.error(problem)
  process.exit(problems.length ? 1 : 0)
}
