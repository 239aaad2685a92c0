import { strToU8, zipSync } from 'fflate'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { demoTown } from '#demo-town/in-tests.ts'
import { smallCampaign } from './campaign.in-tests.ts'
import { listEvidence } from './evidence.store.ts'
import { findStanding } from './standing.store.ts'

const good = { 'figure.talks': '3', 'figure.people': '86', day: '2023-06-08', words: '讲了用电。' }
const drawn = (width = 640) => sharp({ create: { width, height: 480, channels: 3, background: '#789' } })
const zip = (...names: string[]) =>
  zipSync(Object.fromEntries(['[Content_Types].xml', ...names].map((name) => [name, strToU8('<x/>')])))
const film = Buffer.concat([Buffer.from('\0\0\0\x18ftypisom\0\0\x02\0isomiso2', 'latin1'), Buffer.alloc(2000)])
const file = (bytes: Uint8Array | string, name: string) =>
  new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name)

async function begin() {
  const town = await demoTown({ as: 'liaison' })
  const campaign = await smallCampaign(town)
  const unit = campaign.unitNamed('南董村')
  const id = await campaign.assignmentOf('talk', '南董村')
  const report = `/u/${unit.id}/reports/${id}`
  await town.submit(report, good)
  return { town, unit, report, id, pieces: () => listEvidence(town.db, town.town.id, id) }
}

const placeOf = (answer: Response) => answer.headers.get('location')!.replace('/t/sudian', '').replace(/#.*/, '')

test('Sheets, papers and films are known by their content, and are only ever given out to be saved', async () => {
  const { town, unit, report, pieces } = await begin()
  const answer = await town.submit(`${report}/evidence`, {
    sheet: [file(await drawn().jpeg().toBuffer(), '签到表.jpg'), file(zip('xl/workbook.xml'), '签到表.xlsx')],
    file: [file('%PDF-1.7 心得', '心得体会.pdf'), file(zip('word/document.xml'), '名字写错.exe')],
    video: file(film, '宣讲.mp4'),
  })
  const page = await (await town.visit(placeOf(answer))).text()
  expect(page).toContain('收到 5 个')
  const kept = await pieces()
  expect(kept.map(({ kind, mediaType }) => [kind, mediaType.replace(/.*officedocument\./, '')])).toEqual([
    ['video', 'video/mp4'],
    ['sheet', 'image/jpeg'],
    ['sheet', 'spreadsheetml.sheet'],
    ['file', 'application/pdf'],
    ['file', 'wordprocessingml.document'],
  ])
  for (const piece of kept) {
    const original = await town.visit(`/u/${unit.id}/evidence/${piece.id}/original`)
    expect(original.headers.get('content-disposition')).toMatch(/^attachment;/)
    expect(original.headers.get('content-type')).toBe('application/octet-stream')
    expect(original.headers.get('content-security-policy')).toContain('sandbox')
    await original.body?.cancel()
    const shown = await town.visit(`/u/${unit.id}/evidence/${piece.id}/photo`)
    expect(shown.status).toBe(piece.mediaType === 'image/jpeg' ? 200 : 404)
  }
})

test('Each file that is not taken is named with what to do, and the words and the good photo stay', async () => {
  const { town, report, id, pieces } = await begin()
  const jpeg = await drawn().jpeg().toBuffer()
  const bomb = await drawn(8).png().toBuffer()
  bomb.writeUInt32BE(30_000, 16)
  bomb.writeUInt32BE(30_000, 20)
  const answer = await town.submit(`${report}/evidence`, {
    photo: [
      file('<svg xmlns="http://www.w3.org/2000/svg"/>', '画.jpg'),
      file('<html><script>1</script></html>', '页.png'),
      file(Buffer.concat([jpeg, Buffer.from('<script>1</script>')]), '夹带.jpg'),
      file(Buffer.concat([jpeg, zip('x')]), '压缩包.jpg'),
      file(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), 'IMG_0001.HEIC'),
      file(jpeg.subarray(0, jpeg.length / 2), '半张.jpg'),
      file(bomb, '炸弹.png'),
      file(jpeg, '好的.jpg'),
    ],
    sheet: file(zip('xl/workbook.xml', 'xl/vbaProject.bin'), '带宏.xlsm'),
    file: file('MZ\x90', '程序.exe'),
    video: file('RIFF....AVI ', '老视频.avi'),
  })
  const page = await (await town.visit(placeOf(answer))).text()
  expect(page).toContain('有 10 个没收下，别的都收好了')
  for (const sentence of [
    '“画.jpg”：不是照片',
    '“页.png”：不是照片',
    '“夹带.jpg”：里面夹了别的东西',
    '“压缩包.jpg”：里面夹了别的东西',
    '“IMG_0001.HEIC”：是苹果手机的 HEIC 格式',
    '“半张.jpg”：打不开，像是没存全',
    '“炸弹.png”：',
    '“带宏.xlsm”：里面带着程序',
    '“程序.exe”：收不了这种文件',
    '“老视频.avi”：不是视频',
  ])
    expect(page).toContain(sentence)
  expect((await pieces()).map(({ name }) => name)).toEqual(['好的.jpg'])
  expect((await findStanding(town.db, town.town.id, id))?.stage).toBe('sent')
})

test('A paper of one village is not opened through the page of another', async () => {
  const { town, report, pieces } = await begin()
  await town.submit(`${report}/evidence`, { file: file('%PDF-1.7', '心得.pdf') })
  const [piece] = await pieces()
  const other = await town.seenBy('otherLiaison')
  const { units } = await smallCampaign(town)
  const own = units.find(({ name }) => name === '看寺村')!
  expect((await other.visit(`/u/${own.id}/evidence/${piece!.id}/original`)).status).toBe(404)
})
