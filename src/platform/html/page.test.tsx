import { describe, expect, it } from 'vitest'
import { Button } from './button/button.tsx'
import { CardsTable } from './cards-table/cards-table.tsx'
import { currentOf, DeskPage } from './desk-page/desk-page.tsx'
import { Field } from './field/field.tsx'
import { FileField } from './file-field/file-field.tsx'
import { Form } from './form.tsx'
import { drawn } from './in-tests.tsx'
import { Island } from './island/island.tsx'
import { hrefWithin, Link } from './link.tsx'
import { PublicPage } from './public-page/public-page.tsx'
import { Reader } from './reader/reader.tsx'
import { Sign } from './sign/sign.tsx'
import { pageWords } from './words.ts'

const hostile = `"><script>alert(1)</script><img src=x onerror='alert(2)'>`

describe('a page', () => {
  it('shows hostile words as words, wherever they stand', () => {
    const html = drawn(
      <PublicPage title={hostile} back={{ to: `/x${hostile}`, label: hostile }}>
        <Field name="name" label={hostile} hint={hostile} value={hostile} error={hostile} />
        <Reader text={hostile} spans={[{ number: 1, start: 2, end: 12 }]} label={hostile} />
        <CardsTable caption={hostile} columns={[{ head: hostile, cell: () => hostile }]} rows={[1]} keyOf={() => 1} />
        <Island name="photo-picker" props={{ said: hostile }} />
      </PublicPage>,
      { site: { name: hostile, phone: hostile }, notice: hostile, path: `/x?q=${hostile}` },
    )
    expect(html).not.toContain('<script>')
    expect(html).not.toContain('<img')
    expect(html.match(/<script/g)).toHaveLength(1)
    expect(html).toContain('&lt;script')
  })

  it('carries only the signs that stand on it', () => {
    const html = drawn(
      <PublicPage title="x">
        <Sign name="phone" />
        <Sign name="phone" />
      </PublicPage>,
    )
    const carried = [...html.matchAll(/<symbol id="([^"]+)"/g)].map(([, name]) => name)
    expect(carried.sort()).toEqual(['mark', 'phone'])
    expect(html.match(/xlink:href="#phone"/g)).toHaveLength(2)
  })

  it('asks for no script unless something on it is improved by one', () => {
    expect(drawn(<PublicPage title="x">{null}</PublicPage>)).not.toContain('<script')
    const html = drawn(
      <PublicPage title="x">
        <Form action="/photos" files>
          <FileField name="a" label="a" />
          <FileField name="b" label="b" />
        </Form>
        <Button hotkey="accept">go</Button>
      </PublicPage>,
    )
    expect([...html.matchAll(/<script type="module" src="([^"]+)"/g)].map(([, file]) => file)).toEqual([
      '/town/assets/photo-picker-1.js',
      '/town/assets/keys-1.js',
    ])
  })

  it('keeps its address when the look is switched', () => {
    const at = (path: string, look: 'standard' | 'elder') =>
      /class="look" href="([^"]+)"/.exec(drawn(<PublicPage title="x">{null}</PublicPage>, { path, look }))?.[1]
    expect(at('/units?kind=school&look=standard&page=2', 'standard')).toBe('?kind=school&amp;page=2&amp;look=elder')
    expect(at('/units', 'elder')).toBe('?look=standard')
  })

  it('is big for elders, dense for the desk, and names the way out where leaving fast matters', () => {
    expect(drawn(<PublicPage title="x">{null}</PublicPage>, { look: 'elder' })).toContain('data-look="elder"')
    expect(drawn(<DeskPage title="x">{null}</DeskPage>)).toContain('data-look="desk"')
    expect(drawn(<DeskPage title="x">{null}</DeskPage>, { look: 'elder' })).toContain('data-look="elder"')
    const quiet = drawn(
      <PublicPage title="x" quickExit>
        {null}
      </PublicPage>,
    )
    expect(quiet).toContain(pageWords.leave)
    expect(quiet).not.toContain(pageWords.elder)
  })
})

describe('an address', () => {
  it('gets the prefix of its town, unless it leads outside or within the page', () => {
    expect(hrefWithin('/town', '/office')).toBe('/town/office')
    for (const to of ['https://mem.gov.cn/', 'tel:119', 'mailto:a@b.cn', '#people', '?page=2', '//cdn.example']) {
      expect(hrefWithin('/town', to)).toBe(to)
    }
    expect(hrefWithin('/town', 'JavaScript:alert(1)')).toBe('#')
    expect(drawn(<Link to="/office">x</Link>)).toContain('href="/town/t/east/office"')
  })
})

describe('a form', () => {
  it('knows its town and carries a key of its own', () => {
    const html = drawn(
      <>
        <Form action="/a">x</Form>
        <Form action="/b" files>
          x
        </Form>
        <Form action="/c" method="get">
          x
        </Form>
      </>,
    )
    expect(html).toContain('action="/town/t/east/a"')
    expect([...html.matchAll(/name="_key" value="([^"]+)"/g)].map(([, key]) => key)).toEqual(['key-1', 'key-2'])
    expect(html.match(/enctype="multipart\/form-data"/g)).toHaveLength(1)
    expect(html.match(/novalidate/g)).toHaveLength(3)
  })
})

describe('the menu of the desk', () => {
  const menu = ['/office', '/office/units', '/office/units-map'].map((to) => ({ to, label: to }))

  it('marks the longest address that the page stands under', () => {
    expect(currentOf(menu, '/office/units/new?x=1')).toBe('/office/units')
    expect(currentOf(menu, '/office/units-map')).toBe('/office/units-map')
    expect(currentOf(menu, '/account')).toBeUndefined()
  })

  it('says how many wait, and stays silent where nobody does', () => {
    const html = drawn(<DeskPage title="x">{null}</DeskPage>, {
      menu: [
        { to: '/a', label: 'a', badge: 9 },
        { to: '/b', label: 'b', badge: 0 },
      ],
      person: { name: 'Li' },
    })
    expect(html.match(/<i>/g)).toHaveLength(1)
    expect(html).toContain(`9<span class="v">${pageWords.waiting}</span>`)
    expect(html).toContain('action="/town/t/east/sign-out"')
  })
})
