import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { inPackages, type Installed, installPackage, read, runTool } from './support/project'

jest.setTimeout(120_000)

const cdnFile = read('dist/intercom.global.js')

const apps = {
  cdnFile: `import '../cdnFile.js'`,
  effect: `import 'segment-intercom-web/intercom.global.js'`,
  alone: `import intercomDestination from 'segment-intercom-web'
    globalThis.intercomDestination = intercomDestination`
}

let installed: Installed

beforeAll(() => {
  installed = installPackage()
  installed.write('cdnFile.js', cdnFile)
  for (const [app, code] of Object.entries(apps)) {
    installed.write(`${app}/main.js`, code)
    installed.write(`${app}/index.html`, '<script type="module" src="main.js"></script>')
  }
}, 60_000)

afterAll(() => installed.remove())

const nodeResolve = inPackages('@rollup/plugin-node-resolve/dist/cjs/index.js')

/** The arguments by which each bundler builds an app into a folder, as its users ship it. */
const bundlers: Record<string, (app: string, folder: string) => string> = {
  webpack: (app, folder) => `--mode production --entry ./${app}/main.js --output-path ${folder}`,
  rollup: (app, folder) =>
    `${app}/main.js --plugin ${nodeResolve} --format es --silent --file ${folder}/main.js`,
  esbuild: (app, folder) => `${app}/main.js --bundle --minify --log-level=error --outdir=${folder}`,
  vite: (app, folder) => `build ${app} --logLevel error --outDir ../${folder}`
}

const gzip = (code: string): number => gzipSync(code, { level: 9 }).length

const build = (bundler: string, app: keyof typeof apps): string => {
  const folder = path.join(installed.folder, `${bundler}-${app}`)
  runTool(installed.folder, bundler, ...bundlers[bundler]!(app, path.basename(folder)).split(' '))
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const scripts = files.filter((file) => file.endsWith('.js'))
  expect(scripts).toHaveLength(1)
  return readFileSync(path.join(folder, scripts[0]!), 'utf8')
}

describe.each(Object.keys(bundlers))('%s', (bundler) => {
  it('adds at most 150 bytes to the CDN file for the default import, and no labels', () => {
    const code = build(bundler, 'alone')
    // These two minify once more in their own way, and so they do with the CDN file.
    const isMinifiedAgain = ['esbuild', 'vite'].includes(bundler)
    const alike = isMinifiedAgain ? build(bundler, 'cdnFile') : cdnFile
    expect(gzip(code) - gzip(alike)).toBeLessThanOrEqual(150)
    expect(code).not.toMatch(/Rich Link Properties|defaultSubscription/)
  })

  it('keeps the CDN file in an app that only imports it', () => {
    expect(build(bundler, 'effect')).toContain('intercomDestination')
  })
})
