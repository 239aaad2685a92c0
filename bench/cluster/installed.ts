import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export interface Programs {
  patroni: string
  patronictl: string
  etcd: string
  /** Where PostgreSQL's own programs are. */
  bin: string
}

const DEBIAN = '/usr/lib/postgresql'

/** What is installed, or the names of what is missing. Nothing is installed here. */
export function findPrograms(path = process.env.PATH ?? ''): Programs | string[] {
  const folders = path.split(delimiter)
  const debian = existsSync(DEBIAN)
    ? readdirSync(DEBIAN)
        .sort((one, other) => Number(other) - Number(one))
        .map((version) => join(DEBIAN, version, 'bin'))
    : []
  const folderWith = (name: string, among: readonly string[]) =>
    among.find((folder) => folder && existsSync(join(folder, name)))
  const found = Object.fromEntries(
    ['patroni', 'patronictl', 'etcd'].map((name) => [name, folderWith(name, folders)] as const),
  )
  const bin = [...debian, ...folders].find(
    (folder) => folder && folderWith('pg_rewind', [folder]) && folderWith('postgres', [folder]),
  )
  const missing = [
    ...Object.entries(found).flatMap(([name, folder]) => (folder ? [] : [name])),
    ...(bin ? [] : ['postgresql (postgres, pg_rewind)']),
  ]
  if (missing.length > 0 || !bin) return missing
  const at = (name: string) => join(found[name] ?? '', name)
  return { patroni: at('patroni'), patronictl: at('patronictl'), etcd: at('etcd'), bin }
}
