import type { Analytics } from '@segment/analytics-next'
import { presets } from '../../src'
import { browserSuite } from '../support/browser/suite'
import { bundleEntry } from '../support/bundle'
import { bundlePage } from '../support/html'
import { DESTINATION } from '../support/site'
import { messagesOf } from '../support/visitor'

declare const analytics: Analytics

interface Globals {
  Intercom?: unknown
  intercomSettings?: unknown
}

const suite = browserSuite()

/** Plugins that are registered directly, and the destination of the workspace with the plugins of npm. */
const entries = {
  register: (version: string, options: object) => `
    import { AnalyticsBrowser } from '${version}'
    import intercomDestination, { presets } from './dist/index.mjs'
    window.analytics = AnalyticsBrowser.load({ writeKey: 'key' }, ${JSON.stringify(options)})
    intercomDestination({ appId: 'abc', subscriptions: presets }).then((plugins) =>
      window.analytics.register(...plugins)
    )
  `,
  npm: (version: string, options: object) => `
    import { AnalyticsBrowser } from '${version}'
    import intercomDestination from './dist/index.mjs'
    window.analytics = AnalyticsBrowser.load(
      { writeKey: 'key', plugins: [intercomDestination] },
      ${JSON.stringify(options)}
    )
  `
}

const open = async (way: keyof typeof entries, version: string, integrations: object) => {
  const { net, page } = suite
  if (way === 'npm')
    net.cdnSettings({
      remotePlugins: [
        {
          name: DESTINATION,
          creationName: DESTINATION,
          libraryName: 'intercomDestination',
          url: 'https://cdn.segment.com/hosted-bundle-that-nobody-should-load.js',
          settings: { appId: 'abc', subscriptions: presets }
        }
      ]
    })
  const url = net.file('/app.js', await bundleEntry(entries[way](version, { integrations })))
  await page.goto(net.page('/', bundlePage({ url })))
  // Segment gets them after all destinations had their chance.
  await page.evaluate(async () => {
    await analytics.identify('u1', { name: 'Ada' })
    await analytics.track('Signed Up')
  })
}

describe.each([
  ['register', '@segment/analytics-next'],
  ['register', 'analytics-next-1.72'],
  ['npm', '@segment/analytics-next'],
  ['npm', 'analytics-next-1.72']
] as const)('by %s of %s', (way, version) => {
  it.each([{ [DESTINATION]: false }, { All: false, 'Segment.io': true }])(
    'the load option integrations: %j keeps the Messenger from the page',
    async (integrations) => {
      const { net, page } = suite
      await open(way, version, integrations)
      await net.waitFor(() => net.segment().length === 2)
      // A script that is not asked for by now, after the load event, is not asked for.
      await page.waitFor(() => document.readyState === 'complete')
      await page.evaluate(() => new Promise((done) => setTimeout(done)))
      expect(
        await page.evaluate(() => {
          const { Intercom, intercomSettings } = window as unknown as Globals
          return [typeof Intercom, typeof intercomSettings]
        })
      ).toEqual(['undefined', 'undefined'])
      expect(net.requests.filter(({ host }) => host.includes('intercom'))).toEqual([])
      expect(messagesOf(suite)).toEqual([])
    }
  )

  it.each([{ [DESTINATION]: true, All: false, 'Segment.io': true }, { Amplitude: false }])(
    'the load option integrations: %j lets it come',
    async (integrations) => {
      const { net } = suite
      await open(way, version, integrations)
      await net.waitFor(() => net.events().length === 1)
      expect(net.events()).toMatchObject([{ name: 'Signed Up', userData: { user_id: 'u1' } }])
    }
  )
})
