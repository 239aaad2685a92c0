// What the docs say of commands, files, settings and the port is what the code has, both ways for settings.
import { existsSync, readFileSync } from 'node:fs'
import { isTest, report, sourceFiles } from './source-files.ts'

const docs = sourceFiles('README*.md', 'docs/*.md', 'CHANGELOG.md')
const code = sourceFiles('src/**/*.{ts,tsx}', 'bin/*.{mjs,ts}', 'bench/*.{mjs,ts}', 'e2e/*.ts')
const scripts = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts)
const known = new Set(scripts)
/** What benches, tests and walks read among themselves is no setting. */
const program = code.filter((file) => !isTest(file) && !/^(bench|e2e)\//.test(file.path))
const read = new Set(program.flatMap(({ text }) => found(text, /\benv(?:\.|\[')([A-Z][A-Z0-9_]+)/g)))
const inSettings = code.map(({ text }) => text).join('\n')

/** Read by tools and tests, or handed to our own second process; not set by an operator. */
const internal = /^(NODE_ENV|ANYUE_FILES|SHOTS|LOOKS|PATH|VITEST.*|TMPDIR|HOME|FONTCONFIG_.*|LD_LIBRARY_PATH|PG[A-Z]+)$/
const operate = docs.find(({ path }) => path === 'docs/operate.md')?.text ?? ''

report([
  ...docs.flatMap(({ path, text }) => [
    ...found(text, /\bnpm run (?:--silent )?([a-z][a-z0-9:-]*)/g)
      .filter((name) => !known.has(name))
      .map((name) => `${path}: npm run ${name} is no script of package.json`),
    ...found(text, /(?<![\w/.-])((?:bin|src|db|docs|e2e|\.ci)\/[\w./-]*\w)/g)
      .filter((place) => !existsSync(place) && !/[<>*]|NNNN|_/.test(place))
      .map((place) => `${path}: ${place} does not exist`),
    ...found(text, /`((?:ANYUE|S3|OIDC|BASE|DATABASE|TRUST|PUBLIC|LOG)_[A-Z0-9_]*[A-Z0-9])\b/g)
      .filter((name) => !inSettings.includes(name))
      .map((name) => `${path}: ${name} is read nowhere`),
    ...found(text, /(?:localhost|127\.0\.0\.1):(\d{2,5})/g)
      .filter((port) => !inSettings.includes(port.replace(/(\d)(?=(\d{3})+$)/g, '$1')))
      .map((port) => `${path}: port ${port} stands nowhere in the code`),
  ]),
  ...[...read]
    .filter((name) => !internal.test(name) && !operate.includes(`\`${name}\``))
    .map((name) => `docs/operate.md: ${name} is read but not explained`),
])

function found(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))]
}
