/** iCalendar as RFC 5545 asks it: CRLF, lines of at most 75 octets, texts escaped, times in UTC. Pure. */

export interface IcalEvent {
  /** Stays the same when the event is moved or renamed: calendars then move theirs. */
  uid: string
  title: string
  place?: string
  note?: string
  url?: string
  /** When what is told was last known. */
  stamp: Date
  /** Whole days, both included, or a moment. */
  when: { day: string; until: string } | { at: Date; to?: Date }
  /** Reminds so many days before. */
  remindDays?: number
}

const PRODUCT = '-//Anyue//Campaign Calendar//ZH'

export function icalOf(name: string, events: readonly IcalEvent[]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${PRODUCT}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    'X-WR-TIMEZONE:Asia/Shanghai',
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...events.flatMap(linesOf),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')
}

const linesOf = ({ uid, title, place, note, url, stamp, when, remindDays }: IcalEvent): string[] => [
  'BEGIN:VEVENT',
  `UID:${uid}`,
  `DTSTAMP:${utc(stamp)}`,
  ...('day' in when
    ? [`DTSTART;VALUE=DATE:${plain(when.day)}`, `DTEND;VALUE=DATE:${plain(dayAfter(when.until))}`]
    : [`DTSTART:${utc(when.at)}`, ...(when.to && when.to > when.at ? [`DTEND:${utc(when.to)}`] : [])]),
  `SUMMARY:${escaped(title)}`,
  ...(place ? [`LOCATION:${escaped(place)}`] : []),
  ...(note ? [`DESCRIPTION:${escaped(note)}`] : []),
  // An address is not a text: it is not escaped, but may not break the line.
  ...(url ? [`URL:${url.replace(/\s/g, '')}`] : []),
  'TRANSP:TRANSPARENT',
  ...(remindDays
    ? ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(title)}`, `TRIGGER:-P${remindDays}D`, 'END:VALARM']
    : []),
  'END:VEVENT',
]

/** §3.3.11 */
const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, (letter) => `\\${letter}`)
    .replace(/\r\n?|\n/g, '\\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they may not stand in a text
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')

const utc = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
const plain = (day: string): string => day.replaceAll('-', '')
const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

const MOST_OCTETS = 75

/** §3.1: a letter of several octets is never cut through. */
function folded(line: string): string {
  const lines: string[] = []
  let current = ''
  let octets = 0
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    if (octets + size > MOST_OCTETS) {
      lines.push(current)
      current = ''
      // the blank that begins what goes on
      octets = 1
    }
    current += letter
    octets += size
  }
  return [...lines, current].join('\r\n ')
}
