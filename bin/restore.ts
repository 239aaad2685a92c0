// bin/restore FOLDER: what bin/backup wrote becomes ANYUE_DATA, which must not hold a town yet.
import { chmodSync, chownSync, cpSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '#platform/postgres/database.ts'
import { prepareHome } from '#platform/postgres/home.ts'

if (import.meta.main) {
  const source = process.argv[2]
  if (!source || !existsSync(join(source, 'postgres/cluster/backup_label'))) {
    console.error(source ? `${source} is no backup` : 'usage: bin/restore FOLDER')
    process.exit(2)
  }
  restore(source, dataFolder(process.env))
  console.log('安月 · 已恢复，用 npm start 启动。 Restored: npm start.')
}

/** @throws when a database is there already */
export function restore(source: string, dataDir: string): void {
  const home = prepareHome(join(dataDir, 'postgres'))
  if (existsSync(home.cluster)) throw new Error(`${home.cluster} exists: restore into an empty ANYUE_DATA`)
  for (const part of ['files', 'keys'])
    if (existsSync(join(source, part))) cpSync(join(source, part), join(dataDir, part), { recursive: true })
  cpSync(join(source, 'postgres/cluster'), home.cluster, { recursive: true })
  chmodSync(home.cluster, 0o700) // or the server refuses it
  if (!home.who.spawn.uid) return
  const inside = readdirSync(home.cluster, { recursive: true, encoding: 'utf8' }).map((name) =>
    join(home.cluster, name),
  )
  for (const path of [home.cluster, ...inside]) chownSync(path, home.who.uid, home.who.gid)
}
