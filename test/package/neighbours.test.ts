import type { Analytics } from '@segment/analytics-next'
import type { Messenger } from '../../src/messenger'
import { browserSuite } from '../support/browser/suite'
import { poll } from '../support/browser/poll'
import { bundleEntry } from '../support/bundle'
import { read } from './support/project'
import { expectOutcomes, commandsOf, eventsOf, openLiveSite, scriptsOf } from '../support/visitor'

declare const analytics: Analytics

const suite = browserSuite(expectOutcomes)

// Their React is the one beside which we test.
const names = ['react', 'react-dom', 'react-use-intercom']
const theirs = Object.fromEntries(names.map((name) => [name, `compat/node_modules/${name}`]))

const app = `
  import { createElement } from 'react'
  import { createRoot } from 'react-dom/client'
  import { IntercomProvider } from 'react-use-intercom'
  import { messenger } from './dist/messenger.mjs'
  window.messenger = messenger
  window.mount = () => createRoot(document.querySelector('#root')).render(
    createElement(IntercomProvider, { appId: 'abc', autoBoot: true })
  )`

/** What the app has at its window. */
interface AppWindow {
  messenger: Messenger
  mount: () => void
  isShown?: boolean
}

const boots = async (): Promise<number> =>
  (await commandsOf(suite)).filter((name) => name === 'boot').length

it("beside react-use-intercom's provider, the second boot is theirs, and our callbacks go on after a reset", async () => {
  const { net, page } = suite
  net.file('/theirs.js', await bundleEntry(app, theirs))
  await openLiveSite(suite, { body: '<div id="root"></div><script src="/theirs.js"></script>' })
  expect(await boots()).toBe(1)
  await page.evaluate(() => (window as unknown as AppWindow).mount())
  await poll(async () => (await boots()) === 2, 'the boot of their provider')
  await page.evaluate(() => {
    const { messenger } = window as unknown as AppWindow
    messenger.onShow(() => Object.assign(window, { isShown: true }))
    analytics.reset()
    messenger.show()
  })
  await page.waitFor(() => (window as unknown as AppWindow).isShown)
  expect(scriptsOf(suite)).toBe(1)
})

describe('beside Turbo 8', () => {
  const turbo = 'compat/node_modules/@hotwired/turbo/dist/turbo.es2017-umd.js'

  // A form that is answered 422 swaps the body without a visit.
  const before = `
    const { fetch: send } = window
    window.fetch = async (url, options) => {
      if (!String(url).endsWith('/form')) return send(url, options)
      const headers = { 'content-type': 'text/html' }
      const response = new Response('<body><p id="invalid">No</p></body>', { status: 422, headers })
      return Object.defineProperty(response, 'url', { value: String(url) })
    }`
  const body = `
    <a id="link" href="/next">Next</a>
    <form method="post" action="/form"><button id="send">Send</button></form>`

  it.each([
    ['a form that is answered 422', '#send', '#invalid'],
    ['a visit', '#link', '#next']
  ])('the Messenger is back after %s, and no event is lost', async (_, selector, sign) => {
    const { net, page } = suite
    net.page('/next', '<!doctype html><body><p id="next">Next</p></body>')
    await openLiveSite(suite, { before, body, after: read(turbo) })
    await page.evaluate(() => analytics.track('Before') as Promise<never>)
    await page.click(selector)
    await page.waitFor((text) => document.querySelector(text) !== null, sign)
    await page.evaluate(() => analytics.track('Since') as Promise<never>)
    await net.waitFor(() => net.events().length === 2)
    expect(eventsOf(suite)).toEqual(['Before', 'Since'])
    const sessions = net.events().map(({ anonymousSession }) => anonymousSession)
    expect(sessions[1]).toBe(sessions[0])
    await page.waitFor(() => document.querySelectorAll('#intercom-frame').length === 1)
    // Each says who the person is, and is no ping more than Intercom's own.
    expect(await boots()).toBe(2)
  })
})
