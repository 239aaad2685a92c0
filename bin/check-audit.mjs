// npm run check:audit: asks the registry for known weaknesses of what package-lock.json names. Each is mended or stands
// explained in SECURITY.md; an explanation that has expired or is needed no more is a fault too.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { advisoriesIn, exceptionsIn, faultsOf } from './audit.rules.mjs'
import { root, say } from './install.mjs'

const { stdout, stderr } = spawnSync('npm', ['audit', '--json', '--package-lock-only'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 2 ** 28,
  shell: process.platform === 'win32',
})
const exceptions = exceptionsIn(readFileSync(join(root, 'SECURITY.md'), 'utf8'))
const advisories = advisoriesIn(stdout ?? '')
if (!advisories) {
  const why = /\b\d{3} [A-Z][A-Za-z ]+/.exec(`${stdout}${stderr}`)?.[0].trim() ?? 'no answer'
  say(`没有查成：软件源不答漏洞查询。 NOT CHECKED: the registry's audit endpoint did not answer (${why}).`)
  process.exit(0)
}
const faults = faultsOf(advisories, exceptions, new Date().toISOString().slice(0, 10))
for (const fault of faults) console.error(fault)
say(`${advisories.length} advisories 条公告, ${exceptions.length} explained 条说明过, ${faults.length} faults 条没过`)
process.exit(faults.length > 0 ? 1 : 0)
