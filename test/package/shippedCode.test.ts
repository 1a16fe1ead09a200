import { SourceMap, type SourceMapPayload, type SourceMapping } from 'node:module'
import { parse } from 'acorn'
import intercomDestination, { presets } from '../../src'
import { read, readJson } from './support/project'

const bundles = ['intercom.global.js', 'index.mjs', 'index.cjs']
const others = ['messenger', 'react', 'launcher', 'inspector'].flatMap((name) => [
  `${name}.mjs`,
  `${name}.cjs`
])
const global = ['launcher', 'inspector'].map((name) => `${name}.global.js`)

describe.each([...bundles, ...others, ...global])('dist/%s', (file) => {
  const code = read('dist', file)

  it('is ES2020, the syntax level that the README states', () => {
    const sourceType = file.endsWith('.mjs') ? 'module' : 'script'
    expect(() => parse(code, { ecmaVersion: 2020, sourceType })).not.toThrow()
    expect(read('README.md')).toContain('ES2020')
  })

  it('makes no code of text, and has nothing that only a bundler fills in', () => {
    expect(code).not.toMatch(/\beval\b|\bFunction\(|document\.write|importScripts/)
    expect(code).not.toMatch(/process\.env|__webpack_public_path__|import\.meta/)
  })
})

describe.each(bundles)('dist/%s', (file) => {
  const code = read('dist', file)

  it('imports nothing', () => {
    expect(code).not.toMatch(/\brequire\(|\bimport\b/)
  })

  it('has a source map with all sources, which leads to the line that a text is in', () => {
    expect(code).toMatch(/\/\/# sourceMappingURL=[\w.]+\.map\s*$/)
    const payload = readJson<SourceMapPayload>(`dist/${file}.map`)
    expect(payload.sourcesContent).toHaveLength(payload.sources.length)
    const text = 'it is not an https: URL.'
    const lines = code.split('\n')
    const line = lines.findIndex((each) => each.includes(text))
    const entry = new SourceMap(payload).findEntry(line, lines[line]!.indexOf(text))
    const { originalSource, originalLine } = entry as SourceMapping
    const source = /src\/.*$/.exec(originalSource)![0]
    expect(read(source).split('\n')[originalLine]).toContain(text)
  })

  it('has the version of package.json, as each plugin has it', async () => {
    const { version } = readJson<{ version: string }>('package.json')
    const plugins = await intercomDestination({ appId: 'abc', subscriptions: presets })
    expect(plugins.map((plugin) => plugin.version)).toEqual([version, version, version])
    expect(code.split(`"${version}"`).length - 1).toBe(1)
  })
})

it('the hook imports the Messenger and has no copy, so that they share their state', () => {
  expect(read('dist/react.mjs')).toContain('from"segment-intercom-web/messenger"')
  expect(read('dist/react.cjs')).toContain('require("segment-intercom-web/messenger")')
})
