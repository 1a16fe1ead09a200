import type { Analytics } from '@segment/analytics-next'
import type { Messenger } from '../../../src/messenger'
import { browserSuite } from '../../support/browser/suite'
import { serveSite } from '../../support/site'
import { eventsOf, openLiveSite, waitForMessenger } from '../../support/visitor'
import { heardBy, messengerApp } from './support'

declare const analytics: Analytics
declare const messenger: Messenger
declare const heard: unknown[]

const suite = browserSuite()

const watching = (): Promise<string> =>
  messengerApp(`
    messenger.onShow(() => heard.push('shown'))
    messenger.onHide(() => heard.push('hidden'))
    window.end = messenger.onShow(() => heard.push('shown again'))`)

/** Opens and closes the Messenger, and gives what was heard of it. */
const openAndClose = async (): Promise<unknown[]> => {
  const { page } = suite
  await page.evaluate(() => {
    heard.length = 0
    messenger.show()
    messenger.hide()
  })
  await page.waitFor(() => heard.includes('hidden'))
  return heardBy(suite)
}

const all = ['shown', 'shown again', 'hidden']

describe('a callback', () => {
  it('is called once after a reset, and after another person', async () => {
    const { page } = suite
    await openLiveSite(suite, { before: await watching() })
    await page.evaluate(() => analytics.reset())
    expect(await openAndClose()).toEqual(all)
    await page.evaluate(async () => {
      await analytics.identify('a')
      await analytics.identify('b')
    })
    expect(await openAndClose()).toEqual(all)
  })

  it('is called once after a visit of Turbo', async () => {
    const { page } = suite
    await openLiveSite(suite, { before: await watching() })
    await page.evaluate(() => {
      document.dispatchEvent(new Event('turbo:visit'))
      document.dispatchEvent(new Event('turbo:load'))
    })
    expect(await openAndClose()).toEqual(all)
  })
})

describe('stop()', () => {
  it('ends everything until start(), also over a reset', async () => {
    const { net, page } = suite
    await openLiveSite(suite, { before: await messengerApp() })
    await page.evaluate(() => messenger.stop())
    expect(Object.keys(await page.cookies()).join()).not.toContain('intercom')
    const sent = net.pings().length
    await page.evaluate(async () => {
      analytics.reset()
      messenger.show()
      await analytics.identify('a')
      await analytics.track('Unseen')
    })
    expect(net.pings()).toHaveLength(sent)
    await page.evaluate(() => {
      messenger.start()
      void analytics.track('Seen')
    })
    await waitForMessenger(suite)
    await net.waitFor(() => net.events().length === 1)
    expect(eventsOf(suite)).toEqual(['Seen'])
  })

  it('before the destination has loaded keeps it from starting, until start()', async () => {
    const { net, page } = suite
    await page.goto(
      await serveSite(suite, { before: await messengerApp(`messenger.show(); messenger.stop()`) })
    )
    await page.waitFor(() => (analytics as unknown as { initialized?: boolean }).initialized)
    expect(net.intercom()).toEqual([])
    await page.evaluate(() => messenger.start())
    await waitForMessenger(suite)
    await page.evaluate(() => void analytics.track('Seen'))
    await net.waitFor(() => net.events().length === 1)
  })
})
