import type { Inspection } from '../../src/inspection'
import { factsOf } from '../../src/inspector/facts'
import { fateOf, watchPolicy } from '../../src/inspector/file'
import { presets } from '../../src'
import { installForeignStub, installMessenger, page } from './harness/page'

const WIDGET = 'https://widget.intercom.io/widget/abc'
const PING = 'https://api-iam.intercom.io/messenger/web/ping'

let entries: object[]

beforeEach(() => {
  entries = []
  Object.assign(performance, { getEntriesByType: () => entries })
})

const facts = (given: Partial<Inspection> = {}, keys: string[] = [], analytics?: object): string =>
  factsOf(
    {
      version: '1.0.0',
      settings: { appId: 'abc' },
      subscriptions: presets,
      recent: [],
      session: () => ({ keys, updates: 3 }),
      ...given
    },
    analytics
  ).join('\n')

const without = { session: undefined as never }

it.each<[string, string, () => string]>([
  ['nobody', 'Person: anonymous', () => facts()],
  [
    'a verified user',
    'identified by user_id and email, verified by a token',
    () => facts({}, ['email', 'user_id', 'intercom_user_jwt'].reverse())
  ],
  ['an unverified one', 'identified by email, not verified', () => facts({}, ['email'])],
  [
    'the region',
    'EU',
    () => facts({ settings: { appId: 'a', apiBase: 'https://api-iam.eu.intercom.io' } })
  ],
  ['a proxy', 'https://a.b', () => facts({ settings: { appId: 'a', apiBase: 'https://a.b' } })],
  ['tokens', 'getUserToken', () => facts({ settings: { appId: 'a', getUserToken: () => '' } })],
  [
    'no App ID',
    'Not loaded: there is no App ID',
    () => facts({ ...without, settings: {} as never })
  ],
  [
    'integrations',
    'Not loaded:',
    () => facts(without, [], { integrations: { All: false }, queue: { plugins: [] } })
  ],
  ['no mapping', 'no mapping works', () => facts({ ...without, subscriptions: [] })],
  ['a wrong setting', 'a setting is wrong', () => facts(without)]
])('a destination tells of %s', (_, expected, read) => {
  expect(read()).toContain(expected)
})

it.each<[string, string, () => unknown]>([
  ['nothing', 'Messenger: not there', () => undefined],
  ['a stub', 'Messenger: waits until it is loaded', installForeignStub],
  [
    'a failed stub',
    `not there. ${WIDGET}: `,
    () => {
      installForeignStub()
      Object.assign(page.Intercom as object, { failed: true })
    }
  ],
  ['a Messenger', 'Messenger: there', installMessenger],
  [
    'a stopped page',
    'Stopped: the page has stopped the destination',
    () => (page.intercomSettings = { disabled: true })
  ],
  [
    'a getter that throws',
    'Messenger:',
    () =>
      Object.defineProperty(window, 'intercomSettings', {
        configurable: true,
        get: () => {
          throw new Error()
        }
      })
  ]
])('with %s on the page, it says: %s', (_, expected, prepare) => {
  prepare()
  expect(facts()).toContain(expected)
})

it('tells since when the Messenger is there, and what Intercom has answered', () => {
  installMessenger()
  entries = [
    { name: WIDGET, startTime: 0, duration: 1 },
    { name: PING, responseStatus: 200 },
    { name: PING, responseStatus: 403 }
  ]
  expect(facts()).toMatch(/there since .*\n.*403\. It refuses this person/)
})

it.each([
  [undefined, 'has not asked for it'],
  [{ responseStatus: 404 }, 'answers 404'],
  [{ responseStatus: 200 }, 'It may be a page (HTML)'],
  [{}, 'a blocker, the network']
])('of a file of which the browser knows %j it says "%s"', (known, expected) => {
  entries = known ? [{ name: 'https://a.b/c.js', ...known }] : []
  expect(fateOf('https://a.b/c.js')).toContain(expected)
})

it('of a file that a policy refuses it says so, and of one that Trusted Types refuse', () => {
  let report: (reports: object[]) => void = () => undefined
  class ReportingObserver {
    constructor(onReports: typeof report) {
      report = onReports
    }
    observe = (): void => undefined
    disconnect = (): void => undefined
  }
  Object.assign(window, { ReportingObserver })
  const end = watchPolicy(() => undefined)
  report([{}, { body: { disposition: 'report', blockedURL: 'https://r.s/t.js' } }])
  report([{ body: { disposition: 'enforce', blockedURL: 'https://a.b/c.js' } }])
  expect(fateOf('https://r.s/t.js')).toContain('has not asked')
  expect(fateOf('https://a.b/c.js')).toContain('Content-Security-Policy')
  for (const [disposition, blockedURI] of [
    ['report', 'trusted-types-sink'],
    ['enforce', ''],
    ['enforce', 'trusted-types-sink']
  ])
    document.dispatchEvent(
      Object.assign(new Event('securitypolicyviolation'), { disposition, blockedURI })
    )
  expect(fateOf('https://x.y/z.js')).toContain('Trusted Types')
  end()
})
