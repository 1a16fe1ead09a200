import { browserSuite } from '../support/browser/suite'
import { bundleEntry } from '../support/bundle'
import { openSite, ways } from '../support/site'
import { commandsOf, scriptsOf, waitForMessenger } from '../support/visitor'

const suite = browserSuite()

it.each(ways)(
  'the typed Messenger, called first, opens what was asked for last: %s',
  async (way) => {
    // An app can have our Messenger in a bundle of its own, beside the destination's.
    const before = await bundleEntry(`
    import { messenger } from './dist/messenger.mjs'
    messenger.showSpace('help')
    messenger.showArticle(42)`)
    await openSite(suite, { way, before })
    await waitForMessenger(suite)
    const space = await suite.page.waitFor(
      () => document.querySelector<HTMLElement>('[role=dialog]:not([hidden])')?.dataset.space
    )
    expect(space).toBe('article')
    const commands = await commandsOf(suite)
    expect(commands.filter((name) => name === 'boot')).toHaveLength(1)
    expect(commands.filter((name) => name.startsWith('show'))).toEqual(['showSpace', 'showArticle'])
    expect(scriptsOf(suite)).toBe(1)
  }
)
