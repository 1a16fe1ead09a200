import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { inPackages, type Installed, installPackage, read, readJson } from './support/project'
import { run, runTool } from './support/project'

jest.setTimeout(60_000)

let installed: Installed

beforeAll(() => {
  installed = installPackage('react', 'react-dom', 'scheduler', '@segment/analytics-next')
})

afterAll(() => installed.remove())

const entries = ['index', 'messenger', 'react', 'launcher', 'inspector']

// It loads and starts all of the package, fails if that reads anything of a browser, and uses the Messenger and its hook.
const server = `
  const { createElement } = LOAD('react')
  const { renderToString } = LOAD('react-dom/server')
  const names = ['window', 'document', 'navigator', 'location', 'localStorage']
  for (const name of names)
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get() { throw new Error(name + ' was read') }
    })
  const known = Object.keys(globalThis).join()
  const { default: intercomDestination, destination, presets } = LOAD('segment-intercom-web')
  const { messenger } = LOAD('segment-intercom-web/messenger')
  const { useIntercom } = LOAD('segment-intercom-web/react')
  const { showLauncher } = LOAD('segment-intercom-web/launcher')
  const { openInspector } = LOAD('segment-intercom-web/inspector')
  const plugins = await intercomDestination({ appId: 'abc', subscriptions: presets })
  const hasNewGlobals = Object.keys(globalThis).join() !== known
  for (const name of names) delete globalThis[name]
  messenger.show()
  showLauncher()()
  messenger.onShow(() => { throw new Error('called') })()
  messenger.stop()
  messenger.start()
  openInspector()()
  messenger.ready().then(() => { throw new Error('ready') })
  const Help = () => Object.values(useIntercom()).filter((value) => typeof value !== 'function').join()
  console.log(destination.name, plugins.length, hasNewGlobals, messenger.getVisitorId(),
    renderToString(createElement(Help)), 'Intercom' in globalThis, 'intercomSettings' in globalThis)`

const byImport = server.replace(/LOAD\(/g, 'await import(')

describe('on a server', () => {
  const printed = 'Intercom Web (Actions) 3 false undefined false,0,false false false\n'

  it.each([
    ['import', 'load.mjs', byImport],
    ['require', 'load.cjs', `(async () => {${server.replace(/LOAD\(/g, 'require(')}})()`]
  ])('all of it works by %s and touches nothing of a browser', (_, file, code) => {
    installed.write(file, code)
    expect(run(installed.folder, 'node', '--preserve-symlinks', file)).toBe(printed)
  })

  it('works in a server bundle, as frameworks make one', () => {
    installed.write('server.mjs', byImport)
    const args = 'server.mjs --bundle --platform=node --format=esm --external:react*'
    installed.write('bundled.mjs', runTool(installed.folder, 'esbuild', ...args.split(' ')))
    expect(run(installed.folder, 'node', '--preserve-symlinks', 'bundled.mjs')).toBe(printed)
  })
})

describe('the package', () => {
  it('leaves nothing in an app that imports the Messenger, its hook and the launcher and uses nothing of them', () => {
    const imports = `import { messenger } from 'segment-intercom-web/messenger'
      import { useIntercom } from 'segment-intercom-web/react'
      import { showLauncher } from 'segment-intercom-web/launcher'
      import { openInspector } from 'segment-intercom-web/inspector'`
    installed.write('unused.js', `${imports}\nconsole.log('Mine')`)
    const bundled = runTool(installed.folder, 'esbuild', 'unused.js', '--bundle', '--format=esm')
    expect(bundled).toContain('console.log("Mine")')
    expect(bundled).not.toMatch(/intercom|useSyncExternalStore/i)
  })

  it('has what its package.json names, the licenses, and nothing of the project besides', () => {
    expect(readdirSync(installed.inPackage()).sort()).toEqual(
      ['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'package.json'].sort()
    )
    const code = entries.flatMap((entry) =>
      ['cjs', 'cjs.map', 'd.cts', 'd.mts', 'mjs', 'mjs.map'].map((type) => `${entry}.${type}`)
    )
    const data = ['licenses.txt', 'manifest.json', 'metadata.json']
    const global = ['intercom', 'inspector'].flatMap((name) => [
      `${name}.global.js`,
      `${name}.global.js.map`
    ])
    const files = [...global, 'launcher.global.js']
    const isThere = (file: string) => !/^launcher.*map$/.test(file)
    const all = [...code.filter(isThere), ...files, ...data]
    expect(readdirSync(installed.inPackage('dist')).sort()).toEqual(all.sort())
  })

  it('gives its data by name', () => {
    const load = `require('segment-intercom-web/metadata.json').slug, require('segment-intercom-web/manifest.json').files[0].file`
    expect(run(installed.folder, 'node', '-p', `[${load}].join()`)).toMatch(/^actions-.+[.]js$/m)
  })

  it('can be installed beside a React that the hook is too new for', () => {
    installed.write('old/react/package.json', '{ "name": "react", "version": "16.8.0" }')
    const more = ['--dry-run', '--offline', '--no-audit', '--no-fund', '--silent', './old/react']
    run(installed.folder, 'npm', 'install', ...more)
  })
})

describe('the types', () => {
  const declarations = entries.flatMap((entry) => [`${entry}.d.mts`, `${entry}.d.cts`])
  const strictly = ['--noEmit', '--strict', '--target', 'es2020', '--lib', 'es2020,dom']
  const onNode = ['--module', 'nodenext', '--moduleResolution', 'nodenext']
  const node10 = ['--module', 'commonjs', '--moduleResolution', 'node10']
  const bundled = ['--module', 'esnext', '--moduleResolution', 'bundler']

  describe.each(['typescript-oldest', 'typescript-newest'])('under %s', (compiler) => {
    const compile = (...args: string[]): string =>
      run(installed.folder, 'node', inPackages(compiler, 'bin/tsc'), ...strictly, ...args)

    beforeAll(() => {
      for (const file of ['consumer.ts', 'required.cts'])
        copyFileSync(
          path.join(__dirname, 'consumers/consumer.ts'),
          path.join(installed.folder, file)
        )
    })

    it('are whole by themselves', () => {
      const files = declarations.map((file) => installed.inPackage('dist', file))
      compile(...onNode, '--skipLibCheck', 'false', ...files)
    })

    it('fit those of Analytics.js, and refuse what is wrong, by import, require, a bundler and node10', () => {
      compile(...onNode, '--skipLibCheck', 'consumer.ts', 'required.cts')
      compile(...bundled, '--skipLibCheck', 'consumer.ts')
      // The newest has no way of reading packages without `exports`.
      if (compiler === 'typescript-oldest') compile(...node10, '--skipLibCheck', 'consumer.ts')
    })
  })

  it.each(declarations)('in %s import nothing, and have no global but events on window', (file) => {
    const types = readFileSync(installed.inPackage('dist', file), 'utf8')
    expect(types).not.toMatch(/\bfrom ['"]|import\(|reference types|\bany\b/)
    const [, globals = ''] = /declare global \{([\s\S]*?)\n\}/.exec(types) ?? []
    expect(globals.match(/interface \w+|"[^"]+": \w+/g)).toEqual([
      'interface WindowEventMap',
      '"intercom-destination": CustomEvent',
      '"intercom-destination:stop": Event',
      '"intercom-destination:start": Event'
    ])
  })

  it('are checked by the oldest TypeScript that the README names', () => {
    const [, oldest] = /TypeScript (\d+\.\d+)\s+or\s+newer/.exec(read('README.md')) ?? []
    const about = readJson('compat/node_modules/typescript-oldest/package.json')
    expect(about).toMatchObject({ version: expect.stringMatching(`^${oldest}[.]`) as string })
  })
})
