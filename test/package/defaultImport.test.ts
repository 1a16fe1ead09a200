import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Installed, installPackage } from './support/installed'
import { inProject, runTool } from './support/project'

jest.setTimeout(120_000)

// The text of a label, which only the Segment app shows.
const LABEL = 'Rich Link Properties'

let installed: Installed

beforeAll(() => {
  installed = installPackage()
  copyFileSync(inProject('dist/intercom.global.js'), path.join(installed.folder, 'cdnFile.js'))
  const app = (name: string, code: string): void => {
    installed.write(`${name}/main.js`, code)
    installed.write(`${name}/index.html`, '<script type="module" src="main.js"></script>')
  }
  app('cdnFile', `import '../cdnFile.js'`)
  app('effect', `import 'segment-intercom-web/intercom.global.js'`)
  app(
    'alone',
    `import intercomDestination from 'segment-intercom-web'
    globalThis.intercomDestination = intercomDestination`
  )
  app(
    'described',
    `import { destination, presets } from 'segment-intercom-web'
    globalThis.described = [destination, presets]`
  )
}, 60_000)

afterAll(() => installed.remove())

const nodeResolve = inProject('node_modules/@rollup/plugin-node-resolve/dist/cjs/index.js')

/** Builds an app into a folder, as its users ship it. */
const builds: Record<string, (app: string, folder: string) => void> = {
  webpack: (app, folder) => {
    const output = ['--mode', 'production', '--output-path', folder]
    runTool(installed.folder, 'webpack', '--entry', `./${app}/main.js`, ...output)
  },
  Rollup: (app, folder) => {
    const output = ['--file', `${folder}/main.js`, '--format', 'es', '--silent']
    runTool(installed.folder, 'rollup', `${app}/main.js`, '--plugin', nodeResolve, ...output)
  },
  esbuild: (app, folder) => {
    const output = ['--bundle', '--minify', `--outdir=${folder}`, '--log-level=error']
    runTool(installed.folder, 'esbuild', `${app}/main.js`, ...output)
  },
  Vite: (app, folder) => {
    const output = ['--outDir', `../${folder}`, '--logLevel', 'error']
    runTool(installed.folder, 'vite', 'build', app, ...output)
  }
}

const gzip = (code: string): number => gzipSync(code, { level: 9 }).length

const build = (bundler: string, app: string): string => {
  const folder = `${bundler}-${app}`
  builds[bundler]!(app, folder)
  const files = readdirSync(path.join(installed.folder, folder), {
    recursive: true,
    encoding: 'utf8'
  })
  const scripts = files.filter((file) => file.endsWith('.js'))
  expect(scripts).toHaveLength(1)
  return readFileSync(path.join(installed.folder, folder, scripts[0]!), 'utf8')
}

describe.each(Object.keys(builds))('%s', (bundler) => {
  it('adds at most 150 bytes to the CDN file for the default import, and no labels', () => {
    const code = build(bundler, 'alone')
    // A bundler that minifies once more in its own way does so with both.
    expect(gzip(code) - gzip(build(bundler, 'cdnFile'))).toBeLessThanOrEqual(150)
    expect(code).not.toContain(LABEL)
    expect(code).not.toContain('defaultSubscription')
  })

  it('keeps the CDN file in an app that only imports it', () => {
    expect(build(bundler, 'effect')).toContain('intercomDestination')
  })

  it('keeps the labels and presets for an app that imports them', () => {
    const code = build(bundler, 'described')
    expect(code).toContain(LABEL)
    expect(code).toContain('defaultSubscription')
  })
})

describe.each(['webpack', 'Rollup'])('%s, which leaves the code as it is,', (bundler) => {
  it('makes the default import no larger than the CDN file and 150 bytes', () => {
    const cdnFile = gzip(readFileSync(inProject('dist/intercom.global.js'), 'utf8'))
    expect(gzip(build(bundler, 'alone'))).toBeLessThanOrEqual(cdnFile + 150)
  })
})
