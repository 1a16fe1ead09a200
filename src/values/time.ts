import { toDecimal } from './number'
import { isRecord } from './record'

// Year, month, day, hour, minute, second, sign of the zone, its hours, its minutes.
const ISO_8601 =
  /^(\d{4}|[+-]\d{6})-(\d\d)(?:-(\d\d))?(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)? ?(?:Z|UTC|([+-])(\d\d):?(\d\d)?)?)?$/i

const DAY = 86_400

// 1e11 seconds are the year 5138, 1e11 milliseconds are 1973: nobody's user or company was created between them.
const SMALLEST_MILLISECONDS = 1e11

const fromNumber = (time: number): number =>
  Math.floor(Math.abs(time) < SMALLEST_MILLISECONDS ? time : time / 1000)

const fromText = (text: string): number => {
  const match = ISO_8601.exec(text)
  if (!match) return NaN
  const part = (group: number, missing = 0): number => Number(match[group] ?? missing)
  const [year, month, day] = [part(1), part(2) - 1, part(3, 1)]
  const [hour, minute, second] = [part(4), part(5), part(6)]
  const [zoneHour, zoneMinute] = [part(8), part(9)]
  // Not Date.UTC: it takes the years 0 to 99 for 1900 to 1999.
  const date = new Date(0)
  date.setUTCFullYear(year, month, day)
  const ofDay = hour * 3600 + minute * 60 + second
  const zone = zoneHour * 3600 + zoneMinute * 60
  const exists =
    date.getUTCMonth() === month &&
    date.getUTCDate() === day &&
    // The last second of a day can be a leap second, and 24:00 its end.
    ofDay <= DAY &&
    minute < 60 &&
    second <= 60 &&
    zone < DAY &&
    zoneMinute < 60
  return exists ? date.getTime() / 1000 + ofDay - (match[7] === '-' ? -zone : zone) : NaN
}

/** The milliseconds of a Date, of another window's too; NaN of an invalid one; undefined of anything else. */
export function toMs(value: unknown): number | undefined {
  try {
    if (isRecord(value) || Array.isArray(value)) return undefined
    return Date.prototype.getTime.call(value)
  } catch {
    return undefined
  }
}

/**
 * Unix time in whole seconds of a Date, of ISO 8601 text (UTC where it has no zone, so that every visitor's machine
 * agrees) or of Unix time in seconds or milliseconds, as number or text; undefined for anything else.
 */
export function toUnixSeconds(value: unknown): number | undefined {
  const decimal = toDecimal(value)
  let seconds: number
  if (decimal !== undefined) seconds = fromNumber(Number(decimal))
  else if (typeof value === 'string') seconds = fromText(value.trim())
  else seconds = Math.floor((toMs(value) ?? NaN) / 1000)
  return Number.isSafeInteger(seconds) ? seconds : undefined
}
