import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../../support/browser/suite'
import { messagesOf, openLiveSite } from '../../support/visitor'

declare const analytics: Analytics

const suite = browserSuite()

const launcher = '[aria-label="Open Intercom Messenger"]'
const isShown = (selector: string) =>
  document.querySelector<HTMLElement>(selector)?.hidden === false

const isOpen = () => document.querySelector<HTMLElement>('[role=dialog]')?.hidden === false

describe('the launcher', () => {
  it('is hidden by the context of an event and shown again by another', async () => {
    const { page } = suite
    await openLiveSite(suite)
    expect(await page.evaluate(isShown, launcher)).toBe(true)
    await page.evaluate(async () => {
      await analytics.page(
        undefined,
        undefined,
        {},
        {
          context: { Intercom: { hideDefaultLauncher: true } }
        }
      )
    })
    expect(await page.evaluate(isShown, launcher)).toBe(false)
    await page.evaluate(async () => {
      await analytics.group('c1', {}, {
        context: { Intercom: { hide_default_launcher: false } }
      } as never)
    })
    expect(await page.evaluate(isShown, launcher)).toBe(true)
  })

  it('is an element of the page if the customer has set one', async () => {
    const { page } = suite
    await openLiveSite(suite, {
      settings: { activator: '#help' },
      body: '<button id="help">Help</button>'
    })
    expect(await page.evaluate(isOpen)).toBe(false)
    await page.click('#help')
    await page.waitFor(isOpen)
  })

  it('may be added to the page later', async () => {
    const { page } = suite
    await openLiveSite(suite, { settings: { activator: '.help' } })
    await page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<a class="help" href="#">Help</a>')
    })
    await page.click('.help')
    await page.waitFor(isOpen)
  })

  it("stays Intercom's own if the selector is invalid, which is reported", async () => {
    const { page } = suite
    await openLiveSite(suite, { settings: { activator: '#[' } })
    await page.evaluate(() => analytics.identify('a') as Promise<never>)
    await page.click(launcher)
    await page.waitFor(isOpen)
    expect(messagesOf(suite).filter((text) => text.includes('"activator"')).length).toBeGreaterThan(
      0
    )
    expect(messagesOf(suite).join()).not.toContain('#[')
  })
})
