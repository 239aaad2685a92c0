/** Of an error, what an operator needs; of what the database said, nothing that people wrote. */
export interface ErrorLogged {
  type: string
  message: string
  stack: string
  code?: string
  table?: string
  constraint?: string
}

/** Class 22: "invalid input syntax for type uuid: …" repeats what was sent. */
const REPEATS_VALUES = /^22/
const QUOTED = /"[^"]*"/g

/** Never its `detail` or `where`: "Key (phone)=(139…) already exists". */
export function errorLogged(error: unknown): ErrorLogged {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), stack: '' }
  const said = error as Error & { code?: unknown; table?: unknown; constraint?: unknown }
  const repeats = typeof said.code === 'string' && REPEATS_VALUES.test(said.code)
  const message = repeats ? said.message.replace(QUOTED, '"…"') : said.message
  const named = Object.fromEntries(
    (['code', 'table', 'constraint'] as const).flatMap((name) =>
      typeof said[name] === 'string' ? [[name, said[name]]] : [],
    ),
  )
  const stack = (said.stack ?? '').replace(said.message, message)
  return { type: said.name, message, stack, ...named }
}
