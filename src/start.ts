import { listen } from '#platform/http/server.ts'
import { isSomebodyPresent } from '#platform/jobs/presence.ts'
import type { Hearing } from '#platform/live/live.ts'
import { log } from '#platform/log.ts'
import { superviseDatabase } from '#platform/postgres/database.ts'
import { migrate } from '#platform/postgres/migrate.ts'
import { explainStartFailure } from '#platform/postgres/start-failure.ts'
import type { Undo } from './serving.ts'
import { settingsFrom } from './settings.ts'
import { startWords } from './start.words.ts'

const DRAIN_MS = 10_000

async function start(env: NodeJS.ProcessEnv, undo: Undo[]): Promise<void> {
  const settings = settingsFrom(env)
  const late = env.DATABASE_URL ? await isSomebodyPresent(env.DATABASE_URL) : false
  const server = await listen({ ...settings, late })
  let hearing: Hearing | undefined
  undo.push(async () => {
    // Open streams would hold the server until the last page is closed.
    await hearing?.stop()
    await server.drain(DRAIN_MS)
  })
  say(startWords.database)
  // The app is loaded, two seconds of work, while the database starts.
  const [database, { serveTowns }] = await Promise.all([
    superviseDatabase(env, (line) => log.info(line)).then((database) => {
      undo.push(() => database.stop())
      return database
    }),
    import('./serving.ts'),
  ])
  await migrate(database.url)
  const standing = { settings, server, databaseUrl: database.url }
  const served = await serveTowns(env, standing, undo, say)
  hearing = served.hearing
  const address = `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${server.port}${settings.basePath}`
  say(startWords.firstSteps(address, served.opened))
  say(`Anyue is ready at ${address}`)
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

async function main(): Promise<void> {
  const undo: Undo[] = []
  let leaving: Promise<void> | undefined
  const leave = (code: number): Promise<void> => {
    leaving ??= (async () => {
      // Last opened, first closed — but the server drains before anything it needs goes away.
      const [drain, ...rest] = undo
      await drain?.()
      for (const step of rest.reverse()) await step().catch((error) => log.error({ err: error }, 'while stopping'))
      process.exit(code)
    })()
    return leaving
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void leave(0))
  // The starter was killed: nobody would stop us otherwise.
  process.on('disconnect', () => void leave(0))
  try {
    await start(process.env, undo)
  } catch (error) {
    // Asked to go while starting: what broke under its feet is no news.
    if (leaving) return leaving
    process.stderr.write(`${explainStartFailure(error)}\n`)
    await leave(1)
  }
}

await main()
