import { toDecimal } from './number'
import { tagOf } from './record'

const DATE =
  /(?<year>19\d\d|20\d\d|2100)(?<separator>[-/])(?<month>0?[1-9]|1[0-2])(?:\k<separator>(?<day>\d\d?))?/
const TIME = /(?<hour>\d\d):?(?<minute>[0-5]\d)(?::?(?<second>[0-5]\d|60)(?:[.,]\d+)?)?/
const ZONE = /Z|(?:GMT|UTC?)?(?:(?<sign>[+-])(?<zone>[01]\d|2[0-3]):?(?<zoneMinute>[0-5]\d)?)?/
const ISO_8601 = new RegExp(
  `^${DATE.source}(?:[T ]${TIME.source} ?(?:${ZONE.source})(?: \\(.*\\))?)?$`
)

// "FRI, 31 JAN 2020", "JAN 31, 2020": the day can come before the month or behind it.
const NAMED = /^(?:[A-Z]{3}[A-Z]*,? )?((?:\d\d? )?)([A-Z]{3})[A-Z]*((?: \d\d?)?),? (\d{4}),?/

const MONTHS = 'JAN,FEB,MAR,APR,MAY,JUN,JUL,AUG,SEP,OCT,NOV,DEC'.split(',')

const HOURS_BEHIND_UTC: Record<string, number> = {
  EST: 5,
  EDT: 4,
  CST: 6,
  CDT: 5,
  MST: 7,
  MDT: 6,
  PST: 8,
  PDT: 7
}

// 1e11 seconds are the year 5138, 1e11 milliseconds are 1973: nobody's user or company was created between them.
const SMALLEST_MILLISECONDS = 1e11

const toSeconds = (hour = '0', minute = '0', second = '0'): number =>
  Number(hour) * 3600 + Number(minute) * 60 + Number(second)

/** Dates in other formats as ISO 8601. A part that makes no sense gives text that is no ISO 8601 either. */
const toIso = (text: string): string =>
  text
    .toUpperCase()
    .replace(/^(19\d\d|20\d\d|2100)$/, '$1-01')
    .replace(/^(\d{4})(\d\d)(\d\d)(?!\d)/, '$1-$2-$3')
    .replace(NAMED, (_, before: string, month: string, behind: string, year: string) => {
      const day = (before + behind).trim()
      return `${year}-${MONTHS.indexOf(month) + 1}-${day}`
    })
    .replace(/[ECMP][DS]T/, (zone) => `-0${HOURS_BEHIND_UTC[zone] ?? ''}`)

// Date.parse reads local time, and other text in each engine.
const fromText = (text: unknown): number => {
  const match = typeof text === 'string' && ISO_8601.exec(toIso(text.trim()))
  if (!match) return NaN
  const { year, month, day = 1, hour, minute, second, sign, zone, zoneMinute } = match.groups ?? {}
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  const time = toSeconds(hour, minute, second)
  const offset = toSeconds(zone, zoneMinute)
  // 24:00 is the end of a day; there is no 24:01, and no February 30.
  if (date.getUTCDate() !== Number(day) || time > 24 * 60 * 60) return NaN
  return date.setUTCHours(0, 0, sign === '-' ? time + offset : time - offset) / 1000
}

const fromNumber = (value: unknown): number => {
  const time = Number(toDecimal(value))
  return Math.floor(Math.abs(time) < SMALLEST_MILLISECONDS ? time : time / 1000)
}

/** The milliseconds of a Date, also one of another window; NaN of an invalid one; undefined of anything else. */
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
