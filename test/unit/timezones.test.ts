/** @jest-environment node */
import { execFileSync } from 'node:child_process'
import path from 'node:path'

const midnight = 1_719_792_000
const cases: [text: string | number, seconds: number][] = [
  ['2024-07-01T00:00:00', midnight],
  ['2024-07-01', midnight],
  // In Los Angeles this minute does not exist, because summer time begins.
  ['2024-03-10T02:30:00', 1_710_037_800],
  ['Jul 1, 2024', midnight],
  ['Mon, 01 Jul 2024 00:00:00', midnight],
  ['Mon Jul 01 00:00:00 2024', midnight],
  ['Mon Jul 01 2024 05:30:00 GMT+0530 (India Standard Time)', midnight]
]

const script = `
  const { buildSync } = require('esbuild')
  const [source, times] = process.argv.slice(1)
  const options = { entryPoints: [source], bundle: true, write: false, format: 'iife', globalName: 'built' }
  const { toUnixSeconds } = new Function(buildSync(options).outputFiles[0].text + 'return built')()
  console.log(JSON.stringify({
    offset: new Date(2024, 6, 1).getTimezoneOffset(),
    seconds: JSON.parse(times).map(toUnixSeconds)
  }))`

/** Runs the converter in a process of its own in the zone, because a running one keeps its zone. */
const readIn = (zone: string): unknown => {
  const root = path.resolve(__dirname, '../..')
  const times = JSON.stringify(cases.map(([time]) => time))
  const args = ['-e', script, path.join(root, 'src/values/time.ts'), times]
  const env = { ...process.env, TZ: zone }
  return JSON.parse(execFileSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' }))
}

describe('a time as text', () => {
  it.each([
    ['America/Los_Angeles', 420],
    ['Pacific/Apia', -780]
  ])('is the same for a visitor in %s, and UTC if it names no zone', (zone, offset) => {
    expect(readIn(zone)).toEqual({ offset, seconds: cases.map(([, seconds]) => seconds) })
  })
})
