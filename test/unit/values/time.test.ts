/** @jest-environment node */
import fc from 'fast-check'
import { toUnixSeconds } from '../../../src/values/time'
import { anything } from '../harness/events'

const noon = 1_709_208_000
const midnight = 1_709_164_800
const afternoon = 1_709_219_045

describe('toUnixSeconds', () => {
  it.each<[number, string]>([
    [
      noon,
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
    ],
    [
      afternoon,
      'Thu Feb 29 15:04:05 UTC 2024 | Thu Feb 29 15:04:05 2024 | 20240229150405 | ' +
        '2024-02-29 15:04:05.123456 +0000 UTC | 2024-02-29 20:34:05 +0530 IST | ' +
        'Thursday, 29-Feb-24 15:04:05 UTC | Thu, 29 Feb 2024 16:04:05 GMT+1 | ' +
        'Feb 29, 2024, 3:04:05 PM | Feb 29, 2024, 3:04:05\u202fPM | 2/29/2024 03:04:05pm | ' +
        'Thu Feb 29 07:04:05 PST 2024 | Thu Feb 29 2024 18:04:05 GMT+0300 (GMT+03:00)'
    ],
    [
      midnight,
      '2024-02-29 | 20240229 | 2024/02/29 | 2024-2-29 | Feb 29, 2024 | 29 February 2024 | ' +
        'Thu Feb 29 2024 | 29-Feb-2024 | 29-FEB-24 | 2024.02.29 | 29.02.2024 | 2/29/2024 | ' +
        '2024-02-29 12:00 AM'
    ]
  ])('reads as %p: %s', (seconds, texts) => {
    for (const text of texts.split(' | '))
      expect([text, toUnixSeconds(text)]).toEqual([text, seconds])
  })

  it.each([
    ['2020', 1_577_836_800],
    ['2100', 4_102_444_800],
    ['Sept 1, 2024', 1_725_148_800],
    ['1969-12-31T23:59:59Z', -1],
    ['2100-12-31', 4_133_894_400],
    ['Feb 2024', 1_706_745_600],
    ['12/31/2020', 1_609_372_800],
    ['1-Jan-70', 0],
    ['202402291504', 1_709_219_040],
    ['2024-02-29T24:00:00Z', 1_709_251_200]
  ])('reads %p as %p', (text, seconds) => {
    expect(toUnixSeconds(text)).toBe(seconds)
  })

  it('reads what Date.toString and toUTCString write', () => {
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
        }
      ),
      { numRuns: 1000 }
    )
  })

  it.each([
    ['20230229', 20_230_229],
    ['1899', 1899],
    ['2101', 2101],
    ['2020.0', 2020]
  ])('reads %p, which is no date, as %p seconds', (time, seconds) => {
    expect(toUnixSeconds(time)).toBe(seconds)
  })

  it.each(
    (
      '01/02/2020 | 1-5-2020 | 12/31/20 | on 2020-01-31 | Fr, 31 Jan 2020 | 2020-W05 | 2020-002 | ' +
      'Foo 31, 2020 | Anf 31, 2020 | 5 Dez 2020 | 31 Jan 5 2020 | Jan Feb 2020 | Jan 20 | ' +
      '2020-01-01/2020-02-01 | Fri, 31 Jan 2020 09:30:00 CEST | 2023-02-29 | 2024-13-01 | ' +
      '2024-00-01 | 2024-01-00 | 20200230T093000Z | 2024-01-01T25:00 | 2024-01-01T24:00:01Z | ' +
      '2024-01-01T12:60 | 2024-01-01T12:00:61 | 2024-01-01-05:00 | 2024-02-29-15:04:05 | ' +
      '2024-01-01T12:00+01:00+02:00 | Mon, 01 Jan 0001 00:00:00 GMT | ２０２４-02-29 | 12:00 | PM | '
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
    ...[4_133_980_800, -2_208_988_801, noon * 1e6, `${noon * 1e6}`, '2101-01-01', '0050-01-01'],
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

  it.each(['2', ' ', '2 ', '2:', 'T2', 'JAN ', 'x'])(
    'reads 100,000 times %p in one pass',
    (part) => {
      const long = part.repeat(100_000)
      expect(toUnixSeconds(`2024-01-01 09:30${long}x`)).toBeUndefined()
      expect(toUnixSeconds(`Jan 31, 2020 09:30 (${long}x`)).toBe(1_580_463_000)
    }
  )
})
