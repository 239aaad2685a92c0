import { describe, expect, it } from 'vitest'
import { drawn } from '../in-tests.tsx'
import type { MenuItem } from '../page.tsx'
import { roomsOf } from './desk-menu.rules.ts'
import { DeskPage } from './desk-page.tsx'

const names = ['overview', 'notice', 'issue', 'review', 'urge', 'hazards', 'guide', 'table', 'sum', 'paper', 'units']
const often: Record<string, number> = { overview: 1, review: 2, hazards: 3, urge: 4 }
const menu: MenuItem[] = names.map((name) => ({ to: `/${name}`, label: name, often: often[name], go: name[0] }))
const namesWith = (room: string, current?: string) =>
  [...roomsOf(menu, current)].filter(([, one]) => one === room).map(([to]) => to.slice(1))

describe('the menu of the desk on a narrow screen', () => {
  it('keeps in its line what is opened most often, and puts nothing in another order', () => {
    expect(namesWith('phone')).toEqual(['overview', 'review', 'hazards'])
    expect(namesWith('desk')).toEqual(['sum', 'paper', 'units'])
  })

  it('keeps the place where somebody is in the line', () => {
    expect(namesWith('phone', '/units')).toEqual(['overview', 'review', 'units'])
  })

  it('puts nothing behind anything for one who has few places', () => {
    expect([...roomsOf(menu.slice(0, 4), undefined).values()]).toEqual(['phone', 'phone', 'phone', 'phone'])
    expect(drawn(<DeskPage title="x">{null}</DeskPage>, { menu: menu.slice(0, 4) })).not.toContain('<details')
  })

  it('leads everywhere without script, and tells what waits behind it', () => {
    const waiting = menu.map((item) => (item.to === '/units' || item.to === '/guide' ? { ...item, badge: 2 } : item))
    const html = drawn(<DeskPage title="x">{null}</DeskPage>, { menu: waiting })
    const behind = /<details class="rest">.*<\/details>/.exec(html)?.[0] ?? ''
    for (const name of names.filter((one) => !namesWith('phone').includes(one)))
      expect(behind).toContain(`href="/town/t/east/${name}"`)
    expect(behind).toMatch(/<i class="to-phone">4</)
    expect(behind).toMatch(/<i class="from-tablet">2</)
  })
})
