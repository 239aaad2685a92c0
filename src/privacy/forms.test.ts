import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { demoTown } from '#demo-town/in-tests.ts'
import { topics } from '#people/personal-fields.ts'
import { keptWords, topicWords } from './page.words.ts'

const textOf = async (answer: Response) =>
  strFromU8(unzipSync(new Uint8Array(await answer.arrayBuffer()))['word/document.xml']!).replace(/<[^>]+>/g, '')

test('the assessment comes half filled from the inventory, with room for what a person has to judge', async () => {
  const town = await demoTown({ as: 'officer' })
  const answer = await town.visit('/office/privacy/assessment.docx')
  expect(decodeURIComponent(answer.headers.get('content-disposition')!)).toContain('个人信息保护影响评估表.docx')
  const text = await textOf(answer)
  for (const topic of topics) expect(text).toContain(topicWords[topic].what)
  expect(text).toContain(keptWords.session)
  expect(text).toContain('＿＿＿＿')
})

test('the notice of a breach says which kinds, why, what harm, what is done, and whom to call', async () => {
  const town = await demoTown({ as: 'officer' })
  const fields = { topic: ['callback'], when: '6月9日', cause: '手机丢了', harm: '骚扰电话', remedy: '作废了链接' }
  const text = await textOf(await town.submit('/office/privacy/breach', fields))
  for (const said of [topicWords.callback.what, '6月9日', '手机丢了', '骚扰电话', '作废了链接', town.town.hotline])
    expect(text).toContain(said)
  expect(text).not.toContain(topicWords.secrets.what)
})

test('a notice of nothing is refused with the words kept, and a liaison makes none', async () => {
  const town = await demoTown({ as: 'officer' })
  const answer = await town.submit('/office/privacy/breach', { cause: '手机丢了' })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('手机丢了')
  const liaison = await town.seenBy('liaison')
  expect((await liaison.submit('/office/privacy/breach', { topic: 'callback' })).status).toBe(403)
})
