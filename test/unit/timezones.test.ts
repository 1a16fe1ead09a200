import { execFileSync } from 'node:child_process'
import path from 'node:path'

const cases = {
  text: '2024-07-01T00:00:00',
  blank: '2024-07-01 00:00',
  day: '2024-07-01',
  // In Los Angeles this minute does not exist, because summer time begins.
  gap: '2024-03-10T02:30:00',
  zone: '2024-07-01T05:30:00+05:30',
  number: 1_719_792_000,
  slashes: '2024/7/1',
  basic: '20240701T000000',
  year: '2024',
  american: 'Jul 1, 2024',
  mail: 'Mon, 01 Jul 2024 00:00:00',
  east: 'Mon Jul 01 2024 05:30:00 GMT+0530 (India Standard Time)'
}

const expected = {
  text: 1_719_792_000,
  blank: 1_719_792_000,
  day: 1_719_792_000,
  gap: 1_710_037_800,
  zone: 1_719_792_000,
  number: 1_719_792_000,
  slashes: 1_719_792_000,
  basic: 1_719_792_000,
  year: 1_704_067_200,
  american: 1_719_792_000,
  mail: 1_719_792_000,
  east: 1_719_792_000
}

const source = path.resolve(__dirname, '../../src/values/time.ts')

/** Runs the converter in a process of its own in the zone, because a running one keeps its zone. */
const readIn = (zone: string): { offset: number; seconds: unknown } => {
  const script = `
    const { buildSync } = require('esbuild')
    const { outputFiles } = buildSync({
      entryPoints: [${JSON.stringify(source)}], bundle: true, write: false, format: 'cjs'
    })
    const built = { exports: {} }
    new Function('module', 'exports', outputFiles[0].text)(built, built.exports)
    const seconds = Object.fromEntries(
      Object.entries(${JSON.stringify(cases)}).map(([key, time]) => [key, built.exports.toUnixSeconds(time)])
    )
    console.log(JSON.stringify({ offset: new Date(2024, 6, 1).getTimezoneOffset(), seconds }))`
  const output = execFileSync(process.execPath, ['-e', script], {
    cwd: path.resolve(__dirname, '../..'),
    env: { ...process.env, TZ: zone },
    encoding: 'utf8'
  })
  return JSON.parse(output) as { offset: number; seconds: unknown }
}

describe('a time as text', () => {
  it.each([
    ['UTC', 0],
    ['America/Los_Angeles', 420],
    ['Asia/Kolkata', -330],
    ['Pacific/Apia', -780]
  ])('is the same for a visitor in %s, and UTC if it names no zone', (zone, offset) => {
    expect(readIn(zone)).toEqual({ offset, seconds: expected })
  })
})
