import { readFileSync } from 'node:fs'
import type { AnalyticsPackage } from '../support/net'
import { blockWith, inReadme } from './support/exampleBlocks'
import { exampleSuite, type Globals, HOSTED } from './support/exampleSuite'
import { inPackages, read, readJson } from './support/project'

const suite = exampleSuite()

const versionOf = (name: AnalyticsPackage): string =>
  (JSON.parse(readFileSync(inPackages(name, 'package.json'), 'utf8')) as { version: string })
    .version

const oldest = {
  snippet: 'analytics-next-1.53',
  npm: 'analytics-next-1.55',
  register: 'analytics-next-1.72'
} as const

/** An app with mappings of its own, which tracks an event before Analytics.js has loaded. */
const early = blockWith("analytics.track('Order Completed'", 'docs/recipes/mappings.md')

/** Titles and packages for `it.each`: an old version and the newest. */
const since = (old: AnalyticsPackage): [string, AnalyticsPackage][] =>
  ([old, '@segment/analytics-next'] as const).map((name) => [versionOf(name), name])

describe('option 1', () => {
  it.each(since(oldest.snippet))('works with Analytics.js %s', async (_, name) => {
    suite.connect()
    suite.net.analytics(name)
    await suite.openSnippet({ load: inReadme('updateCDNSettings') })
    await suite.track('Read')
    await suite.arrives('Read')
    expect(suite.net.requests.map(({ path }) => path)).not.toContain(HOSTED)
  })
})

describe('option 2', () => {
  it.each(since(oldest.npm))('works with Analytics.js %s', async (_, analytics) => {
    suite.connect()
    await suite.openModule(inReadme('plugins: ['), { analytics })
    await suite.track('Read')
    await suite.arrives('Read')
    expect(suite.net.requests.map(({ path }) => path)).not.toContain(HOSTED)
  })
})

describe('option 3', () => {
  it.each(since(oldest.register))(
    'works with Analytics.js %s, early events included',
    async (_, analytics) => {
      await suite.openModule(early, { analytics })
      await suite.arrives('Order Completed')
    }
  )
})

describe('an older Analytics.js', () => {
  it('downloads the hosted bundle with option 2', async () => {
    suite.connect()
    await suite.openModule(inReadme('plugins: ['), { analytics: 'analytics-next-1.53' })
    await suite.net.waitFor(() => suite.net.requests.some(({ path }) => path === HOSTED))
  })

  it('never gives early events to option 3', async () => {
    const analytics = 'analytics-next-1.55'
    await suite.openModule(early, { analytics })
    await suite.page.waitFor(() => {
      const { Intercom } = window as unknown as Globals
      return Intercom && !('q' in Intercom)
    })
    await suite.track('Order Completed')
    await suite.arrives('Order Completed')
    // The event that the page tracked before had another amount.
    expect(suite.net.events()).toMatchObject([{ metadata: { price: { amount: 500 } } }])
  })
})

describe('the versions that the README asks for', () => {
  it('are the oldest ones that are tested', () => {
    const asked = [...read('README.md').matchAll(/Needs \S+ (\d+\.\d+\.\d+) or\s+newer/g)]
    expect(asked.map(([, version]) => version)).toEqual(Object.values(oldest).map(versionOf))
  })

  it.each(Object.entries(oldest))('are those of docs/options/%s.md', (option, name) => {
    const [, needs = ''] = read(`docs/options/${option}.md`).split('## Needs')
    expect(/(\d+\.\d+\.\d+) or newer/.exec(needs)?.[1]).toBe(versionOf(name))
  })

  it('begin with the one that the package asks for', () => {
    const { peerDependencies } = readJson<{ peerDependencies: Record<string, string> }>(
      'package.json'
    )
    expect(peerDependencies).toMatchObject({
      '@segment/analytics-next': `>=${versionOf(oldest.npm)}`
    })
  })
})
