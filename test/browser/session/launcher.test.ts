import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../../support/browser/suite'
import { messagesOf, openLiveSite } from '../../support/visitor'

declare const analytics: Analytics

const suite = browserSuite()

const launcher = '[aria-label="Open Intercom Messenger"]'

const isShown = () =>
  suite.page.evaluate(
    (selector) => document.querySelector<HTMLElement>(selector)?.hidden === false,
    launcher
  )

const waitForOpen = () =>
  suite.page.waitFor(() => document.querySelector<HTMLElement>('[role=dialog]')?.hidden === false)

describe('the launcher', () => {
  it('is hidden by the context of an event and shown again by another', async () => {
    const { page } = suite
    await openLiveSite(suite)
    expect(await isShown()).toBe(true)
    await page.evaluate(async () => {
      const context = { Intercom: { hideDefaultLauncher: true } }
      await analytics.page(undefined, undefined, {}, { context })
    })
    expect(await isShown()).toBe(false)
    await page.evaluate(async () => {
      const context = { Intercom: { hide_default_launcher: false } }
      await analytics.group('c1', {}, { context } as never)
    })
    expect(await isShown()).toBe(true)
  })

  it('is an element of the page if the customer has set one, also if it is added later', async () => {
    const { page } = suite
    await openLiveSite(suite, { settings: { activator: '.help' } })
    await page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<a class="help" href="#">Help</a>')
    })
    await page.click('.help')
    await waitForOpen()
  })

  it("stays Intercom's own if the selector is invalid, which is reported", async () => {
    const { page } = suite
    await openLiveSite(suite, { settings: { activator: '#[' } })
    await page.evaluate(() => analytics.identify('a') as Promise<never>)
    await page.click(launcher)
    await waitForOpen()
    expect(messagesOf(suite).join()).toContain('"activator"')
    expect(messagesOf(suite).join()).not.toContain('#[')
  })
})
