import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import JSZip from 'jszip'
import { describe, expect, test } from 'vitest'
import { demoTown, type TownInTest, townSeenBy } from '#demo-town/in-tests.ts'
import { projectRoot } from '#platform/postgres/migrate.ts'
import { listActivities } from './activities.store.ts'
import type { Campaign } from './campaign.types.ts'
import { findRunningCampaign, listCampaigns } from './campaigns.store.ts'
import { startProblemWords } from './campaigns.words.ts'
import { listTasks } from './tasks.store.ts'

const notice = readFileSync(join(projectRoot(), 'src/campaign/notice/fixtures/00-sudian-2023.txt'))
const fileOf = (bytes: Uint8Array, name: string) => new File([new Uint8Array(bytes)], name)
const campaignsOf = ({ db, town }: TownInTest) => listCampaigns(db, town.id)
const upload = (town: TownInTest, bytes: Uint8Array, name: string, key?: string) =>
  town.submit('/office/campaigns', { way: 'file', text: '', year: '', file: fileOf(bytes, name) }, key ? { key } : {})

describe('an office', () => {
  test('drops its notice in and looks at paper and draft side by side', async () => {
    const town = await demoTown({ as: 'officer' })
    const answer = await upload(town, notice, '通知.txt')
    expect(answer.status).toBe(303)
    const [campaign] = await campaignsOf(town)
    expect(campaign).toMatchObject({ year: 2023, ordinal: 22, theme: '人人讲安全、个个会应急', issuedAt: null })
    const place = `/office/campaigns/${campaign!.id}/notice`
    expect(answer.headers.get('location')).toBe(`/t/sudian${place}`)
    const page = await (await town.visit(place)).text()
    expect(page).toContain('围绕宣传贯彻习近平总书记关于安全生产特别是安全红线重要论述')
    expect(page).toContain('value="人人讲安全、个个会应急"')
    expect(await listActivities(town.db, town.town.id, campaign!.id)).toHaveLength(7)
    // the file is kept as it came
    const file = await town.visit(`${place}/file`)
    expect(Buffer.from(await file.arrayBuffer()).equals(notice)).toBe(true)
    expect(file.headers.get('content-disposition')).toContain(encodeURIComponent('通知.txt'))
  })

  test('reads a file of an old machine (GB18030) as well', async () => {
    const town = await demoTown({ as: 'officer' })
    // “关于开展2023年安全生产月活动的通知”
    const gb = Buffer.from('b9d8d3dabfaad5b932303233c4eab0b2c8abc9fab2fad4c2bbeeb6afb5c4cda8d6aa', 'hex')
    expect((await upload(town, gb, '通知.txt')).status).toBe(303)
    const [campaign] = await campaignsOf(town)
    const page = await (await town.visit(`/office/campaigns/${campaign!.id}/notice`)).text()
    expect(page).toContain('年安全生产月活动的')
  })

  test('pastes the words, or begins from the national scheme, or with nothing', async () => {
    const town = await demoTown({ as: 'director' })
    const begin = (fields: Record<string, string>) =>
      town.submit('/office/campaigns', { way: '', text: '', year: '', ...fields })
    expect((await begin({ way: 'text', text: notice.toString() })).status).toBe(303)
    expect((await begin({ way: 'scheme', year: '2025' })).status).toBe(303)
    expect((await begin({ way: 'empty', year: '2024' })).status).toBe(303)
    const [empty, scheme, pasted] = await campaignsOf(town)
    expect(pasted).toMatchObject({ origin: 'notice', ordinal: 22, hotlines: ['0355-8255100'] })
    expect(scheme).toMatchObject({ origin: 'scheme', ordinal: 24, basis: ['安委办〔2025〕1号'] })
    expect((await listTasks(town.db, town.town.id, scheme!.id)).length).toBeGreaterThan(10)
    expect(empty).toMatchObject({ origin: 'empty', year: 2024, theme: '' })
    for (const { id } of [empty!, scheme!, pasted!])
      expect((await town.visit(`/office/campaigns/${id}/notice`)).status).toBe(200)
  })

  test('gets one campaign from a form sent twice', async () => {
    const town = await demoTown({ as: 'officer' })
    const key = town.newKey()
    const [one, two] = [await upload(town, notice, 'a.txt', key), await upload(town, notice, 'a.txt', key)]
    expect(one.headers.get('location')).toBe(two.headers.get('location'))
    expect(await campaignsOf(town)).toHaveLength(1)
  })

  test('drops a draft that is not wanted, and finds it again; what is issued stays', async () => {
    const town = await demoTown({ as: 'officer' })
    await upload(town, notice, 'a.txt')
    const [{ id }] = (await campaignsOf(town)) as [Campaign]
    const dropped = await town.submit(`/office/campaigns/${id}/drops`, {})
    expect(await campaignsOf(town)).toEqual([])
    expect((await town.visit(`/office/campaigns/${id}/notice`)).status).toBe(404)
    const list = await (await town.visit(dropped.headers.get('location')!.replace('/t/sudian', ''))).text()
    expect(list).toContain(`/office/campaigns/${id}/restorations`)
    await town.submit(`/office/campaigns/${id}/restorations`, {})
    expect(await campaignsOf(town)).toHaveLength(1)

    await town.db.updateTable('campaign').set({ issued_at: town.now }).where('id', '=', id).execute()
    const refused = await town.submit(`/office/campaigns/${id}/drops`, {})
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('已经派发的不能去掉')
    expect((await findRunningCampaign(town.db, town.town.id))?.id).toBe(id)
  })
})

describe('what cannot be read is refused in plain words, and what was typed stays', () => {
  const png = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(400, 7)])
  const hostile: [what: string, bytes: Uint8Array, name: string][] = [
    ['a picture that calls itself text', png, '通知.txt'],
    ['an empty file', new Uint8Array(0), '通知.txt'],
    ['a file of more than 20 MB', Buffer.alloc(20_000_001, 65), '通知.txt'],
    ['a spreadsheet by name', notice, '通知.xlsx'],
    ['a PDF', Buffer.from('%PDF-1.7 scanned'), '通知.pdf'],
    ['half a .docx', Buffer.from('504b0304140000000800', 'hex'), '通知.docx'],
    ['a .doc of nothing but its first bytes', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), png]), '通知.doc'],
  ]
  test.each(hostile)('%s', async (_, bytes, name) => {
    const town = await demoTown({ as: 'officer' })
    const answer = await town.submit('/office/campaigns', {
      way: 'file',
      text: '先写了几句',
      year: '2023',
      file: fileOf(bytes, name),
    })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(Object.values(startProblemWords).some((sentence) => page.includes(sentence))).toBe(true)
    expect(page).toContain('先写了几句')
    expect(await campaignsOf(town)).toEqual([])
  })

  test('a .docx that would unfold to a thousand times its size', async () => {
    const zip = new JSZip()
    zip.file('[Content_Types].xml', '<Types/>')
    zip.file('word/document.xml', Buffer.alloc(40_000_000, 0x20))
    const bomb = await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
    expect(bomb.length).toBeLessThan(60_000)
    const town = await demoTown({ as: 'officer' })
    const answer = await upload(town, bomb, '通知.docx')
    expect(answer.status).toBe(422)
    expect(await campaignsOf(town)).toEqual([])
  }, 30_000)

  test('a campaign of no year, words of no length, a way that is none', async () => {
    const town = await demoTown({ as: 'officer' })
    const given: [Record<string, string>, string][] = [
      [{ way: 'scheme', year: '明年' }, startProblemWords.year],
      [{ way: 'empty', year: '1999' }, startProblemWords.year],
      [{ way: 'text', text: ' ' }, startProblemWords['text-missing']],
      [{ way: 'file' }, startProblemWords['file-missing']],
      [{ way: 'post' }, startProblemWords.way],
    ]
    for (const [fields, sentence] of given) {
      const answer = await town.submit('/office/campaigns', fields)
      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain(sentence)
    }
  })
})

describe('who may not', () => {
  test.each(['liaison', 'head', 'member', 'observer', 'custodian'] as const)(
    'a %s neither starts nor sees a draft',
    async (who) => {
      const office = await demoTown({ as: 'officer' })
      await upload(office, notice, 'a.txt')
      const [{ id }] = (await campaignsOf(office)) as [Campaign]
      const town = await office.seenBy(who)
      for (const path of [
        '/office/campaigns',
        '/office/campaigns/new',
        `/office/campaigns/${id}/notice`,
        `/office/campaigns/${id}/issue`,
      ])
        expect((await town.visit(path)).status, path).toBe(403)
      expect((await upload(town, notice, 'b.txt')).status).toBe(403)
      expect((await town.submit(`/office/campaigns/${id}/drops`, {})).status).toBe(403)
      expect(await campaignsOf(office)).toHaveLength(1)
    },
  )

  test('another town’s office does not learn that the draft exists', async () => {
    const office = await demoTown({ as: 'officer' })
    await upload(office, notice, 'a.txt')
    const [{ id }] = (await campaignsOf(office)) as [Campaign]
    const neighbour = await townSeenBy(office.parts, 'qingshi', 'officer', office.now)
    for (const path of ['notice', 'notice/file', 'issue'])
      expect((await neighbour.visit(`/office/campaigns/${id}/${path}`)).status).toBe(404)
    for (const path of ['drops', 'restorations', 'issue', 'dues', 'activities', 'sections/year'])
      expect((await neighbour.submit(`/office/campaigns/${id}/${path}`, {})).status).toBe(404)
  })
})
