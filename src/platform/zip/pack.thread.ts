// One of the threads of pack.process.ts: lays down the files it is given.
import { parentPort, workerData } from 'node:worker_threads'
import { fileStoreFrom } from '#platform/files/chosen-store.ts'
import { type Laid, layer, type ZipFile } from './laying.ts'

export interface Given {
  fd: number
  /** Where the archive ends so far, shared by all threads. */
  end: BigInt64Array
  filesDir: string
}

const { fd, end, filesDir } = workerData as Given
const store = fileStoreFrom(process.env, filesDir)
const lay = store.then((store) => layer({ store, fd, reserve: (bytes) => Number(Atomics.add(end, 0, BigInt(bytes))) }))

parentPort!.on('message', async (some: ZipFile[]) => {
  const laid: Laid[] = []
  for (const one of some) laid.push(await (await lay)(one))
  parentPort!.postMessage(laid)
})
