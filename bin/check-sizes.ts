// Prints the sizes row of the house style; fails on a file that has to be split.
import { isTest, report, type SourceFile, sourceFiles } from './source-files.ts'

const longestAllowed = 300
const files = sourceFiles('src/**/*.{ts,tsx}', 'bin/**/*.{ts,mjs}', 'e2e/**/*.ts', 'bench/**/*.{ts,mjs}')
const code = files.filter((file) => !isTest(file))
const lengths = code.map(linesOf).sort((a, b) => a - b)
const at = (share: number) => lengths[Math.min(lengths.length - 1, Math.floor(lengths.length * share))] ?? 0
const sum = (some: SourceFile[], count: (file: SourceFile) => number) =>
  some.reduce((total, file) => total + count(file), 0)
const codeLines = sum(code, linesOf)
const tests = files.filter(isTest)

console.log(
  [
    `${files.length} files`,
    `median ${at(0.5)}, 90th percentile ${at(0.9)}, longest ${lengths.at(-1) ?? 0} lines`,
    `comments ${((100 * sum(code, commentLinesOf)) / Math.max(codeLines, 1)).toFixed(1)} %`,
    `tests ${sum(tests, linesOf)} lines, code ${codeLines}`,
  ].join(' · '),
)
report(
  files
    .filter((file) => linesOf(file) > longestAllowed)
    .map((file) => `${file.path} has ${linesOf(file)} lines: split it by noun`),
)

function linesOf({ text }: SourceFile): number {
  return text.split('\n').filter((line) => line.trim()).length
}

function commentLinesOf({ text }: SourceFile): number {
  return text.split('\n').filter((line) => /^\s*(\/\/|\/\*|\*)/.test(line)).length
}
