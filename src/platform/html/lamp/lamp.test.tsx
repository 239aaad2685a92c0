import { describe, expect, it } from 'vitest'
import { drawn } from '../in-tests.tsx'
import { lampSigns } from '../sign/signs.ts'
import { lampOrder, State, worstLamp } from './lamp.tsx'

describe('a lamp', () => {
  it('is drawn for every state, and every state has its place among the others', () => {
    expect(lampOrder.map((lamp) => `lamp-${lamp}`).sort()).toEqual(Object.keys(lampSigns).sort())
  })

  it.each(lampOrder)('%s never stands without its word', (lamp) => {
    const html = drawn(<State lamp={lamp} word="its word" wordHidden />)
    expect(html).toContain(`xlink:href="#lamp-${lamp}"`)
    expect(html).toContain('<span class="v">its word</span>')
  })

  it('speaks for many by the worst of them', () => {
    expect(worstLamp(['ok', 'sent', 'todo'])).toBe('todo')
    expect(worstLamp(['soon', 'back', 'ok'])).toBe('back')
    expect(worstLamp(['late', ...lampOrder])).toBe('late')
    expect(worstLamp([])).toBe('none')
  })
})
