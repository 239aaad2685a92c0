import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { pathOf, rootOf, rootText } from '#hazards/roots.rules.ts'
import { signReceipt, writeReceipt } from '#hazards/signed-receipts.rules.ts'
import { lineLabels, receiptTextTitle } from '#hazards/signed-receipts.words.ts'
import { signerFrom } from '#platform/signatures.ts'

const sudian = signerFrom(Buffer.alloc(32, 1))
const leaves = [1, 2, 3].map((number) => ({ number, chain: Buffer.alloc(32, number) }))
const root = { day: '2023-06-08', reports: 3, through: 3, root: rootOf(leaves) }
const receipt = signReceipt(
  sudian,
  { town: '苏店镇', number: 2, day: '2023-06-08', chain: leaves[1]!.chain },
  { day: '2023-06-08', nth: 2, reports: 3, path: pathOf(leaves, 1) },
)
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const published = (over: object = {}) =>
  JSON.stringify({
    town: '苏店镇',
    publicKey: hex(sudian.publicKey),
    roots: [{ ...root, root: hex(root.root), signature: hex(sudian.sign(rootText(root))), ...over }],
  })

function verify(files: Record<string, string>, words: string[]) {
  const dir = mkdtempSync(join(tmpdir(), 'anyue-receipt-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text)
  const program = join(import.meta.dirname, 'verify-receipt.ts')
  const { status, stdout } = spawnSync(process.execPath, [
    program,
    ...words.map((word) => word.replace('@', `${dir}/`)),
  ])
  return { status, said: String(stdout) }
}
const text = writeReceipt(receipt, lineLabels, receiptTextTitle)

test('Without a network a receipt is held against the town’s key and the roots that were saved', () => {
  const files = { 'receipt.txt': text, 'roots.json': published() }
  const whole = verify(files, ['@receipt.txt', '--roots', '@roots.json'])
  expect(whole.said).toContain('第 2 号，2023-06-08 收到')
  expect(whole.said).toContain('封存码里有这份举报')
  expect(whole.status).toBe(0)
  const alone = verify(files, ['@receipt.txt'])
  expect([alone.status, alone.said.includes('要和镇里公布的对')]).toEqual([0, true])
})

test('A slip is named, another key and a root without this report are told, each with an end that a script sees', () => {
  const slip = { 'receipt.txt': text.replace('编号 2', '编号 3') }
  expect(verify(slip, ['@receipt.txt'])).toMatchObject({
    status: 1,
    said: expect.stringContaining('“编号”第 1 行抄错了'),
  })
  const other = verify({ 'receipt.txt': text }, ['@receipt.txt', '--key', 'ab'.repeat(32)])
  expect(other).toMatchObject({ status: 1, said: expect.stringContaining('不是本镇的钥匙') })
  const forged = { 'receipt.txt': text, 'roots.json': published({ reports: 2 }) }
  expect(verify(forged, ['@receipt.txt', '--roots', '@roots.json']).status).toBe(1)
  expect(verify({}, ['@receipt.txt']).status).toBe(2)
  expect(verify({ 'receipt.txt': text, 'roots.json': '{}' }, ['@receipt.txt', '--roots', '@roots.json']).status).toBe(2)
})
