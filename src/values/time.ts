import { toDecimal } from './number'
import { tagOf } from './record'

// Year, separator, month, day, hour, minute, second, sign of the zone, its hours, its minutes.
const ISO_8601 =
  /^(\d{4}|[+-]\d{6})([-/])(0?[1-9]|1[0-2])(?:\2(\d\d?))?(?:[T ](\d\d):?([0-5]\d)(?::?([0-5]\d|60)(?:[.,]\d+)?)? ?(?:Z|(?:GMT|UTC?)?(?:([+-])([01]\d|2[0-3]):?([0-5]\d)?)?)(?: \(.*\))?)?$/

// "FRI, 31 JAN 2020", "JAN 31, 2020": the day if it comes before the month, the month, the day if it comes after, the year.
const NAMED = /^(?:[A-Z]{3}[A-Z]*,? )?((?:\d\d? )?)([A-Z]{3})[A-Z]*((?: \d\d?)?),? (\d{4}),?/
const MONTHS = 'JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC'

// 1e11 seconds are the year 5138, 1e11 milliseconds are 1973: nobody's user or company was created between them.
const SMALLEST_MILLISECONDS = 1e11

/** Dates in other formats as ISO 8601. A part that makes no sense gives text that is no ISO 8601 either. */
const toIso = (text: string): string =>
  text
    .toUpperCase()
    .replace(/^(19\d\d|20\d\d|2100)$/, '$1-01')
    .replace(/^(\d{4})(\d\d)(\d\d)(?!\d)/, '$1-$2-$3')
    .replace(
      NAMED,
      (_, before: string, month: string, behind: string, year: string) =>
        `${year}-${MONTHS.indexOf(month) / 3 + 1}-${(before + behind).trim()}`
    )
    .replace(
      /([ECMP])([DS])T/,
      (_, zone: string, kind: string) => `-0${'ECMP'.indexOf(zone) + 'DS'.indexOf(kind) + 4}`
    )

// Not by Date.parse, which reads local time, and other text in each engine.
const fromText = (text: unknown): number => {
  const match = typeof text === 'string' && ISO_8601.exec(toIso(text.trim()))
  if (!match) return NaN
  const part = (group: number): number => Number(match[group] ?? 0)
  const zone = (group: number): number => (match[8] === '-' ? -part(group) : part(group))
  const day = Number(match[4] ?? 1)
  // Not Date.UTC: it takes the years 0 to 99 for 1900 to 1999.
  const date = new Date(0)
  date.setUTCFullYear(part(1), part(3) - 1, day)
  // 24:00 is the end of a day, 24:01 is none. Minute and second together are less than 120.
  return date.getUTCDate() === day && part(5) + (part(6) + part(7)) / 120 <= 24
    ? date.setUTCHours(part(5) - zone(9), part(6) - zone(10), part(7)) / 1000
    : NaN
}

const fromNumber = (value: unknown): number => {
  const time = Number(toDecimal(value))
  return Math.floor(Math.abs(time) < SMALLEST_MILLISECONDS ? time : time / 1000)
}

/** The milliseconds of a Date, of another window's too; NaN of an invalid one; undefined of anything else. */
export function toMs(value: unknown): number | undefined {
  try {
    return tagOf(value) === '[object Date]' ? Date.prototype.getTime.call(value) : undefined
  } catch {
    return undefined
  }
}

/**
 * Unix time in whole seconds, or undefined. Takes a Date, a date as text, or Unix time in seconds or milliseconds as number
 * or text. Text without a zone is UTC, so that every visitor's machine agrees.
 */
export function toUnixSeconds(value: unknown): number | undefined {
  const readings = [fromText(value), fromNumber(value), Math.floor(Number(toMs(value)) / 1000)]
  return readings.find(Number.isSafeInteger)
}
