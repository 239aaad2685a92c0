/** '2023-06-09 10:30:00', of Shanghai unless a zone is said ('Z', '+00:00'); undefined for what is no moment. */
export function momentOf(text: string): Date | undefined {
  const match = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(?::(\d\d(?:\.\d{1,3})?))? ?(Z|[+-]\d\d(?::?\d\d)?)?$/.exec(
    text.trim(),
  )
  if (!match) return undefined
  const [, day = '', minute = '', second = '00', zone = '+08:00'] = match
  const local = new Date(`${day}T${minute}:${second}Z`)
  // Date would make the 31st of June the 1st of July.
  if (Number.isNaN(local.getTime()) || local.toISOString().slice(0, 16) !== `${day}T${minute}`) return undefined
  return new Date(local.getTime() - zoneMs(zone))
}

function zoneMs(zone: string): number {
  if (zone === 'Z') return 0
  const digits = zone.replace(':', '').slice(1).padEnd(4, '0')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))
  return (zone.startsWith('-') ? -1 : 1) * minutes * 60_000
}

/** As an operator says it: 2023-06-09 10:30:00 in Shanghai. */
export const momentText = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
