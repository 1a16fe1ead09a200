/**
 * When it is, by the table of values in docs and by nothing in src. Each format has a pattern of its own here. The
 * arithmetic is that of Date.parse, which gets ISO 8601 with all its parts and nothing else.
 */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const ZONES: Record<string, string> = {
  EDT: '-04:00',
  EST: '-05:00',
  CDT: '-05:00',
  CST: '-06:00',
  MDT: '-06:00',
  MST: '-07:00',
  PDT: '-07:00',
  PST: '-08:00'
}

const FORMATS = [
  /^(?<year>\d{4})-(?<month>\d\d?)(-(?<day>\d\d?))?$/,
  /^(?<year>\d{4})\/(?<month>\d\d?)(\/(?<day>\d\d?))?$/,
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)$/,
  /^(?<year>19\d\d|20\d\d|2100)$/,
  /^(\w+,? )?(?<day>\d\d?) (?<name>[A-Z][a-z]{2})[a-z]* (?<year>\d{4})$/,
  /^(\w+,? )?(?<name>[A-Z][a-z]{2})[a-z]* (?<day>\d\d?),? (?<year>\d{4})$/
]

const TIME =
  /^(.+?)[T ](\d\d):?(\d\d)(?::?(\d\d)(\.\d+)?)?(?: ?([A-Z]{1,3}))? ?([-+]\d\d:?\d\d)?( \(.+\))?$/

const readDay = (text: string): string | undefined => {
  for (const format of FORMATS) {
    const { year = '', month, name = '', day = '1' } = format.exec(text)?.groups ?? {}
    if (!year) continue
    const number = month ?? (name ? `${MONTHS.indexOf(name) + 1}` : '1')
    return `${year}-${number.padStart(2, '0')}-${day.padStart(2, '0')}`
  }
  return undefined
}

const readZone = (name = '', offset = ''): string | undefined => {
  if (offset && !['', 'GMT', 'UTC', 'UT'].includes(name)) return undefined
  if (offset) return `${offset.slice(0, 3)}:${offset.slice(-2)}`
  return ['', 'Z', 'GMT', 'UTC', 'UT'].includes(name) ? 'Z' : ZONES[name]
}

/** The milliseconds of a date as text; undefined if it is none. */
export function millisecondsOf(text: string): number | undefined {
  // A year at the end looks like an hour and a minute.
  const isDay = readDay(text) !== undefined
  const [, before = text, hour = '00', minute = '00', second = '00', , name, offset] =
    (isDay ? undefined : TIME.exec(text)) ?? []
  const day = readDay(before)
  const zone = readZone(name, offset)
  if (day === undefined || zone === undefined) return undefined
  const midnight = new Date(`${day}T00:00:00Z`)
  // JavaScript takes the 30th of February for the 1st of March.
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== day)
    return undefined
  return Date.parse(`${day}T${hour}:${minute}:${second}${zone}`)
}
