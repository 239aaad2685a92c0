import { describe, expect, it } from 'vitest'
import { Button } from '../button/button.tsx'
import { DeskPage } from '../desk-page/desk-page.tsx'
import { drawn } from '../in-tests.tsx'
import { type KeyName, keyNames, keys, keysOf, pressOf } from './keys.rules.ts'
import { keyWords } from './keys.words.ts'

const menu = [
  { to: '/office', label: 'Overview', go: 'o' },
  { to: '/office/search', label: 'Find', place: 'box' as const },
  { to: '/office/keys', label: 'Keys', place: 'help' as const },
]
const pageWith = (hotkey: KeyName, wish: Parameters<typeof drawn>[1] = {}) =>
  drawn(
    <DeskPage title="x">
      <Button hotkey={hotkey}>go</Button>
    </DeskPage>,
    { menu, ...wish },
  )
const helpIn = (html: string): string => /<dialog.*<\/dialog>/.exec(html)?.[0] ?? ''

describe('the help of a page', () => {
  it('lists the keys that were drawn on it and those of every page, and no other', () => {
    const help = helpIn(pageWith('accept'))
    for (const name of ['accept', 'search', 'help'] as const) expect(help).toContain(keyWords[name])
    for (const name of ['giveBack', 'undo', 'next'] as const) expect(help).not.toContain(keyWords[name])
    expect(help).toContain('Overview')
  })

  it('is one list with what the buttons press', () => {
    for (const name of keyNames) {
      const pressed = /<button[^>]*data-key="([^"]+)"/.exec(pageWith(name))?.[1]
      expect(pressed).toBe(keys[name].press[0])
    }
    expect(pressOf('accept', 'a')).toBe(0)
    expect([pressOf('reason', '3'), pressOf('reason', '5')]).toEqual([2, -1])
  })

  it('leaves out of everything the keys that are switched off', () => {
    const html = pageWith('accept', { keysOff: true })
    expect(html).not.toMatch(/data-key|aria-keyshortcuts|keys-1\.js|<kbd|<dialog/)
    expect(html).toContain('href="/town/t/east/office/keys"')
  })

  it('is not there for whoever has no such place in the menu', () => {
    expect(helpIn(pageWith('accept', { menu: [] }))).toBe('')
  })
})

it('no two things on one page have the same key', () => {
  const pressed = [...keysOf('everywhere'), ...keysOf('review')].flatMap((name) => [...keys[name].press] as string[])
  expect(new Set(pressed).size).toBe(pressed.length)
})
