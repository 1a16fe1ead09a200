import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Installed, installPackage } from './support/installed'
import { inPackages, inProject, readJson, run } from './support/project'

jest.setTimeout(60_000)

let installed: Installed

beforeAll(() => {
  installed = installPackage()
  installed.link('@segment/analytics-next')
  for (const consumer of ['standalone.ts', 'withAnalytics.ts', 'doors.ts'])
    installed.write(consumer, readFileSync(path.join(__dirname, 'consumers', consumer), 'utf8'))
  installed.write(
    'required.cts',
    readFileSync(path.join(__dirname, 'consumers/standalone.ts'), 'utf8')
  )
})

afterAll(() => installed.remove())

const strictly = ['--noEmit', '--strict', '--target', 'es2020', '--lib', 'es2020,dom']

const compile = (compiler: string, ...args: string[]): string =>
  run(installed.folder, 'node', inPackages(compiler, 'bin/tsc'), ...strictly, ...args)

const nodenext = ['--module', 'nodenext', '--moduleResolution', 'nodenext']
const bundler = ['--module', 'esnext', '--moduleResolution', 'bundler']

describe.each(['typescript-oldest', 'typescript-newest'])('the types under %s', (compiler) => {
  it('are whole by themselves, by import and by require', () => {
    compile(
      compiler,
      ...nodenext,
      '--skipLibCheck',
      'false',
      'standalone.ts',
      'doors.ts',
      'required.cts'
    )
  })

  it('work with a bundler, and fit those of Analytics.js', () => {
    compile(compiler, ...bundler, '--skipLibCheck', 'standalone.ts', 'withAnalytics.ts')
  })
})

describe('the declarations', () => {
  const files = ['index', 'messenger', 'react'].flatMap((door) => [
    `${door}.d.mts`,
    `${door}.d.cts`
  ])

  it.each(files)(
    '%s imports nothing, and declares as globals the events on window alone',
    (file) => {
      const types = readFileSync(installed.inPackage('dist', file), 'utf8')
      expect(types).not.toMatch(/\bfrom ['"]|import\(|reference types|\bany\b/)
      const [, globals = ''] = /declare global \{([\s\S]*?)\n\}/.exec(types) ?? []
      expect(globals.match(/interface \w+/g)).toEqual(['interface WindowEventMap'])
      expect(globals.match(/"[^"]+": \w+/g)).toEqual([
        '"intercom-destination": CustomEvent',
        '"intercom-destination:stop": Event',
        '"intercom-destination:start": Event'
      ])
    }
  )

  it('are checked by the oldest TypeScript that the README names', () => {
    const { version } = readJson<{ version: string }>(
      'compat/node_modules/typescript-oldest/package.json'
    )
    const [, oldest] = /TypeScript (\d+\.\d+)\s+or\s+newer/.exec(
      readFileSync(inProject('README.md'), 'utf8')
    ) ?? ['', '']
    expect(version.startsWith(`${oldest}.`)).toBe(true)
  })
})
