// npm run sbom [-- FILE]: what the installed product consists of, as CycloneDX 1.5, from package-lock.json alone.
// Without FILE it goes to dist/sbom.cdx.json; nothing is asked of the network.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { root, say, stopWith } from './install.mjs'

const target = resolve(process.argv[2] ?? join(root, 'dist/sbom.cdx.json'))
const asked = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only']
const { status, stdout, stderr, error } = spawnSync('npm', asked, {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 2 ** 28,
  shell: process.platform === 'win32',
})
if (error || status !== 0)
  stopWith(`npm sbom 不能用（npm 10 以上才有）。 npm sbom failed: ${error?.message ?? stderr.trim()}`)

const bom = JSON.parse(stdout)
// npm's own --omit dev loses what the product needs as soon as a tool needs it too (esbuild): the lock file knows better.
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
const ours = new Set(
  Object.entries(packages)
    .filter(([place, one]) => place && !one.dev && !one.devOptional)
    .map(([place, one]) => `${one.name ?? place.split('node_modules/').at(-1)}@${one.version}`),
)
const isOurs = (ref) => ours.has(ref) || ref === bom.metadata.component['bom-ref']
bom.components = bom.components.filter(({ name, version }) => ours.has(`${name}@${version}`))
bom.dependencies = bom.dependencies
  .filter(({ ref }) => isOurs(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter(isOurs) }))
const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
// npm names it after the folder it lies in.
bom.metadata.component.name = name
mkdirSync(dirname(target), { recursive: true })
writeFileSync(target, `${JSON.stringify(bom, null, 2)}\n`)
say(`${name} ${version}: ${bom.components.length} components 个组件, ${target}`)
