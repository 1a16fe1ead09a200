import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../support/browser/suite'
import { arrived, openLiveSite, waitForMessenger } from '../support/visitor'

declare const analytics: Analytics

interface Globals {
  Intercom: (...command: unknown[]) => void
  shown: string[]
}

const suite = browserSuite()

/** Registers a callback, as a page or another library does, opens the Messenger, and waits until the callback has run. */
async function show(name: string): Promise<string[]> {
  await suite.page.evaluate((callback) => {
    const page = window as unknown as Globals
    page.shown ??= []
    page.Intercom('onShow', () => page.shown.push(callback))
    page.Intercom('show')
  }, name)
  return suite.page.waitFor((callback) => {
    const { shown } = window as unknown as Globals
    return shown.includes(callback) && shown
  }, name)
}

it("a page's callbacks end with the session, and work again if the page registers them again", async () => {
  const { net, page } = suite
  await openLiveSite(suite)
  expect(await show('first')).toEqual(['first'])
  await page.evaluate(() => {
    analytics.reset()
  })
  await net.waitFor(() => net.pings().length === 2)
  await waitForMessenger(suite)
  expect(await show('second')).toEqual(['first', 'second'])
})

it('source middleware reaches plugins that the page registers, destination middleware does not', async () => {
  const { net, page } = suite
  await openLiveSite(suite, { way: 'register' })
  await page.evaluate(async () => {
    await analytics.addSourceMiddleware(({ payload, next }) => {
      payload.obj.event = `Source ${payload.obj.event}`
      next(payload)
    })
    await analytics.addDestinationMiddleware('Intercom Web (Actions)', ({ payload, next }) => {
      payload.obj.event = `Destination ${payload.obj.event}`
      next(payload)
    })
    await analytics.track('Seen')
  })
  await arrived(suite, 1, 1)
  expect(net.events()).toMatchObject([{ name: 'Source Seen' }])
})
