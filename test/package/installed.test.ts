import { readdirSync, readFileSync } from 'node:fs'
import { type Installed, installPackage } from './support/installed'
import { inProject, run, runTool } from './support/project'

jest.setTimeout(60_000)

let installed: Installed

beforeAll(() => {
  installed = installPackage()
  for (const dependency of ['react', 'react-dom', 'scheduler']) installed.link(dependency)
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

describe("the Messenger's own doors", () => {
  // Nothing happens on a server, and nothing fails.
  const use = `
    messenger.show()
    messenger.showArticle(1)
    messenger.onShow(() => { throw new Error('called') })()
    messenger.stop()
    messenger.start()
    messenger.ready().then(() => { throw new Error('ready') })
    const Help = () => Object.entries(useIntercom()).flatMap(([key, value]) =>
      typeof value === 'function' ? [] : key + '=' + value).join(' ')
    console.log(renderToString(createElement(Help)), messenger.getVisitorId(),
      ['window', 'Intercom', 'intercomSettings'].some((name) => name in globalThis))`

  const names: [string, string][] = [
    ['createElement', 'react'],
    ['renderToString', 'react-dom/server'],
    ['messenger', 'segment-intercom-web/messenger'],
    ['useIntercom', 'segment-intercom-web/react']
  ]

  it.each([
    ['mjs', (name: string, from: string) => `import { ${name} } from '${from}'`],
    ['cjs', (name: string, from: string) => `const { ${name} } = require('${from}')`]
  ])('do nothing on a server: .%s', (extension, load) => {
    const file = `doors.${extension}`
    installed.write(file, `${names.map((name) => load(...name)).join('\n')}\n${use}`)
    expect(run(installed.folder, 'node', '--preserve-symlinks', file)).toBe(
      'isOpen=false unreadCount=0 isReady=false undefined false\n'
    )
  })

  it('leave nothing in an app that imports them and uses nothing of them', () => {
    const imports = `import { messenger } from 'segment-intercom-web/messenger'
      import { useIntercom } from 'segment-intercom-web/react'`
    installed.write('unused.js', `${imports}\nconsole.log('Mine')`)
    const bundled = runTool(installed.folder, 'esbuild', 'unused.js', '--bundle', '--format=esm')
    expect(bundled).toContain('console.log("Mine")')
    expect(bundled).not.toMatch(/intercom|useSyncExternalStore/i)
  })
})

describe('the package', () => {
  it('brings nothing else with it', () => {
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

  it('has what its package.json names, the licenses, and nothing of the project besides', () => {
    const folders = [...new Set(installed.files.map((name) => name.replace(/\/.*/, '')))]
    expect(folders.sort()).toEqual(
      ['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'package.json'].sort()
    )
    const code = ['index', 'messenger', 'react'].flatMap((door) =>
      ['cjs', 'cjs.map', 'd.cts', 'd.mts', 'mjs', 'mjs.map'].map((type) => `${door}.${type}`)
    )
    const data = ['licenses.txt', 'manifest.json', 'metadata.json']
    const all = [...code, 'intercom.global.js', 'intercom.global.js.map', ...data]
    expect(readdirSync(installed.inPackage('dist')).sort()).toEqual(all.sort())
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
