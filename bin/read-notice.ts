// npm run --silent read-notice -- FILE: what the rules take out of a notice, as JSON. Nothing is stored.
import { readFileSync } from 'node:fs'
import { readDocument } from '../src/campaign/notice/document.ts'
import { readNotice } from '../src/campaign/notice/read-notice.ts'

const problems: Record<string, string> = {
  kind: 'is neither text nor .docx nor .doc',
  encoding: 'is in an encoding that is neither UTF-8 nor GB18030 nor UTF-16',
  locked: 'is locked with a password',
  empty: 'holds no words',
  'too-big': 'is too big for a notice',
  broken: 'is broken',
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}

const file = process.argv[2]
if (!file) fail('Which file? npm run --silent read-notice -- FILE')
let bytes: Uint8Array
try {
  bytes = readFileSync(file)
} catch (error) {
  fail(`${file}: ${error instanceof Error ? error.message : error}`)
}
const document = await readDocument(bytes, file)
if ('problem' in document) fail(`${file} ${problems[document.problem]}`)
console.log(JSON.stringify(readNotice(document.text), null, 1))
