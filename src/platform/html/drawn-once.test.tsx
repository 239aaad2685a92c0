import { expect, test } from 'vitest'
import { DrawnOnce } from './drawn-once.tsx'
import { Form } from './form.tsx'
import { drawn } from './in-tests.tsx'
import { Link } from './link.tsx'
import { Sign, Sprite } from './sign/sign.tsx'

let times = 0
const Counted = ({ to }: { to: string }) => {
  times += 1
  return (
    <Link to={to}>
      <Sign name="tick" />
    </Link>
  )
}

const pageOf = (of: object, under = '', wish = {}) =>
  drawn(
    <>
      <DrawnOnce of={of} under={under}>
        <Counted to="/units" />
      </DrawnOnce>
      <Sprite />
    </>,
    wish,
  )

test('it is drawn once of the same thing, and each page has the signs that it uses', () => {
  const of = {}
  times = 0
  const first = pageOf(of)
  expect(pageOf(of)).toBe(first)
  expect(times).toBe(1)
  expect(first).toContain('href="/town/t/east/units"')
  expect(first).toContain('<symbol id="tick"')
  pageOf({})
  pageOf(of, 'another part')
  expect(times).toBe(3)
})

test('under another prefix and in another look it is another', () => {
  const of = {}
  expect(pageOf(of, '', { base: '/t/west' })).toContain('href="/t/west/units"')
  expect(pageOf(of, '', { base: '/t/east' })).toContain('href="/t/east/units"')
  times = 0
  pageOf(of, '', { base: '/t/east', look: 'elder' })
  expect(times).toBe(1)
})

test('a form, whose key is one page’s own, is refused', () => {
  const form = (
    <DrawnOnce of={{}} under="">
      <Form action="/units">x</Form>
    </DrawnOnce>
  )
  expect(() => drawn(form)).toThrow('drawn once')
})
