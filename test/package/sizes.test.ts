import { readdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { buildSync } from 'esbuild'
import { inProject, read } from './support/project'

/** What a file of dist may have, in bytes at gzip -9. The first is a sixth of the hosted bundle. */
const LIMITS = {
  'intercom.global.js': 16_400,
  'index.mjs': 19_500,
  'messenger.mjs': 1_300,
  'react.mjs': 600,
  'launcher.global.js': 1_800,
  'launcher.mjs': 1_800,
  'inspector.global.js': 12_000
}

const sizeOf = (file: string): number => gzipSync(read('dist', file), { level: 9 }).length

it.each(Object.entries(LIMITS))('dist/%s has at most %i bytes at gzip -9', (file, limit) => {
  expect(sizeOf(file)).toBeLessThanOrEqual(limit)
})

it('all files of dist have at most 325 kB, source maps apart', () => {
  const files = readdirSync(inProject('dist')).filter((name) => !name.endsWith('.map'))
  const bytes = files.map((name) => Buffer.byteLength(read('dist', name)))
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(325_000)
})

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1)

const cdnFile = 'intercom.global.js'

/** The bytes of an app that loads Analytics.js with these plugins, minified, at gzip -9. */
function sizeOfApp(imports: string, plugins: string): number {
  const contents = `import { AnalyticsBrowser } from '@segment/analytics-next'; ${imports}
    AnalyticsBrowser.load({ writeKey: 'key', plugins: [${plugins}] })`
  const stdin = { contents, resolveDir: inProject() }
  const { outputFiles } = buildSync({ stdin, bundle: true, minify: true, write: false })
  return gzipSync(outputFiles[0]!.contents, { level: 9 }).length
}

const added = (): number =>
  sizeOfApp("import plugin from './dist/index.mjs'", 'plugin') - sizeOfApp('', '')

it.each([
  ['README.md', kilobytes(sizeOf(cdnFile)), /CDN file: \*\*([\d.]+) kB/],
  ['README.md', kilobytes(added()), /adds \*\*([\d.]+) kB\*\* to a bundle with Analytics/],
  ['docs/performance.md', sizeOf(cdnFile).toLocaleString('en'), /file has \*\*([\d,]+) bytes/]
])('%s says the size of this build: %s', (document, size, pattern) => {
  expect(pattern.exec(read(document))?.[1]).toBe(size)
})
