import { strToU8, zipSync } from 'fflate'
import { renderToString } from 'preact-render-to-string'
import { csvOf } from './own.csv.ts'
import type { OwnTable } from './own.store.ts'
import { ownFileWords as words } from './own.words.ts'
import { staysWords } from './page.words.ts'
import { columnWordOf, tableWordOf } from './tables.words.ts'
import type { Found } from './traces.store.ts'

export interface Own {
  town: string
  name: string
  made: string
  tables: readonly OwnTable[]
  /** Where the same name and telephone stand without the account. */
  named: readonly Found[]
}

/** JSON for another system, CSV for a spreadsheet, a page to read: all of one, in one file. */
export function ownZip(own: Own): Uint8Array {
  const files: Record<string, Uint8Array> = {
    [words.page]: strToU8(pageOf(own)),
    'data.json': strToU8(
      JSON.stringify(
        { town: own.town, made: own.made, tables: Object.fromEntries(own.tables.map((t) => [t.table, t.rows])) },
        null,
        2,
      ),
    ),
  }
  for (const { table, rows } of own.tables) files[`csv/${table}.csv`] = strToU8(csvOf(rows))
  return zipSync(files)
}

const style = `body{font:16px/1.6 sans-serif;max-width:52rem;margin:1.5rem auto;padding:0 1rem}h2{margin-top:2rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;border-top:1px solid #ccc;padding:.5rem 0}
dt{color:#555}dd{margin:0;overflow-wrap:anywhere}`

const pageOf = (own: Own): string =>
  `<!doctype html>\n${renderToString(
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{words.title(own.name)}</title>
        <style>{style}</style>
      </head>
      <body>
        <h1>{words.title(own.name)}</h1>
        <p>{words.lead(own.town, own.made)}</p>
        {own.tables.map(({ table, rows, more }) => (
          <section key={table}>
            <h2>{words.head(tableWordOf(table), rows.length)}</h2>
            {more && <p>{words.more}</p>}
            {rows.map((row, index) => (
              <dl key={index}>
                {Object.entries(row).flatMap(([column, value]) =>
                  value === null || value === '' ? [] : [<Pair key={column} column={column} value={value} />],
                )}
              </dl>
            ))}
          </section>
        ))}
        {own.named.length > 0 && (
          <section>
            <h2>{words.named}</h2>
            <ul>
              {own.named.map(({ table, name, contact, rows }, index) => (
                <li key={index}>{words.namedLine(tableWordOf(table), name, contact, rows)}</li>
              ))}
            </ul>
          </section>
        )}
        <h2>{words.stays}</h2>
        <ul>
          {staysWords.map(({ what, why }) => (
            <li key={what}>
              {what}：{why}
            </li>
          ))}
        </ul>
      </body>
    </html>,
  )}\n`

const Pair = ({ column, value }: { column: string; value: unknown }) => (
  <>
    <dt>{columnWordOf(column)}</dt>
    <dd>{typeof value === 'object' ? JSON.stringify(value) : String(value)}</dd>
  </>
)
