import type { Messenger } from '../../src/messenger'
import { browserSuite } from '../support/browser/suite'
import { bundleEntry } from '../support/bundle'
import { openSite, ways } from '../support/site'
import { commandsOf, scriptsOf, waitForMessenger } from '../support/visitor'

declare const messenger: Messenger

const suite = browserSuite()

/** The code of an app that has our Messenger in a bundle of its own, beside the destination's. */
const messengerApp = (more = ''): Promise<string> =>
  bundleEntry(`
    import { messenger } from './dist/messenger.mjs'
    window.messenger = messenger
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
})
