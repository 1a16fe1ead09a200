import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { bundleEntry } from '../../support/bundle'
import { bundlePage, snippetPage } from '../../support/html'
import { browserSuite } from '../../support/browser/suite'
import type { Call } from '../../support/messenger'

/** What the pages of this file have on their window. */
type Globals = typeof globalThis & {
  Intercom: ((...args: unknown[]) => unknown) & { q?: unknown[]; booted?: boolean }
  messengerDouble?: { calls: Call[]; takenOver: boolean }
  violation?: string
  loaded?: string
}

const suite = browserSuite()

const stub = `
  window.intercomSettings = { app_id: 'abc' }
  window.Intercom = (...args) => window.Intercom.q.push(args)
  window.Intercom.q = []
`

const withMessenger = (before = '') => ({
  before: stub + before,
  body: '<script async src="https://widget.intercom.io/widget/abc"></script>'
})

const openMessenger = async (before = '', headers = {}) => {
  const { before: setUp, body } = withMessenger(before)
  const html = `<!doctype html><body><script nonce="n1">${setUp}</script>${body}</body>`
  await suite.page.goto(suite.net.page('/', html, headers))
}

const takenOver = () => (window as unknown as Globals).messengerDouble?.takenOver

describe('the served Messenger', () => {
  it('is taken over from the stub after its delay and sends what was queued', async () => {
    const { net, page } = suite
    net.widget({ options: { neverTakeOver: true } })
    await openMessenger(
      `Intercom('boot', { app_id: 'abc', user_id: 'u1' }); Intercom('trackEvent', 'Seen')`
    )
    await page.waitFor(() => (window as unknown as Globals).Intercom.booted)
    expect(await page.evaluate(() => (window as unknown as Globals).Intercom.q?.length)).toBe(2)
    await page.evaluate(() => {
      const { messengerDouble } = window as unknown as { messengerDouble: { takeOver(): void } }
      messengerDouble.takeOver()
    })
    expect(await page.evaluate(takenOver)).toBe(true)
    expect(await page.evaluate(() => 'q' in (window as unknown as Globals).Intercom)).toBe(false)
    const event = await net.waitFor(() => net.events()[0])
    expect(net.pings()).toMatchObject([{ source: 'apiBoot', userData: { user_id: 'u1' } }])
    expect(event).toMatchObject({ name: 'Seen', userData: { user_id: 'u1' } })
  })

  it('takes over by itself when its time has come', async () => {
    suite.net.widget({ options: { takeOverAfterMs: 30 } })
    await openMessenger(`Intercom('trackEvent', 'Seen')`)
    await suite.page.waitFor(takenOver)
    await suite.net.waitFor(() => suite.net.events().length === 1)
    expect(suite.net.pings()).toHaveLength(1)
  })

  it('sets its cookies with the first answer and deletes them on shutdown', async () => {
    const { net, page } = suite
    await openMessenger()
    await page.waitFor(() => document.cookie.includes('intercom-session-abc'))
    expect(Object.keys(await page.cookies()).sort()).toEqual([
      'intercom-id-abc',
      'intercom-session-abc'
    ])
    await page.evaluate(() => void (window as unknown as Globals).Intercom('shutdown'))
    expect(await page.cookies()).toEqual({})
    expect(net.refused).toEqual([])
  })

  it('opens its panel from the launcher', async () => {
    const { page } = suite
    await openMessenger()
    await page.waitFor(takenOver)
    const isOpen = () => !document.querySelector<HTMLElement>('[role=dialog]')?.hidden
    expect(await page.evaluate(isOpen)).toBe(false)
    await page.click('[aria-label="Open Intercom Messenger"]')
    expect(await page.evaluate(isOpen)).toBe(true)
  })

  it('gets a 403 from servers that refuse a visitor, and sends no event', async () => {
    const { net, page } = suite
    net.intercomAnswers(403)
    await openMessenger(`Intercom('boot'); Intercom('trackEvent', 'Seen')`)
    await page.waitFor(takenOver)
    await net.waitFor(() => net.pings().length === 1)
    await page.evaluate(
      () => void (window as unknown as Globals).Intercom('update', { plan: 'pro' })
    )
    await net.waitFor(() => net.pings().length === 2)
    expect(net.events()).toEqual([])
    expect(await page.cookies()).toEqual({})
  })

  it('reaches the region that window.intercomSettings names', async () => {
    const { net } = suite
    await openMessenger(`intercomSettings.api_base = 'https://api-iam.eu.intercom.io'`)
    const ping = await net.waitFor(() => net.pings()[0])
    expect(ping).toMatchObject({ host: 'api-iam.eu.intercom.io' })
  })

  it.each(['missing', 'refuse', 'reset'] as const)(
    'leaves the stub when it is %s',
    async (mode) => {
      const { net, page } = suite
      net.widget({ mode })
      await openMessenger(
        `addEventListener('error', (event) => { window.loaded = event.type }, true)`
      )
      await page.waitFor(() => (window as unknown as Globals).loaded)
      expect(await page.evaluate(() => 'q' in (window as unknown as Globals).Intercom)).toBe(true)
    }
  )

  it('is served late when a test asks for it', async () => {
    suite.net.widget({ afterMs: 50 })
    await openMessenger()
    await suite.page.waitFor(takenOver)
    const asked = suite.net.requests.find(({ path }) => path === '/widget/abc')?.at ?? Infinity
    const ping = await suite.net.waitFor(() =>
      suite.net.requests.find(({ path }) => path.endsWith('/ping'))
    )
    expect(ping.at - asked).toBeGreaterThanOrEqual(50)
  })

  it('is stopped by a content security policy that only a nonce satisfies', async () => {
    const { page } = suite
    await openMessenger(
      `addEventListener('securitypolicyviolation', (event) => { window.violation = event.blockedURI })`,
      { 'content-security-policy': `script-src 'nonce-n1'` }
    )
    const violation = await page.waitFor(() => (window as unknown as Globals).violation)
    expect(violation).toContain('https://widget.intercom.io/')
  })
})

describe('the net', () => {
  it('refuses every host that it does not stand in for', async () => {
    const { net, page } = suite
    await page.goto(net.page('/', '<!doctype html>'))
    const failed = await page.evaluate(() => fetch('https://example.com/').catch(() => 'failed'))
    expect(failed).toBe('failed')
    expect([...new Set(net.refused)]).toEqual(['example.com'])
  })

  it.each([
    ['a page, over https', { 'sec-fetch-site': 'cross-site' }, true],
    ['a page, over http', { accept: '*/*' }, true],
    ['the browser, over https', { 'sec-fetch-site': 'none' }, false],
    ['the browser, over http', {}, false]
  ])('holds against a page only what a page asked: %s', async (_, headers, isHeld) => {
    const { net } = suite
    const [host, port] = net.proxy.split(':')
    const asked = request({
      host,
      port,
      path: 'http://example.com/',
      headers: { host: 'example.com', ...headers }
    })
    // The proxy refuses by closing the connection.
    await new Promise((resolve) => asked.on('error', resolve).end())
    expect(net.refused).toEqual(isHeld ? ['example.com'] : [])
    expect(net.unasked).toEqual(isHeld ? [] : ['example.com'])
  })

  it('says what did arrive when a condition is not met in time', async () => {
    const { net, page } = suite
    await page.goto(net.page('/', '<!doctype html>'))
    const waiting = net.waitFor(() => net.pings().length > 0, 'a ping', 50)
    await expect(waiting).rejects.toThrow(/Waited 50 ms for a ping\. What arrived:\n {2}GET 127/)
  })

  it('keeps console messages and uncaught errors', async () => {
    const { net, page } = suite
    const script = `<script>console.debug('one', 2); setTimeout(() => { throw new Error('three') })</script>`
    await page.goto(net.page('/', `<!doctype html>${script}`))
    await page.waitForMessage('three')
    const messages = page.console.map(({ type, text }) => `${type} ${text}`)
    expect(messages).toEqual(['debug one 2', 'pageerror Error: three'])
  })

  it('serves registered files at the hosts', async () => {
    const { net, page } = suite
    const url = net.file('https://cdn.segment.com/next-integrations/x.js', 'window.loaded = "x"')
    await page.goto(net.page('/', bundlePage({ url })))
    expect(await page.evaluate(() => (window as unknown as Globals).loaded)).toBe('x')
  })

  it('keeps nothing of a test for the next one', async () => {
    const { net } = suite
    net.page('/old', '')
    net.widget({ mode: 'missing' })
    net.reset()
    expect((await fetch(`${net.origin}/old`)).status).toBe(404)
    expect(net.requests).toHaveLength(1)
  })
})

describe('a page', () => {
  it('is clicked, typed into, resized and photographed', async () => {
    const { net, page } = suite
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'photo-')), 'page.png')
    await page.goto(net.page('/', '<!doctype html><label>Name <input></label>'))
    await page.setViewport(500, 400)
    await page.click('label')
    await page.type('input', 'Ada')
    await page.screenshot(file)
    const typed = await page.evaluate(() => [innerWidth, document.querySelector('input')?.value])
    expect(typed).toEqual([500, 'Ada'])
    expect(statSync(file).size).toBeGreaterThan(100)
    rmSync(path.dirname(file), { recursive: true })
  })
})

describe('Analytics.js', () => {
  it('loads from the CDN as in a snippet page and its events arrive', async () => {
    const { net, page } = suite
    const updateCDNSettings = '(settings) => { window.loaded = "updated"; return settings }'
    const html = snippetPage({
      writeKey: 'KEY',
      loadOptions: `{ updateCDNSettings: ${updateCDNSettings} }`,
      after: `analytics.track('Order Completed', { revenue: 19.99 })`
    })
    await page.goto(net.page('/', html))
    const event = await net.waitFor(() => net.segment()[0])
    expect(event).toMatchObject({
      type: 'track',
      event: 'Order Completed',
      properties: { revenue: 19.99 }
    })
    expect(await page.evaluate(() => (window as unknown as Globals).loaded)).toBe('updated')
    expect(net.refused).toEqual([])
  })

  it('fetches its chunks from the CDN', async () => {
    const { net, page } = suite
    const html = snippetPage({ writeKey: 'KEY', after: `analytics.track('Seen')` })
    await page.goto(`${net.page('/', html)}?ajs_uid=u1`)
    await net.waitFor(() => net.segment().length >= 2)
    expect(net.requests.map((request) => request.path)).toContainEqual(
      expect.stringMatching(/^\/analytics-next\/bundles\/queryString/)
    )
  })

  it('works from a bundle made in the test', async () => {
    const { net, page } = suite
    const source = `
      import { AnalyticsBrowser } from '@segment/analytics-next'
      void AnalyticsBrowser.load({ writeKey: 'KEY' }).track('Bundled')
    `
    const url = net.file('/app.js', await bundleEntry(source))
    await page.goto(net.page('/', bundlePage({ url })))
    await net.waitFor(() => net.segment()[0]?.event === 'Bundled')
  })
})
