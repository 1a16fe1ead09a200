import type { Analytics } from '@segment/analytics-next'
import type { Messenger } from '../../../src/messenger'
import { browserSuite } from '../../support/browser/suite'
import type { MessengerDouble } from '../../support/messenger'
import { openSite, serveSite } from '../../support/site'
import { eventsOf, openLiveSite, waitForMessenger } from '../../support/visitor'
import { heardBy, messengerApp } from './support'

declare const analytics: Analytics
declare const messenger: Messenger
declare const heard: unknown[]
declare const messengerDouble: MessengerDouble

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
  it('given before anything has loaded is called', async () => {
    await openLiveSite(suite, { before: await watching() })
    expect(await openAndClose()).toEqual(all)
  })

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

  it('that has ended never comes back, and ends no other', async () => {
    const { page } = suite
    await openLiveSite(suite, { before: await watching() })
    await page.evaluate(() => (window as unknown as { end: () => void }).end())
    expect(await openAndClose()).toEqual(['shown', 'hidden'])
    await page.evaluate(() => analytics.reset())
    expect(await openAndClose()).toEqual(['shown', 'hidden'])
  })

  it('that throws is an error of the page and stops no other', async () => {
    const { page } = suite
    await openLiveSite(suite, {
      before: await messengerApp(`
        messenger.onShow(() => { throw new Error('Mine') })
        messenger.onShow(() => heard.push('shown'))
        messenger.onHide(() => heard.push('hidden'))`)
    })
    expect(await openAndClose()).toEqual(['shown', 'hidden'])
    expect((await page.waitForMessage('Mine')).type).toBe('pageerror')
  })

  it('of the unread count is called at once, also if another is there', async () => {
    const { page } = suite
    await openLiveSite(suite, { before: await messengerApp() })
    await page.evaluate(() => {
      messenger.onUnreadCountChange((count) => heard.push(count))
      messenger.onUnreadCountChange((count) => heard.push(count))
    })
    expect(await heardBy(suite)).toEqual([0, 0])
  })
})

describe('ready()', () => {
  it('settles when the Messenger is live, and at once if it is', async () => {
    const { net, page } = suite
    net.widget({ options: { neverTakeOver: true } })
    await openSite(suite, {
      before: await messengerApp(`messenger.ready().then(() => heard.push('ready'))`)
    })
    expect(await heardBy(suite)).toEqual([])
    await page.waitFor(() => 'messengerDouble' in window)
    await page.evaluate(() => messengerDouble.takeOver())
    await page.waitFor(() => heard.includes('ready'))
    await page.evaluate(() => messenger.ready())
  })

  it('rejects if the script failed, then and later', async () => {
    const { net, page } = suite
    net.widget({ mode: 'missing' })
    await openSite(suite, {
      before: await messengerApp(`messenger.ready().catch(({ message }) => heard.push(message))`)
    })
    await page.waitFor(() => heard.length === 1)
    const later = await page.evaluate(() =>
      messenger.ready().catch((error: unknown) => (error as Error).message)
    )
    expect(await heardBy(suite)).toEqual([later])
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
