import { describe, expect, test } from 'vitest'
import { ordinalRules, yearRules } from './campaign.rules.ts'
import { consultDayRules, periodRules } from './days.rules.ts'
import { frames } from './frames.ts'
import {
  copyNoRules,
  docNumberRules,
  issueDateRules,
  issuerRules,
  planTitleRules,
  signerRules,
  titleRules,
} from './head.rules.ts'
import { layoutOf } from './layout.ts'
import { taskRules } from './tasks.rules.ts'
import { themeRules } from './theme.rules.ts'
import { kindRules } from './unit-kinds.rules.ts'

const tables = {
  title: titleRules,
  planTitle: planTitleRules,
  issuer: issuerRules,
  docNumber: docNumberRules,
  issueDate: issueDateRules,
  copyNo: copyNoRules,
  signer: signerRules,
  ordinal: ordinalRules,
  year: yearRules,
  theme: themeRules,
  period: periodRules,
  consultDay: consultDayRules,
}

describe('every rule reads its own example', () => {
  for (const [field, rules] of Object.entries(tables))
    test.each(rules.map((rule) => [rule.name, rule] as const))(`${field}: %s`, (name, rule) => {
      expect(rule.read(layoutOf(rule.example))?.rule).toBe(name)
    })

  test.each(taskRules.map((rule) => [rule.title, rule] as const))('task: %s', (_, { example, pattern }) => {
    expect(example).toMatch(new RegExp(pattern.source))
  })

  test.each(frames.map((frame) => [frame.example, frame] as const))('section: %s', (example, { frame }) => {
    expect(frames.find(({ pattern }) => pattern.test(example))?.frame).toBe(frame)
  })

  test.each(kindRules.map((rule) => [rule.example, rule] as const))('recipients: %s', (example, { addressed }) => {
    expect(example.replace('（', '(').replace('）', ')')).toMatch(addressed)
  })
})
