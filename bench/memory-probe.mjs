// Loaded into the app by the soak (NODE_OPTIONS=--import): writes what is on the heap after everything was collected, the
// only figure that tells a leak from garbage nobody had to take out yet.
import { renameSync, writeFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const file = process.env.MEMORY_PROBE_FILE
if (file && process.argv[1]?.endsWith('start.js')) {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc')
  setInterval(
    () => {
      collect()
      const { heapUsed, external, rss } = process.memoryUsage()
      writeFileSync(`${file}.new`, JSON.stringify({ heapUsed, external, rss }))
      renameSync(`${file}.new`, file)
    },
    Number(process.env.MEMORY_PROBE_MS ?? 10_000),
  ).unref()
}
