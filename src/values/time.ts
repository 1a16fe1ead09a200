import { toNumber } from './number'
import { tagOf } from './record'

// Year, separator, month, day; hour, minute, second with its fraction; sign, hours, minutes and name of the zone.
const ISO_8601 =
  /^([12]\d{3})(?:([-/])(\d\d?)(?:\2(\d\d?))?)?(?:[T ](\d\d):?([0-5]\d)(?::?([0-5]\d|60)(?:[.,]\d+)?)? ?(?:Z|(?:GMT|UTC?)?(?:([+-])([01]\d):?([0-5]\d)?)?)(?: \(.*\))?)?$/

// "FRI, 31 JAN 2020", "JAN 31, 2020": the day can come before the month or behind it.
const NAMED = /^(?:[A-Z]{3,},? )?(?:(\d\d?) )?([A-Z]{3})[A-Z]*(?: (\d\d?))?,? (\d{4}),?/

// A name that is not in it makes a fraction of a month, which ISO 8601 has not.
const MONTHS = 'JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC'

// 1e11 seconds are the year 5138, 1e11 milliseconds are 1973: nobody's user or company was created between them.
const SMALLEST_MILLISECONDS = 1e11

/** Dates in other formats as ISO 8601. A part that makes no sense gives text that is no ISO 8601 either. */
const toIso = (text: string): string =>
  text
    .toUpperCase()
    .replace(/^(\d{4})(\d\d)(\d\d)(?!\d)/, '$1-$2-$3')
    .replace(
      NAMED,
      (_, before = '', month: string, behind = '', year: string) =>
        `${year}-${MONTHS.indexOf(month) / 3 + 1}-${before}${behind}`
    )
    // From Eastern to Pacific Time, in summer and in winter: 4 to 8 hours behind UTC.
    .replace(
      /([ECMP])([DS])T/,
      (_, zone: string, season: string) => `-0${'ECMP'.indexOf(zone) + (season === 'D' ? 4 : 5)}`
    )

// Date.parse reads local time, and other text in each engine.
const fromText = (text: unknown): number => {
  const match = typeof text === 'string' && ISO_8601.exec(toIso(text.trim()))
  if (!match) return NaN
  const [
    ,
    year,
    ,
    month = 1,
    day = 1,
    hour = 0,
    minute = 0,
    second = 0,
    sign,
    zone = 0,
    zoneMinute = 0
  ] = match
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day))
  const time = Number(hour) * 3600 + Number(minute) * 60 + Number(second)
  const offset = Number(zone) * 3600 + Number(zoneMinute) * 60
  // 24:00 is the end of a day; there is no 24:01, and no February 30.
  if (new Date(date).getUTCMonth() !== Number(month) - 1 || time > 24 * 60 * 60) return NaN
  return date / 1000 + time - (sign === '-' ? -offset : offset)
}

const fromNumber = (value: unknown): number => {
  const time = toNumber(value)
  return Math.abs(time) < SMALLEST_MILLISECONDS ? time : time / 1000
}

/** The milliseconds of a Date, also one of another window; NaN of an invalid one, and of anything else. */
export function toMs(value: unknown): number {
  try {
    // It is asked for first, because an error takes longer than everything else here.
    return tagOf(value) === '[object Date]' ? Date.prototype.getTime.call(value) : NaN
  } catch {
    return NaN
  }
}

const FIRST = Date.UTC(1900, 0) / 1000
const END = Date.UTC(2101, 0) / 1000

/**
 * Unix time in whole seconds from 1900 to 2100, or undefined. Takes a Date, a date as text, or Unix time in seconds or
 * milliseconds as number or text. Text without a zone is UTC, so that every visitor's machine agrees.
 */
export function toUnixSeconds(value: unknown): number | undefined {
  return [fromText(value), fromNumber(value), toMs(value) / 1000]
    .map(Math.floor)
    .find((time) => time >= FIRST && time < END)
}
