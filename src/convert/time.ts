import { toDecimal } from './number'

const ISO_8601 =
  /^(?<year>\d{4}|[+-]\d{6})-(?<month>\d\d)(-(?<day>\d\d))?([T ](?<hour>\d\d):?(?<minute>\d\d)(:?(?<second>\d\d)([.,]\d+)?)? ?(Z|UTC|(?<sign>[+-])(?<zoneHour>\d\d):?(?<zoneMinute>\d\d)?)?)?$/i

const DAY = 86_400

// 1e11 seconds are the year 5138, 1e11 milliseconds are 1973: nobody's user or company was created between them.
const SMALLEST_MILLISECONDS = 1e11

const fromNumber = (time: number): number =>
  Math.floor(Math.abs(time) < SMALLEST_MILLISECONDS ? time : time / 1000)

const fromText = (text: string): number => {
  const groups = ISO_8601.exec(text)?.groups
  if (!groups) return NaN
  const part = (name: string, missing = 0): number => Number(groups[name] ?? missing)
  const month = part('month') - 1
  const day = part('day', 1)
  // Not Date.UTC: it takes the years 0 to 99 for 1900 to 1999.
  const date = new Date(0)
  date.setUTCFullYear(part('year'), month, day)
  const ofDay = part('hour') * 3600 + part('minute') * 60 + part('second')
  const zone = part('zoneHour') * 3600 + part('zoneMinute') * 60
  const exists =
    date.getUTCMonth() === month &&
    date.getUTCDate() === day &&
    // The last second of a day can be a leap second, and 24:00 its end.
    ofDay <= DAY &&
    part('minute') < 60 &&
    part('second') <= 60 &&
    zone < DAY &&
    part('zoneMinute') < 60
  return exists ? date.getTime() / 1000 + ofDay - (groups.sign === '-' ? -zone : zone) : NaN
}

/**
 * Unix time in whole seconds of a Date, of ISO 8601 text (UTC where it has no zone, so that every visitor's machine
 * agrees) or of Unix time in seconds or milliseconds, as number or text; undefined for anything else.
 */
export function toUnixSeconds(value: unknown): number | undefined {
  const decimal = toDecimal(value)
  let seconds = NaN
  if (value instanceof Date) seconds = Math.floor(value.getTime() / 1000)
  else if (decimal !== undefined) seconds = fromNumber(Number(decimal))
  else if (typeof value === 'string') seconds = fromText(value.trim())
  return Number.isSafeInteger(seconds) ? seconds : undefined
}
