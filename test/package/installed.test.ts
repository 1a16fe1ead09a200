import { readdirSync, readFileSync, statSync } from 'node:fs'
import { type Installed, installPackage } from './support/installed'
import { inProject, readJson, run, runTool } from './support/project'

jest.setTimeout(60_000)

let installed: Installed

beforeAll(() => {
  installed = installPackage()
})

afterAll(() => installed.remove())

// A server that fails if the code reads anything of a browser, and prints what the module exports.
const onServer = (load: string): string => `
  for (const name of ['window', 'document', 'navigator', 'location', 'localStorage'])
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get() { throw new Error(name + ' was read') }
    })
  const known = Object.keys(globalThis).join()
  ${load}
  const { default: intercomDestination, destination, presets } = module
  const plugins = await intercomDestination({ appId: 'abc', subscriptions: presets })
  console.log(JSON.stringify({
    pluginName: intercomDestination.pluginName,
    name: destination.name,
    plugins: plugins.map(({ name }) => name),
    hasNewGlobals: Object.keys(globalThis).join() !== known
  }))
`

const exported = {
  pluginName: 'Intercom Web (Actions)',
  name: 'Intercom Web (Actions)',
  plugins: ['trackEvent', 'identifyUser', 'identifyCompany'].map(
    (action) => `Intercom Web (Actions) ${action}`
  ),
  hasNewGlobals: false
}

describe('on a server', () => {
  it('works by import and touches nothing of a browser', () => {
    installed.write('load.mjs', onServer(`const module = await import('segment-intercom-web')`))
    expect(JSON.parse(run(installed.folder, 'node', 'load.mjs'))).toEqual(exported)
  })

  it('works by require and touches nothing of a browser', () => {
    const load = onServer(`const module = require('segment-intercom-web')`)
    installed.write('load.cjs', `(async () => {${load}})()`)
    expect(JSON.parse(run(installed.folder, 'node', 'load.cjs'))).toEqual(exported)
  })

  it('works in a server bundle, as frameworks make one', () => {
    installed.write('server.mjs', onServer(`const module = await import('segment-intercom-web')`))
    const { folder } = installed
    const bundled = ['--bundle', '--platform=node', '--format=esm', '--outfile=bundled.mjs']
    runTool(folder, 'esbuild', 'server.mjs', ...bundled, '--log-level=error')
    expect(JSON.parse(run(folder, 'node', 'bundled.mjs'))).toEqual(exported)
  })
})

describe('the package', () => {
  it('brings nothing else with it', () => {
    const modules = readdirSync(`${installed.folder}/node_modules`)
    expect(modules.filter((name) => !name.startsWith('.'))).toEqual(['segment-intercom-web'])
    const { dependencies, peerDependencies, peerDependenciesMeta } = JSON.parse(
      readFileSync(installed.inPackage('package.json'), 'utf8')
    ) as Record<string, unknown>
    expect(dependencies).toBeUndefined()
    expect(peerDependencies).toEqual({ '@segment/analytics-next': '>=1.55.0', react: '>=18' })
    expect(peerDependenciesMeta).toEqual({
      '@segment/analytics-next': { optional: true },
      react: { optional: true }
    })
  })

  it('has at most 300 kB, source maps apart', () => {
    const sizes = installed.files
      .filter((name) => !name.endsWith('.map'))
      .map((name) => statSync(installed.inPackage(name)).size)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(300_000)
  })

  it('has what its package.json names, the licenses, and nothing of the project besides', () => {
    const folders = [...new Set(installed.files.map((name) => name.replace(/\/.*/, '')))]
    expect(folders.sort()).toEqual(
      ['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'package.json'].sort()
    )
    expect(readdirSync(installed.inPackage('dist')).sort()).toEqual([
      'index.cjs',
      'index.cjs.map',
      'index.d.cts',
      'index.d.mts',
      'index.mjs',
      'index.mjs.map',
      'intercom.global.js',
      'intercom.global.js.map',
      'licenses.txt',
      'manifest.json',
      'messenger.cjs',
      'messenger.cjs.map',
      'messenger.d.cts',
      'messenger.d.mts',
      'messenger.mjs',
      'messenger.mjs.map',
      'metadata.json',
      'react.cjs',
      'react.cjs.map',
      'react.d.cts',
      'react.d.mts',
      'react.mjs',
      'react.mjs.map'
    ])
  })

  it('needs no sources beside it: the source maps hold them', () => {
    const { sources, sourcesContent } = readJson<{ sources: string[]; sourcesContent: string[] }>(
      'dist/intercom.global.js.map'
    )
    const own = sources.flatMap((source, at) =>
      /\/\.\/src\//.test(source) ? [sourcesContent[at]] : []
    )
    expect(own.length).toBeGreaterThan(20)
    for (const text of own) expect(text).toMatch(/\S/)
  })

  it('gives its data by name', () => {
    const load = `console.log(require('segment-intercom-web/metadata.json').slug,
      require('segment-intercom-web/manifest.json').name,
      require.resolve('segment-intercom-web/intercom.global.js').endsWith('dist/intercom.global.js'))`
    installed.write('data.cjs', load)
    expect(run(installed.folder, 'node', 'data.cjs').trim()).toBe(
      'actions-intercom-web segment-intercom-web true'
    )
  })

  it('is clean for publint', () => {
    expect(runTool(installed.folder, 'publint', 'run', '--strict', installed.tarball)).toContain(
      'All good!'
    )
  })

  it('gives every resolution the types of the file that it runs', () => {
    // .attw.json says which resolutions and entry points count.
    expect(() => runTool(inProject(), 'attw', installed.tarball)).not.toThrow()
  })
})
