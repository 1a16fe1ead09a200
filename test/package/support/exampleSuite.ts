import { readFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { presets } from '../../../src'
import { browserSuite, type BrowserSuite } from '../../support/browser/suite'
import { bundlePage, snippetPage } from '../../support/html'
import type { AnalyticsPackage } from '../../support/net'
import { type Installed, installPackage } from './installed'
import { type Block, blocksOf } from './markdown'
import { inPackages, readJson } from './project'
import { frameworks, importedByItself } from './standIns'

/** What the pages of examples have on their window. */
export interface Globals {
  analytics: Record<string, (...args: unknown[]) => Promise<unknown>>
  intercomSettings?: Record<string, unknown>
  Intercom?: { q?: unknown }
}

/** Where the workspace says that the hosted bundle is. */
export const HOSTED = '/the-hosted-bundle.js'

/** Runs the examples of the documents in a browser, with the package as customers have it. */
export interface ExampleSuite extends BrowserSuite {
  installed: Installed
  /** Puts the destination into the workspace. */
  connect: () => void
  /** Opens a page whose app is the module. */
  openModule: (
    block: Block,
    more?: { analytics?: AnalyticsPackage; headers?: Record<string, string> }
  ) => Promise<void>
  /** Opens a page with Segment's snippet, and what of the documents belongs into, below and above it. */
  openSnippet: (parts: { load?: Block; below?: Block; above?: Block }) => Promise<void>
  /** Tracks an event by the page's `analytics`. */
  track: (name: string) => Promise<void>
  /** Waits until the event has reached Intercom, and expects that a boot went before. */
  arrives: (name: string) => Promise<void>
  /** What the console has of errors and warnings. */
  problems: () => unknown[]
}

/** Gives a test file the examples, with the package installed. Read its members inside of tests only. */
export function exampleSuite(): ExampleSuite {
  const suite = browserSuite() as ExampleSuite
  beforeAll(() => {
    suite.installed = installPackage()
    for (const dependency of ['@segment/analytics-next', 'jose']) suite.installed.link(dependency)
  }, 60_000)
  beforeEach(() => {
    const file = readFileSync(suite.installed.inPackage('dist/intercom.global.js'))
    suite.net.file('/js/intercom.global.js', file.toString())
  })
  afterAll(() => suite.installed.remove())
  return Object.assign(suite, {
    connect: () => connect(suite),
    openModule: async (block, { analytics, headers } = {}) => {
      const url = suite.net.file('/app.js', await bundle(suite.installed, block, analytics))
      // Last in its body, as build tools put it.
      const body = `<div id="root"></div><script src="${url}"></script>`
      await suite.page.goto(suite.net.page('/', bundlePage({ url: '', body }), headers))
    },
    openSnippet: (parts) => suite.page.goto(suite.net.page('/', snippetWith(parts))),
    track: (name) => track(suite, name),
    arrives: async (name) => {
      await suite.net.waitFor(() => suite.net.events().some((event) => event.name === name))
      expect(suite.net.pings()[0]).toMatchObject({ source: 'apiBoot', appId: 'YOUR_APP_ID' })
    },
    problems: () =>
      suite.page.console.filter(({ type }) =>
        ['pageerror', 'error', 'warn', 'warning'].includes(type)
      )
  } satisfies Partial<ExampleSuite>)
}

function connect({ net }: BrowserSuite): void {
  net.cdnSettings({
    remotePlugins: [
      {
        name: 'Intercom Web (Actions)',
        creationName: 'Intercom Web (Actions)',
        libraryName: 'intercomDestination',
        url: `https://cdn.segment.com${HOSTED}`,
        settings: { appId: 'YOUR_APP_ID', subscriptions: presets }
      }
    ]
  })
}

/** Writes a block and the other files of its document, and bundles it as an app would. */
async function bundle(
  installed: Installed,
  block: Block,
  analytics: AnalyticsPackage = '@segment/analytics-next'
): Promise<string> {
  const folder = `blocks/${block.title.replace(/\W/g, '-')}`
  // The block itself last: a document may have several versions of a file.
  const files = [...blocksOf('docs/frameworks.md'), ...blocksOf(block.document), block]
  for (const { file, code } of files)
    if (file && !file.endsWith('.html')) installed.write(`${folder}/${file}`, code)
  const { outputFiles } = await build({
    stdin: {
      contents: `import './${block.file}'; import { analytics } from './${analyticsOf(block)}'
        window.analytics = analytics`,
      resolveDir: path.join(installed.folder, folder)
    },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    jsx: 'automatic',
    logLevel: 'silent',
    alias: { '@segment/analytics-next': inPackages(analytics) },
    plugins: [frameworks],
    banner: { js: importedByItself }
  })
  return outputFiles[0]!.text
}

/** The file with the `analytics` of a block: its own, or that of its document, or the module that all frameworks share. */
function analyticsOf(block: Block): string {
  const hasIt = ({ code, file }: Block): boolean =>
    Boolean(file) && code.includes('export const analytics')
  return [block, ...blocksOf(block.document)].find(hasIt)?.file ?? 'analytics'
}

interface Manifest {
  files: { file: string; integrity: string }[]
}

const integrityOf = (name: string): string =>
  readJson<Manifest>('dist/manifest.json').files.find(({ file }) => file === name)!.integrity

/** Segment's snippet loads and counts the page; `load` takes the place of the first. */
function snippetWith({ load, below, above }: { load?: Block; below?: Block; above?: Block }) {
  const call = 'analytics.load("YOUR_WRITE_KEY", {})'
  const html = snippetPage({ writeKey: 'YOUR_WRITE_KEY', before: 'window.bufferStart = 1' })
  expect(html).toContain(call)
  const script = (below?.code ?? '').replace(
    'INTEGRITY_FROM_THE_MANIFEST',
    integrityOf('intercom.global.js')
  )
  return html
    .replace(call, () => `${load?.code ?? call}\nanalytics.page()`)
    .replace('<head>', () => `<head>${above?.code ?? ''}`)
    .replace('</head>', () => `${script}</head>`)
}

async function track({ page }: BrowserSuite, name: string): Promise<void> {
  // Not analytics itself: it is a promise of all of Analytics.js.
  await page.waitFor(() => Boolean((window as unknown as Globals).analytics))
  await page.evaluate((event) => {
    void (window as unknown as Globals).analytics.track!(event, { revenue: 19.99, total: 5 })
  }, name)
}
