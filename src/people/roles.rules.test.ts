import { expect, test } from 'vitest'
import { roles } from './access.ts'
import { isPower } from './powers.rules.ts'
import { isPhone, isUsername, mayGrant, mayManage, problemWithRole, readPhone } from './roles.rules.ts'

const director = { roles: [{ role: 'director' as const }] }
const officer = { roles: [{ role: 'officer' as const }] }
const liaison = { roles: [{ role: 'liaison' as const }] }

test('the director gives every role, an officer only those of units, others none', () => {
  expect(roles.filter((role) => mayGrant(director, role))).toEqual(roles.filter((role) => !isPower(role)))
  expect(roles.filter((role) => mayGrant(officer, role))).toEqual(['head', 'liaison', 'member'])
  expect(roles.filter((role) => mayGrant(liaison, role))).toEqual([])
})

test('an officer does not touch the director’s account, nor the custodian’s', () => {
  expect(mayManage(officer, director.roles)).toBe(false)
  expect(mayManage(officer, [{ role: 'custodian' }])).toBe(false)
  expect(mayManage(officer, liaison.roles)).toBe(true)
  expect(mayManage(director, officer.roles)).toBe(true)
})

test('a liaison is of a unit, and of one unit once', () => {
  expect(problemWithRole('liaison', null, officer)).toBe('unit')
  expect(problemWithRole('liaison', 'nandong', officer, [{ role: 'liaison', unitId: 'nandong' }])).toBe('twice')
  expect(problemWithRole('liaison', 'kansi', officer, [{ role: 'liaison', unitId: 'nandong' }])).toBeUndefined()
  expect(problemWithRole('officer', 'kansi', director, [{ role: 'officer', unitId: null }])).toBe('twice')
  expect(problemWithRole(undefined, null, director)).toBe('role')
})

test('nobody keeps the names of those who reported and handles reports, whichever role came first', () => {
  for (const role of ['director', 'officer'] as const) {
    expect(problemWithRole(role, null, director, [{ role: 'custodian', unitId: null }])).toBe('apart')
    expect(problemWithRole('custodian', null, director, [{ role, unitId: null }])).toBe('apart')
  }
  for (const role of ['head', 'liaison', 'member'] as const)
    expect(problemWithRole('custodian', null, director, [{ role, unitId: 'nandong' }])).toBeUndefined()
})

test('a phone number is read as people write it', () => {
  expect(readPhone('+86 139-0001-0002')).toBe('13900010002')
  expect(isPhone(readPhone('0355-8255100'))).toBe(true)
  expect(isPhone('12345')).toBe(false)
})

test('a username begins with a letter and cannot be taken for a phone number', () => {
  expect(['zhuren', '王秀英', 'li.zhi_qiang-2'].every(isUsername)).toBe(true)
  expect(['13900010002', 'ab', 'a b c', '<script>', ''].some(isUsername)).toBe(false)
})
