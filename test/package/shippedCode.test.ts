import { SourceMap, type SourceMapPayload } from 'node:module'
import { gzipSync } from 'node:zlib'
import { parse } from 'acorn'
import { read, readJson, runTool, inProject } from './support/project'

const files = [
  { file: 'intercom.global.js', sourceType: 'script' },
  { file: 'index.mjs', sourceType: 'module' },
  { file: 'index.cjs', sourceType: 'script' }
] as const

describe.each(files)('$file', ({ file, sourceType }) => {
  const code = read('dist', file)

  it('is ES2020, the syntax level that the README states', () => {
    expect(() => parse(code, { ecmaVersion: 2020, sourceType })).not.toThrow()
    expect(read('README.md')).toContain('ES2020')
  })

  it.each([
    ['eval', /\beval\b/],
    ['a function made of text', /\bFunction\(|new Function/],
    ['a require', /\brequire\(/],
    ['an import', /\bimport\b/],
    ['what only a bundler fills in', /process\.env|__webpack_public_path__|import\.meta/],
    ['an own loader of scripts', /document\.write|importScripts/]
  ])('has no %s', (_, pattern) => {
    expect(code).not.toMatch(pattern)
  })

  it('names its source map, which has the sources in it', () => {
    expect(code).toMatch(/\/\/# sourceMappingURL=[\w.]+\.map\s*$/)
    const { sources, sourcesContent } = readJson<{ sources: string[]; sourcesContent: string[] }>(
      `dist/${file}.map`
    )
    expect(sourcesContent).toHaveLength(sources.length)
  })

  it('has a source map that leads to the line that a text is in', () => {
    const text = 'The setting "apiBase" is not'
    const lines = code.split('\n')
    const line = lines.findIndex((each) => each.includes(text))
    const map = new SourceMap(readJson<SourceMapPayload>(`dist/${file}.map`))
    const entry = map.findEntry(line, lines[line]!.indexOf(text))
    const original = 'originalSource' in entry ? entry : undefined
    const source = /src\/.*$/.exec(original?.originalSource ?? '')?.[0] ?? ''
    expect(read(source).split('\n')[original!.originalLine]).toContain(text)
  })
})

describe('the sizes', () => {
  const gzip = (file: string): number => gzipSync(read('dist', file), { level: 9 }).length

  it('keep to the budgets of size-limit', () => {
    const result = JSON.parse(runTool(inProject(), 'size-limit', '--json')) as unknown[]
    expect(result).toEqual([
      expect.objectContaining({ name: 'CDN file', passed: true }),
      expect.objectContaining({ name: 'ESM import', passed: true }),
      expect.objectContaining({ name: '/messenger', passed: true }),
      expect.objectContaining({ name: '/react', passed: true })
    ])
  })

  it('keep the CDN file within 13,800 bytes at gzip -9', () => {
    expect(gzip('intercom.global.js')).toBeLessThanOrEqual(13_800)
  })

  it('are those that the README tells, in kB', () => {
    const inKilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`
    const readme = read('README.md')
    const [, cdn] = /CDN file: \*\*([\d.]+ kB)\*\*/.exec(readme) ?? []
    const [, esm] = /ESM import: \*\*([\d.]+ kB)\*\*/.exec(readme) ?? []
    expect({ cdn, esm }).toEqual({
      cdn: inKilobytes(gzip('intercom.global.js')),
      esm: inKilobytes(gzip('index.mjs'))
    })
  })
})
