import pg from 'pg'

const duplicateDatabase = '42P04'

/** Safe when several processes ask for the same name at once. */
export async function ensureDatabase(serverUrl: string, name: string, template?: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    const from = template ? ` template ${client.escapeIdentifier(template)}` : ''
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}${from}`)
  } catch (error) {
    if ((error as pg.DatabaseError).code !== duplicateDatabase) throw error
  } finally {
    await client.end()
  }
}
