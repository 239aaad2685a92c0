import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '#platform/postgres/migrate.ts'
// @ts-expect-error plain JavaScript, so that it runs before anything is installed
import { advisoriesIn, exceptionsIn, faultsOf } from './audit.rules.mjs'

const report = JSON.stringify({
  auditReportVersion: 2,
  vulnerabilities: {
    tar: {
      via: [
        {
          name: 'tar',
          severity: 'high',
          title: 'Writes outside its folder',
          url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
        },
      ],
    },
    packer: { via: ['tar'] },
  },
})
const found = advisoriesIn(report)
const line = (until: string, why = 'Only our own archives are read with it, in a test.') =>
  exceptionsIn(
    `| advisory | package | why | until |\n|---|---|---|---|\n| GHSA-aaaa-bbbb-cccc | \`tar\` | ${why} | ${until} |\n`,
  )

test('a known weakness that nobody explained is named', () => {
  expect(faultsOf(found, [], '2026-11-29')).toEqual(['GHSA-aaaa-bbbb-cccc tar (high): Writes outside its folder'])
})

test('one that is explained passes until its day, and not after it', () => {
  expect(faultsOf(found, line('2026-12-31'), '2026-11-29')).toEqual([])
  expect(faultsOf(found, line('2026-11-28'), '2026-11-29')).toHaveLength(1)
  expect(faultsOf(found, line('some day'), '2026-11-29')).toHaveLength(1)
  expect(faultsOf(found, line('2026-12-31', 'fine'), '2026-11-29')).toHaveLength(1)
})

test('an explanation of what is mended has to go', () => {
  expect(faultsOf([], line('2026-12-31'), '2026-11-29')).toEqual([expect.stringContaining('take the line out')])
})

test('a registry that does not answer is no clean bill', () => {
  expect(advisoriesIn('{"message":"405 Method Not Allowed"}')).toBeUndefined()
  expect(advisoriesIn('')).toBeUndefined()
  expect(advisoriesIn('{"auditReportVersion":2,"vulnerabilities":{}}')).toEqual([])
})

test('the list of what the product consists of names every package with its version, its address and its hash', () => {
  const folder = mkdtempSync(join(tmpdir(), 'anyue-sbom-'))
  try {
    const file = join(folder, 'sbom.json')
    execFileSync(process.execPath, ['bin/sbom.mjs', file], { cwd: projectRoot() })
    const bom = JSON.parse(readFileSync(file, 'utf8'))
    expect(bom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1 })
    expect(bom.metadata.component).toMatchObject({ name: 'anyue', type: 'application' })
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8'))
    const versions = new Map(bom.components.map((one: { name: string; version: string }) => [one.name, one.version]))
    for (const [name, version] of Object.entries(dependencies)) expect(versions.get(name), name).toBe(version)
    expect(versions.has('vitest')).toBe(false)
    expect(Object.keys(devDependencies)).toContain('vitest')
    for (const { purl, version, hashes, name } of bom.components) {
      expect(purl, name).toBe(`pkg:npm/${name.replace('@', '%40')}@${version}`)
      expect(hashes?.[0]?.alg, name).toBe('SHA-512')
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})
