/** Reads iCalendar as strictly as RFC 5545 lets it: what a lenient calendar would take is an error here. */
export function parseIcal(raw: string): Record<string, string>[] {
  if (!raw.endsWith('\r\n') || /[^\r]\n|\r[^\n]/.test(raw)) throw new Error('Lines end with CRLF, all of them')
  const lines = raw.slice(0, -2).split('\r\n')
  for (const line of lines) {
    if (Buffer.byteLength(line) > 75) throw new Error(`Longer than 75 octets: ${line}`)
    if (line.includes('\ufffd')) throw new Error(`A letter was cut through: ${line}`)
  }
  const unfolded = lines.join('\r\n').replaceAll('\r\n ', '').split('\r\n')
  const events: Record<string, string>[] = []
  const open: string[] = []
  for (const line of unfolded) {
    const [, name, value] = /^([A-Z-]+)(?:;[A-Z-]+=[^:;]+)*:(.*)$/.exec(line) ?? []
    if (!name || value === undefined) throw new Error(`Not a content line: ${line}`)
    if (name === 'BEGIN') {
      if (value === 'VEVENT') events.push({})
      open.push(value)
    } else if (name === 'END') {
      if (open.pop() !== value) throw new Error(`${value} ends out of turn`)
    } else if (open.includes('VEVENT')) {
      const event = events.at(-1)!
      if (open.at(-1) === 'VEVENT' && name in event) throw new Error(`${name} stands twice`)
      event[name] ??= unescaped(value, name)
    }
  }
  if (open.length > 0) throw new Error(`${open} is left open`)
  if (unfolded[0] !== 'BEGIN:VCALENDAR' || unfolded[1] !== 'VERSION:2.0') throw new Error('Not a calendar')
  for (const { UID, DTSTAMP, DTSTART } of events)
    if (!UID || !/^\d{8}T\d{6}Z$/.test(DTSTAMP ?? '') || !/^\d{8}(T\d{6}Z)?$/.test(DTSTART ?? ''))
      throw new Error(`An event lacks what it needs: ${UID}`)
  if (new Set(events.map(({ UID }) => UID)).size !== events.length) throw new Error('A UID stands twice')
  return events
}

const texts = ['SUMMARY', 'LOCATION', 'DESCRIPTION']

function unescaped(value: string, name: string): string {
  if (!texts.includes(name)) return value
  if (/(^|[^\\])(\\\\)*[;,]/.test(value)) throw new Error(`Not escaped: ${value}`)
  return value.replace(/\\([\\;,nN])/g, (_, letter: string) => (/n/i.test(letter) ? '\n' : letter))
}
