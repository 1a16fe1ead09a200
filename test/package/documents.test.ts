import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { presets } from '../../src'
import { poll } from '../support/browser/poll'
import { browserSuite } from '../support/browser/suite'
import { bundlePage, snippetPage } from '../support/html'
import type { Call } from '../support/messenger'
import { type Installed, installPackage } from './support/installed'
import { type Block, blocks, blocksOf, documents } from './support/markdown'
import { inProject, read, readJson, run } from './support/project'
import { frameworks } from './support/standIns'

interface Globals {
  analytics: Record<string, (...args: unknown[]) => Promise<unknown>>
  intercomSettings?: Record<string, unknown>
  Intercom?: { q?: unknown }
  messengerDouble?: { calls: Call[] }
}

const suite = browserSuite()

let installed: Installed

beforeAll(() => {
  installed = installPackage()
  installed.link('@segment/analytics-next')
}, 60_000)

/** A workspace with the destination. */
const connect = (): void =>
  suite.net.cdnSettings({
    remotePlugins: [
      {
        name: 'Intercom Web (Actions)',
        creationName: 'Intercom Web (Actions)',
        libraryName: 'intercomDestination',
        url: 'https://cdn.segment.com/the-hosted-bundle.js',
        settings: { appId: 'YOUR_APP_ID', subscriptions: presets }
      }
    ]
  })

beforeEach(() => {
  const file = readFileSync(installed.inPackage('dist/intercom.global.js'))
  suite.net.file('/js/intercom.global.js', file.toString())
})

afterAll(() => installed.remove())

const of = (...languages: string[]): Block[] =>
  blocks.filter(({ language }) => languages.includes(language))

const isModule = ({ code }: Block): boolean => /^import /m.test(code)
const isOfServer = ({ code }: Block): boolean => code.includes("'node:")

/** Whether it brings its own App ID, for a workspace that has none. */
const isAlone = ({ code }: Block): boolean => code.includes('YOUR_APP_ID')

const titled = (some: Block[]): [string, Block][] => some.map((block) => [block.title, block])

/** Writes a block and the other files of its document, and bundles it as an app would. */
const bundle = async (block: Block): Promise<string> => {
  const folder = `blocks/${block.title.replace(/\W/g, '-')}`
  // The block itself last: a document may have several versions of a file.
  for (const { file, code } of [...blocksOf(block.document), block])
    if (file && !file.endsWith('.html')) installed.write(`${folder}/${file}`, code)
  const { outputFiles } = await build({
    stdin: {
      contents: `import * as block from './${block.file}'; import * as all from './analytics'
        window.analytics = block.analytics ?? all.analytics`,
      resolveDir: path.join(installed.folder, folder)
    },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    jsx: 'automatic',
    logLevel: 'silent',
    plugins: [frameworks]
  })
  return outputFiles[0]!.text
}

const open = async (html: string, headers: Record<string, string> = {}): Promise<void> =>
  suite.page.goto(suite.net.page('/', html, headers))

const problems = (): unknown[] =>
  suite.page.console.filter(({ type }) => ['pageerror', 'error', 'warn', 'warning'].includes(type))

const trackOne = async (): Promise<void> => {
  // Not itself: it is a promise of all of Analytics.js.
  await suite.page.waitFor(() => Boolean((window as unknown as Globals).analytics))
  await suite.page.evaluate(() => {
    void (window as unknown as Globals).analytics.track!('Read', { revenue: 19.99, total: 5 })
  })
}

const arrives = async (name: string): Promise<void> => {
  await suite.net.waitFor(() => suite.net.events().some((event) => event.name === name))
  expect(suite.net.pings()[0]).toMatchObject({ source: 'apiBoot', appId: 'YOUR_APP_ID' })
}

/** A page of an app whose bundle is the last in its body, as build tools put it. */
const appPage = (url: string): string =>
  bundlePage({ url: '', body: `<div id="root"></div><script src="${url}"></script>` })

describe('a module', () => {
  const modules = of('js', 'jsx', 'svelte').filter((block) => isModule(block) && !isOfServer(block))

  it.each(titled(modules))('%s brings events to Intercom', async (_, block) => {
    if (!isAlone(block)) connect()
    const url = suite.net.file('/app.js', await bundle(block))
    await open(appPage(url))
    if (block.code.includes("analytics.track('Order Completed'")) {
      await arrives('Order Completed')
      expect(suite.net.events()[0]?.metadata).toMatchObject({ price: { amount: 1999 } })
    } else {
      await trackOne()
      await arrives('Read')
    }
    expect(problems()).toEqual([])
  })
})

describe('a module of a server', () => {
  it.each(titled(of('js').filter(isOfServer)))('%s runs', (_, { code }) => {
    installed.write('server.mjs', `${code}\nconsole.log(toUserHash('user-1', 'secret'))`)
    expect(run(installed.folder, 'node', 'server.mjs')).toMatch(/^[0-9a-f]{64}\n$/)
  })
})

describe('a command', () => {
  const commands = of('sh').filter(({ code }) => code.startsWith('node '))

  it.each(titled(commands))('%s runs in a project that has the package', (_, { code }) => {
    expect(run(installed.folder, 'sh', '-c', code)).toContain('sha384-')
  })
})

describe('an HTML block', () => {
  const manifest = readJson<{ files: { file: string; integrity: string }[] }>('dist/manifest.json')
  const { integrity } = manifest.files.find(({ file }) => file === 'intercom.global.js')!

  // Segment's snippet goes before, and calls load itself only where the block does not.
  const pageOf = ({ code }: Block): string => {
    const [buffer, call] = ['window.bufferStart = 1', 'analytics.load("YOUR_WRITE_KEY", {})']
    const html = snippetPage({ writeKey: 'YOUR_WRITE_KEY', before: buffer })
    expect(html).toContain(call)
    return html
      .replace(call, '')
      .replace('</head>', `${code.replace('INTEGRITY_FROM_THE_MANIFEST', integrity)}</head>`)
  }

  it.each(titled(of('html').filter(({ code }) => code.includes('analytics.load('))))(
    '%s brings events to Intercom',
    async (_, block) => {
      if (!isAlone(block)) connect()
      await open(pageOf(block))
      await trackOne()
      await arrives('Read')
      expect(suite.net.requests.map((request) => request.path)).toContain('/js/intercom.global.js')
      expect(problems()).toEqual([])
    }
  )

  it.each(titled(of('html').filter(({ code }) => !code.includes('analytics.load('))))(
    '%s keeps what it puts into window.intercomSettings',
    async (_, block) => {
      connect()
      const snippet = of('html').find(({ code }) => code.includes('updateCDNSettings'))!
      await open(pageOf(snippet).replace('<head>', `<head>${block.code}`))
      const code = `const window = {}; ${block.code.replace(/<\/?script>/g, '')}; return window`
      // eslint-disable-next-line @typescript-eslint/no-implied-eval -- a block of a document is text
      const given = Function(code) as () => Globals
      await trackOne()
      await arrives('Read')
      const settings = await suite.page.evaluate(
        () => (window as unknown as Globals).intercomSettings
      )
      expect(settings).toMatchObject({ ...given().intercomSettings, app_id: 'YOUR_APP_ID' })
    }
  )
})

describe('a call', () => {
  const calls = of('js').filter((block) => !isModule(block))

  const user = { user_id: 'user-1', name: 'Ada Lovelace' }

  // What Intercom is told then, by a word in the block.
  const effects: [string, unknown[][]][] = [
    ['hideDefaultLauncher', [['update', { hide_default_launcher: true }]]],
    ['jwt', [['update', { ...user, intercom_user_jwt: 'TOKEN_FROM_YOUR_SERVER' }]]],
    ['user_hash', [['update', { ...user, user_hash: 'HASH_FROM_YOUR_SERVER' }]]],
    [
      'reset()',
      [['trackEvent', 'Logged Out', {}], ['shutdown'], ['boot', { app_id: 'YOUR_APP_ID' }]]
    ]
  ]

  it.each(titled(calls))('%s reaches Intercom on a page that has loaded', async (_, { code }) => {
    connect()
    const [npm] = blocksOf('README.md').filter(({ code: entry }) => entry.includes('plugins: ['))
    await open(appPage(suite.net.file('/app.js', await bundle(npm!))))
    await suite.page.waitFor(() => {
      const { Intercom } = window as unknown as Globals
      return Intercom && !('q' in Intercom)
    })
    const commands = (): Promise<unknown[][]> =>
      suite.page.evaluate(() =>
        (window as unknown as Globals).messengerDouble!.calls.map(({ command, args }) => [
          command,
          ...args
        ])
      )
    const [, expected = []] = effects.find(([word]) => code.includes(word)) ?? []
    expect(expected).not.toEqual([])
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- a block of a document is text
    await suite.page.evaluate((text: string) => void Function(text)(), code)
    await poll(async () => {
      expect((await commands()).slice(-expected.length)).toMatchObject(expected)
      return true
    }, 'the calls of Intercom')
    expect(problems()).toEqual([])
  })
})

describe('the policy of docs/csp.md', () => {
  it('lets a page, Segment and Intercom work', async () => {
    connect()
    const [policy] = of('http')
    const [name = '', value = ''] = policy!.code.trim().split(/: (.*)/s)
    const [npm] = blocksOf('README.md').filter(({ code }) => code.includes('plugins: ['))
    const url = suite.net.file('/app.js', await bundle(npm!))
    await open(appPage(url), { [name]: value })
    await trackOne()
    await arrives('Read')
    await suite.net.waitFor(() => suite.net.segment().length > 0)
    expect(problems()).toEqual([])
  })
})

describe('the documents', () => {
  it('have no block that no test runs', () => {
    const run = ['js', 'jsx', 'svelte', 'html', 'http']
    const shown = ['sh', 'text', 'mermaid']
    const strange = blocks.filter(({ language }) => ![...run, ...shown].includes(language))
    expect(strange.map(({ title, language }) => `${title} ${language}`)).toEqual([])
  })

  it('name only commands that there are', () => {
    const { scripts } = readJson<{ scripts: Record<string, string> }>('package.json')
    const used = documents.flatMap((document) =>
      [...read(document).matchAll(/npm run ([\w:]+)/g)].map(([, script]) => script!)
    )
    expect(used.length).toBeGreaterThan(0)
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(used))
  })

  it('link only to files that there are', () => {
    const missing = documents.flatMap((document) =>
      [...read(document).matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)]
        .map(([, link]) => path.join(path.dirname(document), link!))
        .filter((file) => !existsSync(inProject(file)))
        .map((file) => `${document} → ${file}`)
    )
    expect(missing).toEqual([])
  })

  it('name, for each claim of SECURITY.md, a test that there is', () => {
    const tests = read('test/unit/security.test.ts')
    const rows = read('SECURITY.md')
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(2)
    const names = rows.map((row) => /`([^`]+)`\s*\|$/.exec(row)?.[1] ?? row)
    expect(names.length).toBeGreaterThan(5)
    expect(names.filter((name) => !tests.includes(name))).toEqual([])
  })
})
