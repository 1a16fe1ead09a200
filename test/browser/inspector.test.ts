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

describe('without a destination, the inspector says why:', () => {
  const other = { url: 'https://other.test/a.js' }
  const off = { [DESTINATION]: false }

  it.each<[string, object[], string, object?]>([
    ['a wrong path of the file', [{ url: '/none.js' }], 'the server answers 404', {}],
    ['a page in place of the file', [{ url: '/page' }], 'It may be a page (HTML)', {}],
    ['a blocked file', [other], 'a blocker, the network', {}],
    ['a policy without it', [other], 'Content-Security-Policy refuses it', policy("'nonce-n'")],
    ['a destination that was renamed', [{ name: 'Chat' }], 'calls the destination "Chat"', {}],
    ['a destination that is off', [], `settings have no ${DESTINATION}, or it is switched off`, {}],
    ['integrations that are false', [{}], `integrations of load switch ${DESTINATION} off`, {}]
  ])('%s', async (name, entries, part, headers) => {
    const { net, page } = suite
    serveInspector()
    net.file('/page', '<!doctype html><title>A page</title>', { 'content-type': 'text/html' })
    net.cdnSettings({ remotePlugins: entries.map((entry) => ({ ...workspaceEntry(), ...entry })) })
    const loadOptions = JSON.stringify({ integrations: name.startsWith('integrations') ? off : {} })
    const html = snippetPage({ writeKey: 'key', loadOptions, body, nonce: 'n' })
    await page.goto(net.page('/', html, headers as Record<string, string>))
    await reads(`${DESTINATION} is not on this page`, part)
  })
})

const openPage = async (site: Site = {}, subscriptions: readonly unknown[] = presets) => {
  serveInspector()
  const url = await serveSite(suite, { body, ...site })
  if (site.way !== 'register')
    suite.net.cdnSettings({
      integrations: { [DESTINATION]: {} },
      remotePlugins: [workspaceEntry(site.settings, subscriptions)]
    })
  await suite.page.goto(url)
}

const openLivePage = async (site: Site = {}, subscriptions: readonly unknown[] = presets) => {
  await openPage(site, subscriptions)
  await waitForMessenger(suite)
}

const trackOrder = () =>
  suite.page.evaluate(() => {
    const properties = { total: 19.99, items: [{ id: 1 }] }
    return analytics.track('Order Completed', properties)
  })

describe('somebody who reads only the inspector knows of', () => {
  const [trackEvent, identifyUser] = presets
  const { mapping } = trackEvent
  const amount = { '@path': '$.properties.amount' }

  it.each<[string, object, string, string]>([
    ['a wrong trigger', { subscribe: 'event = "Order"' }, 'no mapping matches', 'event = "Order"'],
    ['a mapping that is off', { enabled: false }, '1 of 2 on', 'Orders (trackEvent) is off.'],
    ['a wrong path', { mapping: { ...mapping, revenue: amount } }, 'sent', 'revenue (at $.prop'],
    ['a wrong path of the name', { mapping: { event_name: amount } }, 'not sent', 'at $.prop'],
    ['a nested value', {}, 'event_metadata "items": left out', '(1 key; left out: items)']
  ])('%s', async (_, change, ...texts) => {
    await openLivePage({}, [{ ...trackEvent, name: 'Orders', ...change }, identifyUser])
    await trackOrder()
    await reads('track "Order Completed": ', ...texts)
  })

  it('only mappings that are off', async () => {
    await openPage({}, [{ ...trackEvent, enabled: false }])
    await reads('No mapping of the destination is on')
  })

  it('no App ID', async () => {
    await openPage({ settings: { appId: ' ' } })
    await reads('App ID: missing', 'there is no App ID. Enter it')
  })

  it('integrations that are false, for plugins that the page registers', async () => {
    const loadOptions = `{ integrations: { '${DESTINATION}': false } }`
    await openPage({ way: 'register', loadOptions })
    await reads(`integrations of load switch ${DESTINATION} off`)
  })

  it('too many updates', async () => {
    await openLivePage()
    await suite.page.evaluate(async () => {
      for (let at = 0; at < 21; at += 1) await analytics.identify('a', { name: `Name ${at}` })
    })
    await reads('Updates left: 0 of 20', 'may be lost: Intercom takes 20 updates in 30 minutes')
  })

  it('a logout in between', async () => {
    suite.net.holdWidget()
    await openPage()
    await reads('Messenger: waits until it is loaded')
    await trackOrder()
    await suite.page.evaluate(() => {
      analytics.reset()
      window.dispatchEvent(new Event('pagehide'))
    })
    await reads('track "Order Completed": not sent', 'not sent: the person has left')
  })

  it('consent that is withdrawn', async () => {
    await openLivePage()
    await suite.page.evaluate(() => window.dispatchEvent(new Event('intercom-destination:stop')))
    await trackOrder()
    await reads(
      'Stopped: the page has stopped the destination',
      'not sent: the destination is stopped'
    )
  })

  it.each([
    ['a blocked script', {}, 'Open it in a tab. A 404 means'],
    ['a policy without it', policy("'unsafe-inline'"), 'Allow it in script-src.\n']
  ])('%s', async (_, headers, part) => {
    suite.net.widget({ mode: 'refuse' })
    await openPage({ headers })
    await reads('Messenger: not there', part)
  })

  it('a token that is refused', async () => {
    const getUserToken = '{ getUserToken: () => Promise.reject(1) }'
    const loadOptions = `{ integrations: { '${DESTINATION}': ${getUserToken} } }`
    await openLivePage({ loadOptions })
    await suite.page.evaluate(() => analytics.identify('a', { name: 'Ada' }) as Promise<unknown>)
    await reads('Asks for tokens', 'setting "getUserToken": no valid token')
  })

  it('a person whom Intercom refuses', async () => {
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
  await openLivePage({ body: '<main><h1>A page</h1></main>' })
  await page.evaluate(() => analytics.track('Early') as Promise<unknown>)
  await page.evaluate(addInspector)
  await page.waitFor(() => document.activeElement?.id === 'intercom-destination-inspector')
  await page.evaluate(() => analytics.track('Large', { text: 'x'.repeat(1e6) }) as Promise<unknown>)
  await reads('track "Early": sent', 'It came before', 'track "Large": sent', 'finds event_name')
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
