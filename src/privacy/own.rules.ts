/** The column that says whose a row is: a person's own account, session, report. */
const owners = ['person_id', 'actor_id', 'used_by', 'holder_id'] as const

export function ownColumnOf(table: string, columns: readonly string[]): string | undefined {
  if (table === 'person') return 'id'
  return owners.find((owner) => columns.includes(owner))
}

/** What proves or seals something: it would help only a thief. */
export const isSecret = (column: string): boolean =>
  /hash|secret|public_key|marks|digest|dots|^town_id$|last_step/.test(column)
