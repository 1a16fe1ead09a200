import path from 'node:path'
import { transform } from 'esbuild'
import { poll } from '../support/browser/poll'
import { browserSuite } from '../support/browser/suite'
import { bundleEntry } from '../support/bundle'
import { bundlePage, snippetPage } from '../support/html'
import type { AnalyticsPackage } from '../support/net'
import { workspaceEntry } from '../support/site'
import { commandsOf, openLiveSite, scriptsOf } from '../support/visitor'
import { presetsWith } from '../unit/harness/connect'
import { type Block, blocksOf, documents, inPackages, inProject } from './support/project'
import { read, readJson } from './support/project'

const suite = browserSuite()

/** The ways into a page: words of their code, and the oldest Analytics.js that they work with. */
const options = [
  { document: 'docs/options/snippet.md', words: 'analytics.load(', oldest: 'analytics-next-1.53' },
  { document: 'docs/options/npm.md', words: 'plugins: [', oldest: 'analytics-next-1.55' },
  { document: 'docs/options/register.md', words: '.register(', oldest: 'analytics-next-1.72' }
] as const

const newest = '@segment/analytics-next'

const versionOf = (name: AnalyticsPackage): string =>
  readJson<{ version: string }>(inPackages(name, 'package.json')).version

const codeOf = (document: string): Block[] =>
  blocksOf(document).filter(({ language }) => ['js', 'jsx', 'ts'].includes(language))

const [snippet, npm] = options.map(({ document }) => codeOf(document)[0])

/** Gives the destination to the workspace, which has the hosted bundle of it. */
const connect = (subscriptions?: object[]): void =>
  suite.net.cdnSettings({
    remotePlugins: [workspaceEntry({ appId: 'YOUR_APP_ID' }, subscriptions)]
  })

/** Opens a page as the code makes it, which tracks an event at once. */
async function open(code: string, name: AnalyticsPackage = newest, headers = {}): Promise<void> {
  const { net, page } = suite
  net.analytics(name)
  net.file('/js/intercom.global.js', read('dist/intercom.global.js'))
  const app = `${code}\nanalytics.track('Early')\nObject.assign(window, { analytics })`
  const place = path.relative(inProject(), inPackages(name))
  const isSnippet = code.startsWith('analytics.load(')
  const url = isSnippet ? '' : net.file('/app.js', await bundleEntry(app, { [newest]: place }))
  const call = 'analytics.load("YOUR_WRITE_KEY", {})'
  const html = isSnippet
    ? snippetPage({ writeKey: 'YOUR_WRITE_KEY' }).replace(call, () => app)
    : bundlePage({ url: '', body: `<script src="${url}"></script>` })
  await page.goto(net.page('/', html, headers))
}

const arrives = (name: string): Promise<unknown> =>
  suite.net.waitFor(() => suite.net.events().some((event) => event.name === name))

const problems = (): unknown[] =>
  suite.page.console.filter(({ type }) => ['pageerror', 'error', 'warn', 'warning'].includes(type))

const rows = ['README.md', ...options.map(({ document }) => document)]
  .flatMap(codeOf)
  .flatMap((block) => {
    const { oldest } = options.find(({ words }) => block.code.includes(words))!
    const names: AnalyticsPackage[] = [oldest, newest]
    return names.map((name) => [block.title, versionOf(name), block, name] as const)
  })

describe('the code of the README and of docs/options', () => {
  it.each(rows)('%s brings early events to Intercom with %s', async (_, _version, block, name) => {
    if (!block.code.includes('.register(')) connect()
    await open(block.code, name)
    await arrives('Early')
    expect(suite.net.pings()[0]).toMatchObject({ source: 'apiBoot', appId: 'YOUR_APP_ID' })
    const asked = suite.net.requests.map(({ path }) => path)
    expect(asked).not.toContain(new URL(workspaceEntry().url).pathname)
    expect(problems()).toEqual([])
  })

  it('reaches a destination that Segment has renamed, by option 1', async () => {
    const entry = { ...workspaceEntry({ appId: 'YOUR_APP_ID' }), name: 'Renamed' }
    suite.net.cdnSettings({ remotePlugins: [entry] })
    await open(snippet!.code)
    await arrives('Early')
  })

  it('works under the policy of docs/csp.md', async () => {
    connect()
    const [{ code } = { code: '' }] = blocksOf('docs/csp.md')
    const [name = '', value = ''] = code.trim().split(/: (.*)/s)
    await open(npm!.code, newest, { [name]: value })
    await arrives('Early')
    await suite.net.waitFor(() => suite.net.segment().length > 0)
    expect(problems()).toEqual([])
  })
})

/** The first block of code in a recipe that has these words. */
const recipe = (name: string, words: string): string =>
  blocksOf(`docs/recipes/${name}.md`).find(({ code }) => code.includes(words))!.code

describe('the code of docs/recipes', () => {
  it('keeps everything of Intercom for people who are signed in', async () => {
    const { net, page } = suite
    const tell = (name: string) => page.evaluate((type) => dispatchEvent(new Event(type)), name)
    const listeners = `addEventListener('in', () => signIn({ id: 'u1' })); addEventListener('out', signOut)`
    connect()
    await open(`${recipe('launcher', 'signIn')}${listeners}`)
    await net.waitFor(() => net.segment().some(({ event }) => event === 'Early'))
    expect(scriptsOf(suite)).toBe(0)
    await tell('in')
    await net.waitFor(() => net.pings().some(({ userData }) => userData.user_id === 'u1'))
    expect(net.events()).toEqual([])
    await tell('out')
    await page.waitFor(() => !document.cookie.includes('intercom-'))
  })

  it('opens the Messenger for a click that comes before everything else', async () => {
    const click = '<script>document.querySelector("button").click()</script>'
    await openLiveSite(suite, { body: `${recipe('launcher', 'showHelp')}${click}` })
    await poll(async () => (await commandsOf(suite)).includes('show'), 'the command')
  })

  it('makes one name of two, and keeps the one of a person who has one', async () => {
    connect(presetsWith('identifyUser', { name: JSON.parse(recipe('mappings', 'firstName')) }))
    const identify = `analytics.identify('u1', { firstName: 'Ada', lastName: 'Lovelace' })
      analytics.identify('u2', { name: 'Grace' })`
    await open(`${npm!.code}${identify}`)
    const names = (): unknown[] => suite.net.pings().map(({ userData }) => userData.name)
    await suite.net.waitFor(() => names().includes('Ada Lovelace') && names().includes('Grace'))
  })

  const yen = { revenue: 4999, currency: 'JPY' }
  const euros = { revenue: 4999, currency: 'EUR' }

  it.each([
    [
      'keeps names few',
      'Viewed Plan',
      'Viewed Plan Pro',
      { a: 1 },
      { a: 1, plan: 'Viewed Plan Pro' }
    ],
    [
      'leaves amounts in yen alone',
      'JPY',
      'Paid',
      yen,
      { price: { amount: 4999, currency: 'JPY' } }
    ],
    ['still sends cents', 'JPY', 'Paid', euros, { price: { amount: 499_900, currency: 'EUR' } }]
  ])('%s, by the block with %s', async (_, words, name, properties, metadata) => {
    connect()
    const track = `analytics.track('${name}', ${JSON.stringify(properties)})`
    await open(`${recipe('mappings', words)}${track}\nanalytics.track('Order Completed')`)
    await arrives('Order Completed')
    const sent = suite.net.events().filter((event) => event.name !== 'Early')
    expect(sent.map((event) => event.metadata)).toEqual([metadata, {}])
  })
})

it('the README, docs/options and the package ask for the oldest Analytics.js that is tested', () => {
  const versions = options.map(({ oldest }) => versionOf(oldest))
  const asked = [...read('README.md').matchAll(/Needs \S+ (\d+\.\d+\.\d+) or\s+newer/g)]
  expect(asked.map(([, version]) => version)).toEqual(versions)
  const needs = options.map(({ document }) => read(document).split('## Needs')[1] ?? '')
  expect(needs.map((text) => /(\d+\.\d+\.\d+) or newer/.exec(text)?.[1])).toEqual(versions)
  const { peerDependencies } = readJson<{ peerDependencies: object }>('package.json')
  expect(peerDependencies).toMatchObject({ [newest]: `>=${versions[1]}` })
})

it('all other code in the documents is code that a build tool takes', async () => {
  const blocks = documents.flatMap(codeOf)
  expect(blocks.length).toBeGreaterThan(30)
  for (const { title, language, code } of blocks)
    await transform(code, { loader: language as 'js', sourcefile: title, logLevel: 'silent' })
})
