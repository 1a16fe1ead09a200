import fc from 'fast-check'
import { toUnixSeconds } from '../../../src/values/time'
import { anything } from '../harness/anything'

const noon = 1_709_208_000

describe('toUnixSeconds', () => {
  it.each([
    '2024-02-29T12:00:00Z',
    '2024-02-29T12:00:00.000Z',
    '2024-02-29T12:00:00,5Z',
    '2024-02-29t12:00:00z',
    '2024-02-29T12:00Z',
    '2024-02-29T12:00:00',
    '2024-02-29T12:00',
    '2024-02-29 12:00:00',
    '2024-02-29 12:00:00 UTC',
    '2024-02-29T120000Z',
    '2024-02-29T17:30:00+05:30',
    '2024-02-29T17:30:00+0530',
    '2024-02-29T04:00:00-08',
    '2024-02-29 04:00:00 -0800',
    ' 2024-02-29T12:00:00Z\n'
  ])('reads %p', (text) => {
    expect(toUnixSeconds(text)).toBe(noon)
  })

  it.each([
    ['2024-02-29', 1_709_164_800],
    ['2024-02', 1_706_745_600],
    ['1970-01-01', 0],
    ['1969-12-31T23:59:59Z', -1],
    ['0001-01-01', -62_135_596_800],
    ['-000001-01-01', -62_198_755_200],
    ['+010000-01-01', 253_402_300_800],
    ['2016-12-31T23:59:60Z', 1_483_228_800],
    ['2024-02-29T24:00:00Z', 1_709_251_200]
  ])('reads %p as %p', (text, seconds) => {
    expect(toUnixSeconds(text)).toBe(seconds)
  })

  it.each([
    '2023-02-29',
    '2024-13-01',
    '2024-00-01',
    '2024-01-00',
    '2024-01-32',
    '2024-01-01T25:00',
    '2024-01-01T24:00:01Z',
    '2024-01-01T12:60',
    '2024-01-01T12:00:61',
    '2024-01-01T12:00+24:00',
    '2024-01-01T12:00+01:60',
    '2024-01-01T',
    '2024-01-01T12',
    '2024-01-01T12:00:00 PST',
    '01/02/2024',
    'Thu, 29 Feb 2024 12:00:00 GMT',
    '２０２４-02-29',
    'yesterday',
    '',
    '12:00'
  ])('does not guess at %p', (text) => {
    expect(toUnixSeconds(text)).toBeUndefined()
  })

  it.each([
    [noon, noon],
    [noon + 0.9, noon],
    [-0.5, -1],
    [noon * 1000 + 999, noon],
    [`${noon}`, noon],
    [`${noon}.9`, noon],
    [`${noon * 1000}`, noon],
    [99_999_999_999, 99_999_999_999],
    [100_000_000_000, 100_000_000],
    [-100_000_000_000, -100_000_000]
  ])('reads the Unix time %p as %p seconds', (time, seconds) => {
    expect(toUnixSeconds(time)).toBe(seconds)
  })

  it.each([
    NaN,
    Infinity,
    1e300,
    '1e300',
    true,
    null,
    undefined,
    {},
    [],
    [noon],
    new Date(NaN),
    1n
  ])('takes %p for no time', (value) => {
    expect(toUnixSeconds(value)).toBeUndefined()
  })

  it('reads a Date and its ISO 8601 text as the same second', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (date) => {
        const seconds = Math.floor(date.getTime() / 1000)
        expect(toUnixSeconds(date)).toBe(seconds)
        expect(toUnixSeconds(date.toISOString())).toBe(seconds)
      }),
      { numRuns: 2000 }
    )
  })

  it('reads the same moment in any zone as the same second', () => {
    const twoDigits = (value: number): string => `${value}`.padStart(2, '0')
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-03'), max: new Date('9999-12-29'), noInvalidDate: true }),
        fc.integer({ min: -14 * 60, max: 14 * 60 }),
        (date, offset) => {
          const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, -1)
          const zone = Math.abs(offset)
          const sign = offset < 0 ? '-' : '+'
          const text = `${local}${sign}${twoDigits(Math.floor(zone / 60))}:${twoDigits(zone % 60)}`
          expect(toUnixSeconds(text)).toBe(Math.floor(date.getTime() / 1000))
        }
      ),
      { numRuns: 2000 }
    )
  })

  it('gives a whole number or undefined for anything, and never throws', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const seconds = toUnixSeconds(value)
        return seconds === undefined || Number.isSafeInteger(seconds)
      }),
      { numRuns: 2000 }
    )
  })

  it('reads a megabyte of text in one pass', () => {
    expect(toUnixSeconds('2'.repeat(1_000_000))).toBeUndefined()
    expect(toUnixSeconds(`2024-01-01${' '.repeat(1_000_000)}x`)).toBeUndefined()
  })
})
