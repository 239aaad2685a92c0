import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test } from 'vitest'

const home = 'src/platform/html'

/** What holds a whole page, draws nothing, or stands on buttons only: seen everywhere rather than in the gallery. */
const frames = [
  'document',
  'desk-page',
  'public-page',
  'plain-page',
  'print-sheet',
  'foot',
  'island',
  'live',
  'gallery',
  'key-hint',
]

const examples = globSync(`${home}/*/*.examples.tsx`)
const shown = examples.map((file) => readFileSync(file, 'utf8')).join('\n')

test('every component is shown in the gallery, with examples', () => {
  const components = globSync(`${home}/*/`).map((folder) => basename(folder))
  expect(components.length).toBeGreaterThan(30)
  const unseen = components.filter(
    (name) =>
      !frames.includes(name) && !shown.includes(`'../${name}/`) && !examples.some((file) => file.includes(`/${name}/`)),
  )
  expect(unseen).toEqual([])
})

test('every file of examples stands on the gallery page', () => {
  const page = readFileSync(`${home}/gallery/gallery-page.tsx`, 'utf8')
  expect(examples.filter((file) => !page.includes(`/${basename(file)}'`))).toEqual([])
})
