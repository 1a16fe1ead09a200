import { toNumber } from './number'
import { tagOf } from './record'

const HOUR = 60 * 60

// The months in their order, then the days of the week, which say nothing new.
const NAMES = 'JAN,FEB,MAR,APR,MAY,JUN,JUL,AUG,SEP,OCT,NOV,DEC,MON,TUE,WED,THU,FRI,SAT,SUN'.split(
  ','
)

// How many hours a zone is behind UTC, and the T before a time. https://www.rfc-editor.org/rfc/rfc2822#section-4.3
const ZONES: Record<string, number> = {
  T: 0,
  Z: 0,
  UT: 0,
  UTC: 0,
  GMT: 0,
  EDT: 4,
  EST: 5,
  CDT: 5,
  CST: 6,
  MDT: 6,
  MST: 7,
  PDT: 7,
  PST: 8
}

// "20240229", "20240229T1504", "20240229150405Z": the parts of the date, and the time.
const COMPACT = /^(\d{4})(\d\d)(\d\d)(\d{4}|\d{6})?(?!\d)/

// A number or a clock ("15:04:05.678") with its sign, a word, or what no date has. Separators stand between them.
const PART = /([+-]?)(\d+(?::[0-5]\d?(?:[.,]\d+)?)*)|[A-Z]+|[^\s,./-]/g

/** The seconds of "15:04:05", "1504" or "15". */
function toSeconds(clock: string): number {
  const [hour = 0, minute = 0, second = 0] = (clock.match(/\d\d?/g) ?? []).map(Number)
  return hour * HOUR + minute * 60 + second
}

/** The first second of the day that numbers and the named month (or 0) make. NaN if there is none, or more than one. */
function toDay(numbers: number[], named: number): number {
  const isYearFirst = Number(numbers[0]) > 31
  let year = Number(isYearFirst ? numbers.shift() : numbers.pop())
  if (named) {
    // "29-Feb-24". Date.UTC takes 50 to 99 for 1950 to 1999.
    if (year < 50 && numbers.length > 0) year += 2000
    numbers.unshift(named)
  }
  // 12/31 and 31/12 are one day. 1/2 and 2/1 are two.
  else if (!isYearFirst && Number(numbers.sort((a, b) => a - b)[1]) <= 12) return NaN
  const [month = 1, day = 1] = numbers
  const date = Date.UTC(year, month - 1, day)
  const isDay = year > 49 && numbers.length < 3 && new Date(date).getUTCMonth() === month - 1
  return isDay ? date / 1000 : NaN
}

/** Reads a date part by part. NaN if it does not know one. Date.parse reads local time, and other text in each engine. */
function fromText(text: string): number {
  const numbers: number[] = []
  let month = 0
  let time = NaN
  let behindUtc = 0
  const parts = text.toUpperCase().replace(COMPACT, '$1-$2-$3 $4').matchAll(PART)
  for (const [part, sign, digits] of parts) {
    const name = digits ? 0 : NAMES.indexOf(part.slice(0, 3)) + 1
    if (digits) {
      // Behind a time, a sign begins an offset. Behind a whole date, "1504" is a time.
      if (sign && time >= 0 && !behindUtc) behindUtc = toSeconds(digits) * (sign === '-' ? 1 : -1)
      else if (!sign && (digits.includes(':') || numbers.length > 2)) time = toSeconds(digits)
      // "2020-031" is a day of the year, and 0001 no year.
      else numbers.push(/^0\d\d/.test(digits) ? NaN : Number(digits))
    }
    // What Date.toString() puts there is the name of the zone in the visitor's language.
    else if (part === '(') break
    else if (part in ZONES) behindUtc = Number(ZONES[part]) * HOUR
    else if (part === 'AM') time %= 12 * HOUR
    else if (part === 'PM') time = (time % (12 * HOUR)) + 12 * HOUR
    else if (name > 12) continue
    else if (name && !month) month = name
    // Behind an offset, a word is the name of the zone.
    else if (!behindUtc) return NaN
  }
  // 24:00 is the end of a day.
  return time > 24 * HOUR ? NaN : toDay(numbers, month) + (time || 0) + behindUtc
}

// 1e11 seconds are the year 5138, 1e11 milliseconds are 1973: nobody's user or company was created between them.
const SMALLEST_MILLISECONDS = 1e11

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
  const text = typeof value === 'string' ? value.trim() : ''
  return [fromText(text), fromNumber(value), toMs(value) / 1000]
    .map(Math.floor)
    .find((time) => time >= FIRST && time < END)
}
