import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { docxOf } from './docx.ts'
import { line, page, rows } from './gbt9704.ts'
import { linkedFrom, type OfficialDocument, say, signatureIndents, widthOf } from './official-document.ts'
import { pdfOf } from './pdf.ts'

const paper: OfficialDocument = {
  title: ['苏店镇人民政府', '关于2023年“安全生产月”活动', '开展情况的总结'],
  recipients: '长治市上党区安全生产委员会办公室',
  body: [
    { kind: 'heading', level: 1, text: '一、加强组织领导' },
    { kind: 'heading', level: 2, text: '（一）开展宣讲' },
    { kind: 'paragraph', runs: say`宣讲${{ text: '86', href: '/office/tasks/1/figures/talks' }}场。` },
    { kind: 'attachment', label: '附件', title: '统计表' },
    {
      kind: 'table',
      columns: [{ head: '序号', share: 1 }],
      rows: [[{ text: '1', href: '/office/statistics' }]],
    },
  ],
  attachments: ['统计表', '活动照片'],
  signature: { issuers: ['苏店镇人民政府'], date: '2023年7月3日' },
}

const partsIn = (bytes: Buffer) => {
  const parts = unzipSync(bytes)
  return (name: string): string => strFromU8(parts[name] ?? new Uint8Array())
}
const partsOf = async (document: OfficialDocument) => partsIn(await docxOf(document))

test('the paper is A4 with margins of 37, 28, 35 and 26 mm', async () => {
  const xml = (await partsOf(paper))('word/document.xml')
  const mm = (attribute: string) => Number(new RegExp(`w:pgMar[^>]* w:${attribute}="(\\d+)"`).exec(xml)?.[1]) / 56.693
  expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
  expect([mm('top'), mm('left'), mm('bottom'), mm('right')].map(Math.round)).toEqual([37, 28, 35, 26])
})

test('22 rows of exactly 579 twips fit between the margins, 580 would not', async () => {
  expect(line).toBe(579)
  const height = page.height - page.top - page.bottom
  expect(rows * line).toBeLessThanOrEqual(height)
  expect(rows * (line + 1)).toBeGreaterThan(height)
  const of = await partsOf(paper)
  expect(of('word/styles.xml')).toContain('w:line="579" w:lineRule="exact"')
  const grid = /<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="(-\d+)"/.exec(of('word/document.xml'))
  const character = 16 + Number(grid?.[1]) / 4096
  const width = (page.width - page.left - page.right) / 20
  expect(Math.floor(width / character)).toBe(28)
})

test('the faces and sizes are those of the standard, and none is shipped', async () => {
  const of = await partsOf(paper)
  const xml = of('word/document.xml')
  const runWith = (text: string) => /<w:r>(?:(?!<w:r>).)*$/.exec(xml.slice(0, xml.indexOf(text)))?.[0] ?? ''
  expect(runWith('关于2023年')).toMatch(/方正小标宋简体.*w:sz w:val="44"/)
  expect(runWith('一、加强组织领导')).toMatch(/w:eastAsia="黑体".*w:sz w:val="32"/)
  expect(runWith('（一）开展宣讲')).toMatch(/w:eastAsia="楷体_GB2312".*w:sz w:val="32"/)
  expect(runWith('>宣讲<')).toMatch(/w:eastAsia="仿宋_GB2312".*w:sz w:val="32"/)
  expect(xml).toMatch(/w:firstLine="63[12]"/)
  expect(Object.keys(unzipSync(await docxOf(paper))).filter((name) => /\.(ttf|otf|odttf)$/.test(name))).toEqual([])
})

test('page numbers stand between dashes, odd ones right, even ones left, in 4 号', async () => {
  const of = await partsOf(paper)
  expect(of('word/settings.xml')).toContain('w:evenAndOddHeaders')
  const footers = [1, 2].map((nth) => of(`word/footer${nth}.xml`))
  for (const footer of footers) expect(footer).toMatch(/w:sz w:val="28".*— .*PAGE.* —/s)
  expect(footers.map((footer) => /w:jc w:val="(\w+)"/.exec(footer)?.[1]).sort()).toEqual(['left', 'right'])
})

test('a figure leads to the page that shows what it was added up from', async () => {
  const of = await partsOf(linkedFrom(paper, (place) => `https://anyue.example${place}`))
  const targets = [...of('word/_rels/document.xml.rels').matchAll(/Target="(https[^"]+)"/g)].map(([, target]) => target)
  expect(targets).toEqual([
    'https://anyue.example/office/tasks/1/figures/talks',
    'https://anyue.example/office/statistics',
  ])
})

test('the date stands four characters in, and the signature is centred over it', () => {
  const { issuers, date } = signatureIndents(['苏店镇人民政府'], '2023年7月3日')
  expect(date).toBe(4)
  expect(issuers[0]! + widthOf('苏店镇人民政府') / 2).toBe(4 + widthOf('2023年7月3日') / 2)
})

test('the 22nd row of a PDF stays on its page, the 23rd does not', async () => {
  const pagesOf = async (count: number) => {
    const row = '安全生产月活动开展情况总结关于加强组织领导提高认识落实责'
    const body = Array.from({ length: count }, () => ({ kind: 'paragraph' as const, indent: false, runs: [row] }))
    const pdf = await pdfOf({ title: [], body })
    return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length
  }
  expect([await pagesOf(22), await pagesOf(23), await pagesOf(44)]).toEqual([1, 2, 2])
})

test('a table that fills its page leaves no empty page before the next attachment', async () => {
  const table = paper.body.at(-1)!
  const next = { kind: 'attachment', label: '附件2', title: '活动照片' } as const
  const xml = (await partsOf({ ...paper, body: [...paper.body, next] }))('word/document.xml')
  expect(table.kind).toBe('table')
  expect(xml).toMatch(/<\/w:tbl><w:p><w:pPr><w:pageBreakBefore\/>/)
  // The last thing of the file has to be a paragraph.
  expect((await partsOf(paper))('word/document.xml')).toMatch(/<\/w:tbl><w:p>(?!.*<w:tbl>).*<w:sectPr>/)
})

test('a signature takes the last words of the text with it to a new page, and what is under it comes last', async () => {
  const said = ['甲', '乙', '丙'].map((text) => ({ kind: 'paragraph' as const, runs: [text] }))
  const signed = { ...paper, body: said, attachments: [], foot: ['签收人：'] }
  const keeps = async (document: OfficialDocument) =>
    [...(await partsOf(document))('word/document.xml').matchAll(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/g)]
      .map(([xml]) => [/>([甲乙丙])</.exec(xml)?.[1] ?? '', xml.includes('<w:keepNext/>')] as const)
      .filter(([text]) => text !== '')
  expect(await keeps(signed)).toEqual([
    ['甲', false],
    ['乙', true],
    ['丙', true],
  ])
  const { signature: _, ...unsigned } = signed
  expect((await keeps(unsigned)).some(([, kept]) => kept)).toBe(false)
  const xml = (await partsOf(signed))('word/document.xml')
  expect(xml.indexOf('签收人')).toBeGreaterThan(xml.indexOf('2023年7月3日'))
  // 18 rows, two empty ones and the signature fill a page; with one more the last two go over
  const pagesOf = async (count: number) => {
    const body = Array.from({ length: count }, () => ({ kind: 'paragraph' as const, runs: ['已经办好'] }))
    const pdf = await pdfOf({ title: [], body, signature: { issuers: ['苏店镇人民政府'], date: '2023年7月3日' } })
    return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length
  }
  expect([await pagesOf(18), await pagesOf(19)]).toEqual([1, 2])
})
