import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../support/browser/suite'
import { poll } from '../support/browser/poll'
import { bundleEntry } from '../support/bundle'
import { commandsOf, openLiveSite, scriptsOf } from '../support/visitor'

declare const analytics: Analytics

const suite = browserSuite()

// Their React is the one beside which we test.
const names = ['react', 'react-dom', 'react-use-intercom']
const theirs = Object.fromEntries(names.map((name) => [name, `compat/node_modules/${name}`]))

const app = `
  import { createElement } from 'react'
  import { createRoot } from 'react-dom/client'
  import { IntercomProvider, useIntercom } from 'react-use-intercom'
  import { messenger } from './dist/messenger.mjs'
  window.messenger = messenger
  window.heard = []
  messenger.onShow(() => window.heard.push('ours'))

  function Help() {
    const { show } = useIntercom()
    return createElement('button', { id: 'theirs', onClick: show }, 'Help')
  }
  window.mount = () => createRoot(document.querySelector('#root')).render(
    createElement(IntercomProvider, { appId: 'abc', autoBoot: true }, createElement(Help))
  )`

const boots = async (): Promise<number> =>
  (await commandsOf(suite)).filter((name) => name === 'boot').length

const open = async (mount: string): Promise<void> => {
  suite.net.file('/theirs.js', await bundleEntry(app, theirs))
  const body = `<div id="root"></div><script src="/theirs.js"></script><script>${mount}</script>`
  await openLiveSite(suite, { body })
}

describe("beside react-use-intercom's provider", () => {
  it('that mounts before the Messenger is there, one script, and no boot of ours besides theirs', async () => {
    const { page } = suite
    await open('mount()')
    await page.waitFor(() => document.querySelector('#theirs') !== null)
    expect(scriptsOf(suite)).toBe(1)
    expect(await boots()).toBe(1)
    await page.click('#theirs')
    await page.waitFor(() => (window as unknown as { heard: string[] }).heard.includes('ours'))
  })

  it('that mounts later, the second boot is theirs, and our callbacks go on after a reset', async () => {
    const { page } = suite
    await open('')
    expect(await boots()).toBe(1)
    await page.evaluate(() => (window as unknown as { mount: () => void }).mount())
    await poll(async () => (await boots()) === 2, 'the boot of their provider')
    await page.evaluate(() => {
      const { messenger } = window as unknown as { messenger: { show: () => void } }
      analytics.reset()
      messenger.show()
    })
    await page.waitFor(() => (window as unknown as { heard: string[] }).heard.includes('ours'))
    expect(scriptsOf(suite)).toBe(1)
  })
})
