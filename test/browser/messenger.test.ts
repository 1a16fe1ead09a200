import type { Analytics } from '@segment/analytics-next'
import type { Messenger } from '../../src/messenger'
import { browserSuite } from '../support/browser/suite'
import { bundleEntry } from '../support/bundle'
import { openSite, ways } from '../support/site'
import { commandsOf, openLiveSite, scriptsOf, waitForMessenger } from '../support/visitor'

declare const analytics: Analytics
declare const messenger: Messenger
declare const heard: unknown[]

const suite = browserSuite()

/** The code of an app that has our Messenger in a bundle of its own, beside the destination's. */
const messengerApp = (more = ''): Promise<string> =>
  bundleEntry(`
    import { messenger } from './dist/messenger.mjs'
    window.messenger = messenger
    window.heard = []
    ${more}`)

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

  it('brings a Messenger that waits for an interaction', async () => {
    const { page } = suite
    await openSite(suite, { settings: { loadOn: 'interaction' }, before: await messengerApp() })
    expect(scriptsOf(suite)).toBe(0)
    await page.evaluate(() => messenger.show())
    expect(await space()).toBe('home')
    expect(scriptsOf(suite)).toBe(1)
  })

  it('calls back once after a reset, another person, and a visit of Turbo', async () => {
    const { page } = suite
    const app = `
      messenger.onShow(() => heard.push('shown'))
      messenger.onHide(() => heard.push('hidden'))`
    await openLiveSite(suite, { before: await messengerApp(app) })
    const expectOnce = async (): Promise<void> => {
      await page.evaluate(() => {
        heard.length = 0
        messenger.show()
        messenger.hide()
      })
      await page.waitFor(() => heard.includes('hidden'))
      expect(await page.evaluate(() => heard)).toEqual(['shown', 'hidden'])
    }
    await page.evaluate(() => analytics.reset())
    await expectOnce()
    await page.evaluate(async () => {
      await analytics.identify('a')
      await analytics.identify('b')
    })
    await expectOnce()
    await page.evaluate(() => {
      document.dispatchEvent(new Event('turbo:visit'))
      document.dispatchEvent(new Event('turbo:load'))
    })
    await expectOnce()
  })
})
