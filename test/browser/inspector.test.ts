import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Analytics } from '@segment/analytics-next'
import type { AxeResults } from 'axe-core'
import { presets } from '../../src'
import { poll } from '../support/browser/poll'
import { browserSuite } from '../support/browser/suite'
import { snippetPage } from '../support/html'
import { DESTINATION, serveSite, type Site, workspaceEntry } from '../support/site'
import { waitForMessenger } from '../support/visitor'

declare const analytics: Analytics

declare const axe: { run: (selector: string) => Promise<AxeResults> }

const suite = browserSuite()
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

const body = '<p>A page</p><script src="/inspector.js"></script>'

const serveInspector = (): string =>
  suite.net.file(
    '/inspector.js',
    readFileSync(path.join(__dirname, '../../dist/inspector.global.js'), 'utf8')
  )

const text = (): Promise<string> =>
  suite.page.evaluate(() => {
    const root = document.getElementById('intercom-destination-inspector')?.shadowRoot
    for (const details of root?.querySelectorAll('details') ?? []) details.open = true
    return root?.querySelector('section')?.innerText ?? ''
  })

/** Waits until somebody who reads the inspector, with each event open, reads all of `parts`. */
const reads = async (...parts: string[]): Promise<void> => {
  let shown = await text()
  await poll(async () => {
    shown = await text()
    return parts.every((part) => shown.includes(part))
  }, parts.join()).catch(() => expect(shown).toBe(parts))
}

const policy = (inline: string): Record<string, string> => ({
  'content-security-policy': `script-src 'self' ${inline} https://cdn.segment.com`
})

interface Absence {
  /** How the workspace's entry differs; without it, there is none. */
  entry?: object
  integrations?: object
  headers?: Record<string, string>
  text: string
}

const absences: [string, Absence][] = [
  ['a wrong path of the file', { entry: { url: '/none.js' }, text: 'the server answers 404' }],
  ['a page in place of the file', { entry: { url: '/page' }, text: 'it may be a page (HTML)' }],
  [
    'a blocked file',
    { entry: { url: 'https://blocked.test/a.js' }, text: 'a blocker, the network' }
  ],
  [
    'a file that the policy forbids',
    {
      entry: { url: 'https://other.test/a.js' },
      headers: policy("'nonce-n'"),
      text: "the page's Content-Security-Policy refuses it"
    }
  ],
  [
    'a destination that was renamed',
    { entry: { name: 'Chat' }, text: 'calls the destination "Chat"' }
  ],
  ['a destination that is off', { text: `settings have no ${DESTINATION}, or it is switched off` }],
  [
    'integrations that are false',
    {
      entry: {},
      integrations: { [DESTINATION]: false },
      text: `integrations of load switch ${DESTINATION} off`
    }
  ]
]

describe('without a destination, the inspector says why:', () => {
  it.each(absences)('%s', async (_, { entry, integrations, headers, text }) => {
    const { net, page } = suite
    serveInspector()
    net.file('/page', '<!doctype html><title>A page</title>', { 'content-type': 'text/html' })
    net.cdnSettings({ remotePlugins: entry ? [{ ...workspaceEntry(), ...entry }] : [] })
    const loadOptions = JSON.stringify({ integrations })
    const html = snippetPage({ writeKey: 'key', loadOptions, body, nonce: 'n' })
    await page.goto(net.page('/', html, headers))
    await reads(`${DESTINATION} is not on this page`, text)
  })
})

const [trackEvent, identifyUser] = presets

const orders = { ...trackEvent, name: 'Orders' }

const openPage = async (site: Site = {}, subscriptions: readonly unknown[] = presets) => {
  const { net, page } = suite
  serveInspector()
  const url = await serveSite(suite, { body, ...site })
  if (site.way !== 'register')
    net.cdnSettings({
      integrations: { [DESTINATION]: {} },
      remotePlugins: [workspaceEntry(site.settings, subscriptions)]
    })
  await page.goto(url)
}

interface Fault {
  site?: Site
  subscriptions?: readonly unknown[]
  /** The Messenger that is not there in time is waited for by nobody. */
  isLive?: boolean
  /** What the page does. */
  act?: () => unknown
  texts: string[]
}

const trackOrder = () =>
  analytics.track('Order Completed', { total: 19.99, items: [{ id: 1 }], secret: 'S3CRET' })

const faults: [string, Fault][] = [
  [
    'no App ID',
    {
      site: { settings: { appId: ' ' } },
      texts: ['App ID: missing', 'there is no App ID. Enter it']
    }
  ],
  [
    'integrations that are false',
    {
      site: { way: 'register', loadOptions: `{ integrations: { '${DESTINATION}': false } }` },
      texts: [`integrations of load switch ${DESTINATION} off`]
    }
  ],
  [
    'a trigger that is wrong',
    {
      subscriptions: [{ ...orders, subscribe: 'type = "track" and event = "Order Complete"' }],
      act: trackOrder,
      texts: [
        'track "Order Completed": no mapping matches',
        'Orders: not met: event = "Order Complete"'
      ]
    }
  ],
  [
    'a mapping that is off',
    {
      subscriptions: [{ ...orders, enabled: false }, identifyUser],
      act: trackOrder,
      texts: ['Mappings: 1 of 2 on', 'Orders (trackEvent) is off. Switch it on.']
    }
  ],
  [
    'only mappings that are off',
    {
      subscriptions: [{ ...orders, enabled: false }],
      texts: ['No mapping of the destination is on']
    }
  ],
  [
    'a path that leads nowhere',
    {
      subscriptions: [
        { ...orders, mapping: { ...orders.mapping, revenue: { '@path': '$.properties.amount' } } }
      ],
      isLive: true,
      act: trackOrder,
      texts: [
        'track "Order Completed": sent',
        'Orders: finds nothing for revenue (at $.properties.amount)'
      ]
    }
  ],
  [
    'a path of the name that leads nowhere',
    {
      subscriptions: [{ ...orders, mapping: { event_name: { '@path': '$.title' } } }],
      act: trackOrder,
      texts: ['track "Order Completed": not sent', 'at $.title (mapping "Orders")']
    }
  ],
  [
    'a nested value',
    {
      subscriptions: [orders],
      isLive: true,
      act: trackOrder,
      texts: ['event_metadata "items": left out', 'left out: items']
    }
  ],
  [
    'too many updates',
    {
      isLive: true,
      act: async () => {
        for (let at = 0; at < 21; at += 1) await analytics.identify('a', { name: `Name ${at}` })
      },
      texts: ['Updates left: 0 of 20', 'may be lost: Intercom takes 20 updates in 30 minutes']
    }
  ],
  [
    'a logout in between',
    {
      act: async () => {
        await analytics.track('Order Completed')
        analytics.reset()
        window.dispatchEvent(new Event('pagehide'))
      },
      texts: ['track "Order Completed": not sent', 'not sent: the person has left']
    }
  ],
  [
    'consent that is withdrawn',
    {
      isLive: true,
      act: () => {
        window.dispatchEvent(new Event('intercom-destination:stop'))
        return analytics.track('Order Completed')
      },
      texts: ['Stopped: the page has ended it', 'not sent: the destination is stopped']
    }
  ]
]

describe('somebody who reads only the inspector knows of', () => {
  it.each(faults)('%s', async (_, { site, subscriptions, isLive, act, texts }) => {
    if (!isLive) suite.net.holdWidget()
    await openPage(site, subscriptions)
    if (isLive) await waitForMessenger(suite)
    if (act) await suite.page.waitFor(() => 'initialized' in analytics && analytics.initialized)
    if (act) await suite.page.evaluate(act)
    await reads(...texts)
  })

  it.each([
    ['a blocked script', {}, 'a blocker, the network'],
    [
      'a policy without it',
      policy("'unsafe-inline'"),
      "the page's Content-Security-Policy refuses it"
    ]
  ])('%s', async (_, headers, text) => {
    suite.net.widget({ mode: 'refuse' })
    await openPage({ headers })
    await reads('Messenger: not there', text)
  })

  it('a token that is refused', async () => {
    suite.net.intercomAnswers({ enforce: true })
    const failing = `{ integrations: { '${DESTINATION}': { getUserToken: () => Promise.reject(1) } } }`
    await openPage({ loadOptions: failing })
    await suite.page.waitFor(() => 'initialized' in analytics && analytics.initialized)
    await suite.page.evaluate(() => analytics.identify('a', { name: 'Ada' }) as Promise<unknown>)
    await reads('Asks for tokens', 'setting "getUserToken": no valid token')
  })

  it('a hash that is refused', async () => {
    suite.net.intercomAnswers({ status: 403 })
    await openPage()
    await reads("Intercom's last answer: 403. It refuses this person or page")
  })
})

const addInspector = () => {
  document.head.append(Object.assign(document.createElement('script'), { src: '/inspector.js' }))
}

it('shows events from before it was opened and one of 1 MB, to everybody', async () => {
  const { net, page } = suite
  await openPage({ body: '<main><h1>A page</h1></main>' })
  await waitForMessenger(suite)
  await page.evaluate(() => analytics.track('Early') as Promise<unknown>)
  await page.evaluate(addInspector)
  await page.waitFor(() => document.activeElement?.id === 'intercom-destination-inspector')
  await page.evaluate(() => analytics.track('Large', { text: 'x'.repeat(1e6) }) as Promise<unknown>)
  await reads('track "Early": sent', 'It came before', 'track "Large": sent', 'takes event_name')
  await page.puppeteer().evaluate(axeSource)
  for (const value of ['light', 'dark']) {
    await page.puppeteer().emulateMediaFeatures([{ name: 'prefers-color-scheme', value }])
    const { violations } = await page.evaluate(() => axe.run('#intercom-destination-inspector'))
    expect(violations).toEqual([])
  }
  expect(net.refused).toEqual([])
})

it('works where nothing is allowed, and moves nothing of the page', async () => {
  const { net, page } = suite
  serveInspector()
  const hostile = `for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(window, name, { get() { throw new Error(name) } })`
  const html = `<!doctype html><title>A page</title><script nonce="n">${hostile}</script>${body}`
  const strict =
    "default-src 'none'; script-src 'self' 'nonce-n'; require-trusted-types-for 'script'"
  await page.goto(net.page('/', html, { 'content-security-policy': strict }))
  await reads('There is no Analytics.js at window.analytics')
  const shape = await page.evaluate(() => {
    const section = document.querySelector('#intercom-destination-inspector')!.shadowRoot!
      .firstElementChild!
    const { scrollWidth, scrollHeight } = document.documentElement
    return [
      getComputedStyle(section).position,
      scrollWidth > innerWidth,
      scrollHeight > innerHeight
    ]
  })
  expect(shape).toEqual(['fixed', false, false])
  await page.puppeteer().keyboard.press('Escape')
  expect(await text()).toBe('')
  expect(page.console.filter(({ type }) => type === 'pageerror')).toEqual([])
})
