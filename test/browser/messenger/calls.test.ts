import type { Analytics } from '@segment/analytics-next'
import type { Messenger } from '../../../src/messenger'
import { browserSuite } from '../../support/browser/suite'
import { bundlePage } from '../../support/html'
import type { MessengerDouble } from '../../support/messenger'
import { openSite, ways } from '../../support/site'
import { commandsOf, openLiveSite, scriptsOf, waitForMessenger } from '../../support/visitor'
import { messengerApp } from './support'

declare const analytics: Analytics
declare const messenger: Messenger
declare const messengerDouble: MessengerDouble

const suite = browserSuite()

const space = (): Promise<string | undefined> =>
  suite.page.waitFor(
    () => document.querySelector<HTMLElement>('[role=dialog]:not([hidden])')?.dataset.space
  )

describe('the typed Messenger', () => {
  it.each(ways)('called before anything has loaded, opens once it has: %s', async (way) => {
    const before = await messengerApp(`messenger.showSpace('help'); messenger.showArticle(42)`)
    await openSite(suite, { way, before })
    await waitForMessenger(suite)
    expect(await space()).toBe('article')
    const commands = await commandsOf(suite)
    expect(commands.filter((name) => name === 'boot')).toHaveLength(1)
    expect(commands.filter((name) => name.startsWith('show'))).toEqual(['showSpace', 'showArticle'])
    expect(scriptsOf(suite)).toBe(1)
  })

  it('neither loads nor boots anything on a page without the destination', async () => {
    const { net, page } = suite
    await page.goto(net.page('/', bundlePage({ url: '', before: await messengerApp() })))
    await page.evaluate(() => {
      for (let count = 0; count < 150; count += 1) messenger.show()
      messenger.onShow(() => undefined)
    })
    expect(await page.evaluate(() => 'Intercom' in window)).toBe(false)
    expect(await page.evaluate(() => messenger.getVisitorId())).toBeUndefined()
    expect(scriptsOf(suite)).toBe(0)
    await page.waitForMessage('messenger "show"')
  })

  it('keeps its order with the events, and each call with its person', async () => {
    const { page } = suite
    await openLiveSite(suite, { before: await messengerApp() })
    await page.evaluate(async () => {
      await analytics.track('Before')
      messenger.showNewMessage('Hello')
      await analytics.track('Between')
      analytics.reset()
      messenger.showMessages()
    })
    await page.waitFor(() => document.querySelector('[role=dialog][data-space=messages]') !== null)
    const commands = (await commandsOf(suite)).filter((name) => name !== 'update')
    expect(commands.join(' ')).toBe(
      'boot trackEvent showNewMessage trackEvent shutdown boot showMessages'
    )
  })

  it('brings a Messenger that waits for an interaction', async () => {
    const { page } = suite
    await openSite(suite, { settings: { loadOn: 'interaction' }, before: await messengerApp() })
    expect(scriptsOf(suite)).toBe(0)
    await page.evaluate(() => messenger.show())
    expect(await space()).toBe('home')
    expect(scriptsOf(suite)).toBe(1)
  })

  it('gives the Messenger every argument that a command takes, and no other', async () => {
    const { page } = suite
    await openLiveSite(suite, { before: await messengerApp() })
    await page.evaluate(() => {
      const { show } = messenger as unknown as { show: (event: Event) => void }
      show(new Event('click'))
      messenger.startTour('7')
      messenger.startSurvey(8)
      messenger.startChecklist(9)
      messenger.hideNotifications(false)
      messenger.startConversation('Hello')
    })
    const calls = await page.evaluate(() =>
      messengerDouble.calls.map(({ command, args }) => [command, ...args])
    )
    // The plugin asks by it, too.
    expect(calls.filter(([name]) => name !== 'getVisitorId').slice(-6)).toEqual([
      ['show'],
      ['startTour', '7'],
      ['startSurvey', 8],
      ['startChecklist', 9],
      ['hideNotifications', false],
      ['startConversation', 'Hello']
    ])
  })
})
