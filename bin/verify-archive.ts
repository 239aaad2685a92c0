// Holds an archive against its manifest: npm run verify-archive -- FILE [SHA-256 of the manifest, as the town's page shows it]
import { existsSync } from 'node:fs'
import { archiveFiles } from '#ledger/archive.names.words.ts'
import { archiveWords, verifyWords as words } from '#ledger/archive.words.ts'
import { ZipUnreadable } from '#platform/zip/directory.ts'
import { type Finding, verifyArchive } from '#platform/zip/verify.ts'

const [file, hash] = process.argv.slice(2)
const say = (line: string) => console.log(line)
const most = { frames: 3, places: 5 }

if (!file || !existsSync(file)) {
  say(file ? words.missing(file) : words.usage)
  process.exit(2)
}
try {
  const { findings, manifestSha256, files, bytes, faults } = await verifyArchive(file, archiveFiles.manifest)
  for (const line of findings.filter(({ what }) => what !== 'frame').map(sentence)) say(line)
  const frames = findings.filter(({ what }) => what === 'frame')
  for (const line of frames.slice(0, most.frames).map(sentence)) say(line)
  if (frames.length > most.frames) say(words.moreFrames(frames.length - most.frames))
  for (const { name, why } of faults) say(words.fault(name, why))
  const otherHash = hash !== undefined && hash.toLowerCase() !== manifestSha256
  if (manifestSha256) say(words.hash(manifestSha256))
  if (otherHash) say(words.otherHash(manifestSha256))
  const wrong = findings.length + (otherHash ? 1 : 0)
  say(wrong === 0 ? words.good(files, archiveWords.sizeOf(bytes)) : words.bad(wrong))
  process.exitCode = wrong === 0 ? 0 : 1
} catch (error) {
  if (!(error instanceof ZipUnreadable)) throw error
  say(error.why === 'unfinished' ? words.unfinished(file) : words.noZip(file))
  process.exitCode = 1
}

function sentence(finding: Finding): string {
  if (finding.what === 'frame') return words.frame(finding.at, finding.name)
  if (finding.what === 'manifest-missing') return words.noManifest
  if (finding.what === 'manifest-changed') return words.manifestChanged
  if (finding.what !== 'changed') return words[finding.what === 'added' ? 'added' : 'missingFile'](finding.name)
  const { name, blocks, bytes } = finding
  const places = blocks.slice(0, most.places).map(({ from, to }) => words.place(from, to))
  if (bytes.sealed !== bytes.found) places.push(words.size(bytes.sealed, bytes.found))
  return words.changed(name, places.length > 0 ? places.join('、') : words.somewhere)
}
