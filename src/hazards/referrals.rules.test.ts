import { expect, test } from 'vitest'
import { bodies, bodyFor, fieldNames, isBody, isField, referralOf } from './referrals.rules.ts'
import { bodyWords, fieldWords, referredText } from './referrals.words.ts'

/** The notice's own list, 第一部分 and 第二部分. */
const taken =
  '煤矿 非煤矿山、尾矿库 化工 医药 危险化学品 烟花爆竹 石油开采 冶金 有色 建材 机械 轻工 纺织 烟草 商贸'.split(' ')
const sentOn = '道路交通 建筑施工 燃气 水上运输 渔船 民航 铁路 民用爆炸物品 电力 污染'.split(' ')

test('the emergency office takes the fifteen trades of the notice and none of those it sends on', () => {
  const own = fieldNames.filter((field) => referralOf(field).body === 'emergency').map((field) => fieldWords[field])
  expect(own.sort()).toEqual([...taken].sort())
  for (const trade of sentOn) {
    const field = fieldNames.find((one) => fieldWords[one] === trade)
    expect(field, trade).toBeDefined()
    expect(referralOf(field!).body).not.toBe('emergency')
  }
})

test('the county may have divided the work otherwise, but not what the notice settles', () => {
  expect(referralOf('city-gas', { 'city-gas': 'housing' })).toEqual({ body: 'housing', mark: 'recalled', own: true })
  expect(referralOf('coal', { coal: 'energy' })).toEqual({ body: 'emergency', mark: 'seen', own: false })
})

test('a death goes to the county government whatever the trade, a concealed accident to the emergency office', () => {
  expect(bodyFor({ kind: 'hazard', deaths: true, field: 'school' })).toBe('county-government')
  expect(bodyFor({ kind: 'concealed_accident', deaths: true, field: 'coal' })).toBe('county-government')
  expect(bodyFor({ kind: 'concealed_accident', deaths: false, field: 'school' })).toBe('emergency')
  expect(bodyFor({ kind: 'violation', deaths: false, field: 'school' })).toBe('education')
  expect(bodyFor({ kind: 'hazard', deaths: false, field: null })).toBe('emergency')
})

test('the reporter is told the name of whoever takes it', () => {
  for (const body of bodies) expect(referredText(body)).toContain(bodyWords[body])
  expect(new Set(Object.values(bodyWords)).size).toBe(bodies.length)
  expect([isBody('fire'), isBody('toString'), isField('coal'), isField('toString')]).toEqual([true, false, true, false])
})
