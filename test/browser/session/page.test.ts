import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../../support/browser/suite'
import { openSite } from '../../support/site'
import {
  expectOutcomes,
  commandsOf,
  errorsOf,
  openLiveSite,
  scriptsOf,
  toldOf,
  usersOf,
  waitForIdle
} from '../../support/visitor'

declare const analytics: Analytics

const suite = browserSuite(expectOutcomes)

const track = async () => {
  await analytics.identify('a', { name: 'Ada' })
  await analytics.track('Arrived')
}

const expectArrival = async () => {
  const { net, page } = suite
  await page.evaluate(track)
  const event = await net.waitFor(() => net.events().find(({ name }) => name === 'Arrived'))
  expect(event.userData).toMatchObject({ user_id: 'a' })
}

/** What a page does that installs Intercom by hand, as Intercom describes it. */
const ownSnippet = `
  window.intercomSettings = { app_id: 'abc', alignment: 'left' }
  window.Intercom = (...command) => Intercom.q.push(command)
  Intercom.q = []
  addEventListener('load', () => {
    const script = document.createElement('script')
    script.src = 'https://widget.intercom.io/widget/abc'
    document.head.append(script)
  })`

describe('on a page', () => {
  it("with a nonce policy, Intercom's script takes over the nonce", async () => {
    const hosts = 'https://api.segment.io https://cdn.segment.com https://api-iam.intercom.io'
    await openLiveSite(suite, {
      nonce: 'n1',
      headers: {
        // Analytics.js adds the destination's script itself, and gives it no nonce.
        'content-security-policy': `script-src 'nonce-n1' https://cdn.segment.com 'self'; connect-src ${hosts}`
      }
    })
    await expectArrival()
  })

  it('with a policy that forbids the script, the warning says so and the events are reported', async () => {
    const { net, page } = suite
    await openSite(suite, {
      before: `        window.refused = 0
        addEventListener('securitypolicyviolation', () => refused++)
        const { setTimeout: start } = window
        window.setTimeout = (run, ms, ...rest) => start(run, ms >= 5000 ? 0 : ms, ...rest)`,
      headers: {
        'content-security-policy': `script-src 'self' 'unsafe-inline' https://cdn.segment.com`
      }
    })
    const warning = await page.waitForMessage('[Intercom Web (Actions)]')
    expect(warning.type).toBe('warn')
    await page.evaluate(track)
    await page.evaluate(() =>
      (window as never as { Intercom: (name: string) => void }).Intercom('show')
    )
    // What a policy forbids is not tried again.
    expect(await page.evaluate(() => (window as never as { refused: number }).refused)).toBe(1)
    await net.waitFor(() => net.segment().length === 2)
    const dropped = { type: 'dropped', action: 'Intercom', key: 'trackEvent' }
    expect(await toldOf(suite)).toContainEqual(expect.objectContaining(dropped))
  })

  it('with an AMD loader, the factory is on window all the same', async () => {
    await openLiveSite(suite, { before: `window.define = () => {}; window.define.amd = {}` })
    await expectArrival()
  })

  it('whose own snippet is before ours, its script coming late', async () => {
    const { net } = suite
    const release = net.holdWidget()
    // A driver may answer nobody before the script has come, so the page tells by itself that the plugin is there.
    const opening = openSite(suite, {
      before: ownSnippet,
      after: `analytics.ready(() => fetch('/ready'))`
    })
    await net.waitFor(() => net.requests.some(({ path }) => path === '/ready'))
    release()
    await opening
    await expectArrival()
    expect(scriptsOf(suite)).toBe(1)
    expect(await commandsOf(suite)).not.toContain('boot')
    expect(net.pings().every(({ appId }) => appId === 'abc')).toBe(true)
  })
})

const launcher = '[aria-label="Open Intercom Messenger"]'

const swaps: [string, () => unknown][] = [
  [
    "swaps it as Astro's router does",
    () => {
      const { body } = new DOMParser().parseFromString('<main>Next</main>', 'text/html')
      const swap = () => document.body.replaceWith(body)
      document.dispatchEvent(new Event('astro:before-swap'))
      return document.startViewTransition(swap).updateCallbackDone
    }
  ],
  ['fills it anew, as htmx does', () => void (document.body.innerHTML = '<main>Next</main>')]
]

it.each(swaps)('a page that %s has its Messenger back, and loses no event', async (_, swap) => {
  const { net, page } = suite
  await openLiveSite(suite)
  await page.evaluate(async () => {
    await analytics.identify('a')
    await analytics.track('Before')
  })
  // What was called within 20 ms before a swap is sent again, because it may be lost.
  await waitForIdle(suite)
  await page.evaluate(swap)
  await page.evaluate(() => analytics.track('Since') as Promise<never>)
  await page.waitFor(
    (selector) => document.querySelector<HTMLElement>(selector)?.hidden === false,
    launcher
  )
  await page.evaluate(() => void analytics.track('After'))
  await net.waitFor(() => net.events().length === 3)
  expect(usersOf(suite)).toEqual(['Before: a', 'Since: a', 'After: a'])
  const sessions = net.events().map(({ anonymousSession }) => anonymousSession)
  expect(new Set(sessions).size).toBe(1)
  expect(errorsOf(suite)).toEqual([])
})
