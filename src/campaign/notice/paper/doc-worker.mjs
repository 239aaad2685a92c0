// A thread of its own: a broken .doc can make its reader run for ever or eat all memory, and only this thread dies of it.
import { parentPort, workerData } from 'node:worker_threads'
import WordExtractor from 'word-extractor'

const document = await new WordExtractor().extract(Buffer.from(workerData))
const as = { filterUnicode: false }
parentPort?.postMessage({
  body: document.getBody(as),
  boxes: document.getTextboxes({ ...as, includeHeadersAndFooters: false }),
})
