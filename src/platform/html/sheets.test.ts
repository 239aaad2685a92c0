import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const sheets = globSync('src/**/*.css')
const publicSheets = sheets.filter((file) => !file.endsWith('.desk.css'))

/** Unknown to Chromium 66 or Safari 11, where a page must still read and work. */
const tooNew: Record<string, RegExp> = {
  'flex gap': /[^-]gap\s*:/,
  inset: /[{;\s]inset(-\w+)*\s*:/,
  'aspect-ratio': /aspect-ratio/,
  'clamp(), min(), max()': /\b(clamp|min|max)\(/,
  ':is(), :where(), :has()': /:(is|where|has)\(/,
  ':not() with a list': /:not\([^)]*,/,
  '@layer, @container': /@(layer|container)/,
  nesting: /&[\s:.]/,
  'place-items': /place-(items|content|self)/,
  'dvh, svh': /\d[ds]v[hw]\b/,
}

describe('the style sheets', () => {
  it('are there to be looked at', () => expect(publicSheets.length).toBeGreaterThan(20))

  it.each(Object.entries(tooNew))('ask of old phones nothing they do not know: %s', (_, pattern) => {
    expect(publicSheets.filter((file) => pattern.test(readFileSync(file, 'utf8')))).toEqual([])
  })

  it('lay out in a grid only where grids are known', () => {
    for (const file of publicSheets) {
      const css = readFileSync(file, 'utf8')
      if (/display:\s*grid/.test(css)) expect(css, file).toMatch(/@supports \(display: grid\)/)
    }
  })

  it('name colours by what they mean: no colour stands outside the tokens but black and white', () => {
    const strangers = sheets
      .filter((file) => file.startsWith('src/platform/html/') && !file.endsWith('tokens.css'))
      .flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/[^%]#([0-9a-f]{3,8})\b/gi)].map(([, hex]) => `${file} ${hex}`),
      )
      .filter((found) => !/ (fff|000)$/.test(found))
    expect(strangers).toEqual([])
  })
})

describe('the markup', () => {
  it('carries no style and no script of its own, so that the strict policy can hold', () => {
    // an archive's index is opened from a disk: it has no policy and no other file to style it
    const ofDisk = ['src/ledger/archive.index.tsx', 'src/privacy/own.files.tsx']
    const views = globSync('src/**/*.tsx').filter((file) => !file.endsWith('.test.tsx') && !ofDisk.includes(file))
    expect(views.filter((file) => /\sstyle=|\son[a-z]+="|<style/.test(readFileSync(file, 'utf8')))).toEqual([])
  })
})
