import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../../support/browser/suite'
import { errorsOf, openLiveSite, usersOf, waitForIdle } from '../../support/visitor'

declare const analytics: Analytics

const suite = browserSuite()

const launcher = '[aria-label="Open Intercom Messenger"]'

const swaps: [string, () => unknown][] = [
  [
    'puts another body there',
    () => void document.documentElement.replaceChild(document.createElement('body'), document.body)
  ],
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
  // What was called within 10 ms before a swap is sent again, because it may be lost.
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
