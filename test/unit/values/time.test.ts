/** @jest-environment node */
import fc from 'fast-check'
import { toUnixSeconds } from '../../../src/values/time'
import { anything } from '../harness/events'

const noon = 1_709_208_000
const midnight = 1_709_164_800

describe('toUnixSeconds', () => {
  it.each(
    (
      '2024-02-29T12:00:00Z | 2024-02-29T12:00:00,5Z | 2024-02-29t12:00z | ' +
      '2024-02-29T12:00:00 | 2024-02-29 12:00 | 2024-02-29 12:00:00 UTC | ' +
      '2024-02-29T120000Z | 2024-02-29T17:30:00+05:30 | 2024-02-29T17:30:00+0530 | ' +
      '2024-02-29 04:00:00 -08 | 20240229T1200Z | 20240229T120000 | 20240229T173000+0530 | ' +
      '2024/2/29 12:00:00 |  2024-02-29T12:00:00Z\n | Thu, 29 Feb 2024 12:00:00 GMT | ' +
      'thu, 29 feb 2024 12:00:00 ut | Thu, 29 Feb 2024 12:00:00 Z | ' +
      'Thu, 29 Feb 2024 13:00:00 +0100 | Thu, 29 Feb 2024 08:00:00 EDT | ' +
      'Thu, 29 Feb 2024 07:00:00 EST | Thu, 29 Feb 2024 07:00:00 CDT | ' +
      'Thu, 29 Feb 2024 06:00:00 CST | Thu, 29 Feb 2024 06:00:00 MDT | ' +
      'Thu, 29 Feb 2024 05:00:00 MST | Thu, 29 Feb 2024 05:00:00 PDT | ' +
      '2024-02-29T04:00:00 PST | 29 Feb 2024 12:00 | Thursday, February 29, 2024, 12:00 UTC | ' +
      'Thu Feb 29 2024 13:00:00 GMT+0100 (Central European Standard Time) | ' +
      'Thu Feb 29 2024 07:00:00 GMT-0500 (EST)'
    ).split(' | ')
  )('reads %p as the same noon', (text) => {
    expect(toUnixSeconds(text)).toBe(noon)
  })

  it.each(
    (
      '2024-02-29 | 20240229 | 2024/02/29 | 2024-2-29 | Feb 29, 2024 | 29 February 2024 | ' +
      'Thu Feb 29 2024'
    ).split(' | ')
  )('reads %p as the start of that day in UTC', (text) => {
    expect(toUnixSeconds(text)).toBe(midnight)
  })

  it.each([
    ['2020', 1_577_836_800],
    ['2020-01', 1_577_836_800],
    ['1900', -2_208_988_800],
    ['2100', 4_102_444_800],
    ['Sept 1, 2024', 1_725_148_800],
    ['1969-12-31T23:59:59Z', -1],
    ['1900-01-01', -2_208_988_800],
    ['2100-12-31', 4_133_894_400],
    ['2016-12-31T23:59:60Z', 1_483_228_800],
    ['2024-02-29T24:00:00Z', 1_709_251_200]
  ])('reads %p as %p', (text, seconds) => {
    expect(toUnixSeconds(text)).toBe(seconds)
  })

  it('reads what Date.toString, toUTCString and toDateString write', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-02'), max: new Date('2100-12-30'), noInvalidDate: true }),
        (date) => {
          const seconds = Math.floor(date.getTime() / 1000)
          // It leaves out the seconds of an offset, which some zones had a century ago.
          expect(toUnixSeconds(date.toString())).toBe(
            Math.floor(Date.parse(date.toString()) / 1000)
          )
          expect(toUnixSeconds(date.toUTCString())).toBe(seconds)
          const day = Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 1000
          expect(toUnixSeconds(date.toDateString())).toBe(day)
        }
      ),
      { numRuns: 1000 }
    )
  })

  it.each([
    [2020, 2020],
    ['20230229', 20_230_229],
    ['1899', 1899],
    ['2101', 2101],
    ['202001', 202_001],
    ['2020.0', 2020]
  ])('reads %p, which is no date, as %p seconds', (time, seconds) => {
    expect(toUnixSeconds(time)).toBe(seconds)
  })

  it.each(
    (
      '01/02/2020 | 1-5-2020 | 2020-01/31 | on 2020-01-31 | Fr, 31 Jan 2020 | 2020-W05 | ' +
      'Foo 31, 2020 | Anf 31, 2020 | 31 Jan 5 2020 | Jan 2020 | Fri, 31 Jan 20 09:30:00 GMT | ' +
      'Fri, 31 Jan 2020 09:30:00 CEST | Fri Jan 31 2020 09:30:00 GMT+0100 (Central | ' +
      '2023-02-29 | 2024-13-01 | 2024-00-01 | 2024-01-00 | 20200230T093000Z | ' +
      '2024-01-01T25:00 | 2024-01-01T24:00:01Z | 2024-01-01T12:60 | 2024-01-01T12:00:61 | ' +
      '2024-01-01T12:00+24:00 | 2024-01-01T12 | ２０２４-02-29 | 12:00 | '
    ).split(' | ')
  )('does not guess at %p', (text) => {
    expect(toUnixSeconds(text)).toBeUndefined()
  })

  it.each([
    [noon, noon],
    [-0.5, -1],
    [noon * 1000 + 999, noon],
    [`${noon}.9`, noon],
    [`${noon * 1000}`, noon],
    [946_684_800_000, 946_684_800],
    [4_133_980_799, 4_133_980_799],
    [-100_000_000_000, -100_000_000]
  ])('reads the Unix time %p as %p seconds', (time, seconds) => {
    expect(toUnixSeconds(time)).toBe(seconds)
  })

  it.each([
    ...[NaN, Infinity, 1e300, '1e300', true, null, undefined, {}, [noon], new Date(NaN), 1n],
    // Not in 1900 to 2100:
    ...[4_133_980_800, -2_208_988_801, noon * 1e6, `${noon * 1e6}`, '20240229150405', '0050-01-01'],
    ...[new Date('2101-01-01'), new Date('1899-12-31')]
  ])('takes %p for no time', (value) => {
    expect(toUnixSeconds(value)).toBeUndefined()
  })

  it('reads a Date, and its text in any zone, as the same second', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-02'), max: new Date('2100-12-30'), noInvalidDate: true }),
        fc.integer({ min: -14 * 60, max: 14 * 60 }),
        (date, offset) => {
          const seconds = Math.floor(date.getTime() / 1000)
          const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, -1)
          const zone = new Date(Math.abs(offset) * 60_000).toISOString().slice(11, 16)
          expect(toUnixSeconds(date)).toBe(seconds)
          expect(toUnixSeconds(`${local}${offset < 0 ? '-' : '+'}${zone}`)).toBe(seconds)
        }
      ),
      { numRuns: 1000 }
    )
  })

  it('gives a whole number or undefined for anything, and never throws', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const seconds = toUnixSeconds(value)
        return seconds === undefined || Number.isSafeInteger(seconds)
      }),
      { numRuns: 1000 }
    )
  })

  it('reads a megabyte of text in one pass', () => {
    for (const end of ['2'.repeat(1_000_000), `${' '.repeat(1_000_000)}x`])
      expect(toUnixSeconds(`2024-01-01${end}`)).toBeUndefined()
    expect(toUnixSeconds(`Jan 31, 2020 09:30 (${')'.repeat(1_000_000)}x`)).toBeUndefined()
  })
})
