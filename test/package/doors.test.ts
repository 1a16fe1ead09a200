import { gzipSync } from 'node:zlib'
import { parse } from 'acorn'
import { type Installed, installPackage } from './support/installed'
import { read, run, runTool } from './support/project'

jest.setTimeout(60_000)

const gzip = (file: string): number => gzipSync(read('dist', file), { level: 9 }).length

let installed: Installed

beforeAll(() => {
  installed = installPackage()
  for (const dependency of ['react', 'react-dom', 'scheduler']) installed.link(dependency)
}, 60_000)

afterAll(() => installed.remove())

describe('the doors of the Messenger', () => {
  it('keep to 1,200 bytes at gzip -9, and React to 600 more', () => {
    expect(gzip('messenger.mjs')).toBeLessThanOrEqual(1200)
    expect(gzip('react.mjs')).toBeLessThanOrEqual(600)
  })

  it.each(['messenger.mjs', 'react.mjs', 'messenger.cjs', 'react.cjs'])('%s is ES2020', (file) => {
    const sourceType = file.endsWith('.mjs') ? 'module' : 'script'
    expect(() => parse(read('dist', file), { ecmaVersion: 2020, sourceType })).not.toThrow()
  })

  it('share their state: the hook imports the Messenger and has no copy', () => {
    expect(read('dist/react.mjs')).toContain('from"segment-intercom-web/messenger"')
    expect(read('dist/react.cjs')).toContain('require("segment-intercom-web/messenger")')
  })

  it('leave nothing in an app that imports them and uses nothing of them', () => {
    installed.write(
      'unused.js',
      `import { messenger } from 'segment-intercom-web/messenger'
      import { useIntercom } from 'segment-intercom-web/react'
      console.log('Mine')`
    )
    const bundled = runTool(installed.folder, 'esbuild', 'unused.js', '--bundle', '--format=esm')
    expect(bundled).toContain('console.log("Mine")')
    expect(bundled).not.toMatch(/intercom|useSyncExternalStore/i)
  })
})

describe('on a server', () => {
  // Nothing happens there, and nothing fails.
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

  const printed = 'isOpen=false unreadCount=0 isReady=false undefined false\n'

  it('the doors do nothing by import', () => {
    installed.write(
      'server.mjs',
      `import { createElement } from 'react'
      import { renderToString } from 'react-dom/server'
      import { messenger } from 'segment-intercom-web/messenger'
      import { useIntercom } from 'segment-intercom-web/react'
      ${use}`
    )
    expect(run(installed.folder, 'node', '--preserve-symlinks', 'server.mjs')).toBe(printed)
  })

  it('the doors do nothing by require', () => {
    installed.write(
      'server.cjs',
      `const { createElement } = require('react')
      const { renderToString } = require('react-dom/server')
      const { messenger } = require('segment-intercom-web/messenger')
      const { useIntercom } = require('segment-intercom-web/react')
      ${use}`
    )
    expect(run(installed.folder, 'node', '--preserve-symlinks', 'server.cjs')).toBe(printed)
  })
})
