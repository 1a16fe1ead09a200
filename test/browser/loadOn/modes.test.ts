import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../../support/browser/suite'
import { intercomRequests, waitForIdle } from '../../support/moments'
import { openSite, serveSite } from '../../support/site'
import { arrived, commandsOf, messagesOf } from '../../support/visitor'

declare const analytics: Analytics

interface Globals {
  Intercom: (...command: unknown[]) => void
  release: () => void
}

const suite = browserSuite()

const scripts = () => intercomRequests(suite).filter((path) => path === '/widget/abc').length

/** Keeps, in the page, whatever is to run in an idle moment until `release` is called. */
const holdIdle = `{
  const held = []
  window.requestIdleCallback = (run) => held.push(run)
  window.release = () => held.splice(0).forEach((run) => run())
}`

it.each(['load', 'idle', 'interaction'])(
  "with loadOn '%s', analytics.ready() and events do not wait for the Messenger",
  async (loadOn) => {
    const { net, page } = suite
    net.file('https://widget.intercom.io/widget/abc', new Promise<string>(() => {}))
    await openSite(suite, { settings: { loadOn } })
    const ms = await page.evaluate(async () => {
      const start = performance.now()
      await analytics.track('One')
      await new Promise<void>((done) => void analytics.ready(() => done()))
      return performance.now() - start
    })
    expect(ms).toBeLessThan(1_000)
    await net.waitFor(() => net.segment().length === 1)
  }
)

it("with loadOn 'load', the script waits for the page's load event", async () => {
  const { net, page } = suite
  let release = () => {}
  const held = new Promise<string>((resolve) => (release = () => resolve('')))
  net.file('/slow.js', held)
  const url = await serveSite(suite, {
    body: '<script async src="/slow.js"></script>',
    // A driver answers nobody while a page loads, so the page tells by itself when the plugin is there.
    after: `const timer = setInterval(() => {
      if (typeof Intercom !== 'function') return
      clearInterval(timer)
      fetch('/plugin-is-there')
    })`
  })
  const loading = page.goto(url)
  await net.waitFor(() => net.requests.some(({ path }) => path === '/plugin-is-there'))
  expect(scripts()).toBe(0)
  release()
  await loading
  await arrived(suite, 1, 0)
})

it("with loadOn 'idle', the script waits for an idle moment after the load event", async () => {
  const { page } = suite
  await openSite(suite, { before: holdIdle, settings: { loadOn: 'idle' } })
  await page.waitFor(() => document.readyState === 'complete')
  await page.evaluate(() => analytics.track('One') as Promise<never>)
  expect(scripts()).toBe(0)
  await page.evaluate(() => (window as unknown as Globals).release())
  await arrived(suite, 1, 1)
})

it("with loadOn 'interaction', the interaction itself is over before the script is asked for", async () => {
  const { page } = suite
  await openSite(suite, {
    before: holdIdle,
    settings: { loadOn: 'interaction' },
    body: '<button id="plain">Press</button>'
  })
  await page.evaluate(
    () => new Promise<unknown>((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  )
  await page.click('#plain')
  await page.evaluate(() => analytics.track('One') as Promise<never>)
  expect(scripts()).toBe(0)
  await page.evaluate(() => (window as unknown as Globals).release())
  await arrived(suite, 1, 1)
})

it.each(['idle', 'interaction'])(
  "with loadOn '%s', a page that is never idle gets it, too",
  async (loadOn) => {
    const { page } = suite
    await openSite(suite, {
      // As a busy browser does it, a hundred times faster.
      before: `window.requestIdleCallback = (run, options) => {
      if (options?.timeout) setTimeout(run, options.timeout / 100)
    }`,
      settings: { loadOn },
      body: '<button id="plain">Press</button>'
    })
    await page.evaluate(
      () => new Promise<unknown>((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    )
    await page.click('#plain')
    await arrived(suite, 1, 0)
  }
)

it('an unknown loadOn is reported without its value, and counts as load', async () => {
  await openSite(suite, { settings: { loadOn: 'whenever' } })
  await arrived(suite, 1, 0)
  await suite.page.waitForMessage('setting "loadOn"')
  expect(messagesOf(suite)).toEqual([
    '[Intercom Web (Actions)] setting "loadOn": ignored: it is unknown. Use load, idle or interaction.'
  ])
})

it.each([
  ['show'],
  ['showMessages'],
  ['showNewMessage', 'Hello'],
  ['showSpace', 'help'],
  ['showArticle', '1'],
  ['showNews', '1'],
  ['showTicket', '1'],
  ['showConversation', '1'],
  ['startTour', '1'],
  ['startSurvey', '1'],
  ['startChecklist', '1'],
  ['startConversation', 'Hello']
])('%s, called by the page, brings the Messenger at once and is run by it', async (...command) => {
  const { page } = suite
  await openSite(suite, { settings: { loadOn: 'interaction' } })
  await waitForIdle(suite)
  await page.evaluate(
    (...args) => {
      const { Intercom } = window as unknown as Globals
      // Only what opens something brings it.
      for (const name of ['hide', 'update', 'onShow', 'getVisitorId']) Intercom(name)
      Object.assign(window, { added: document.querySelector('[src*="widget.intercom.io"]') })
      Intercom(...args)
    },
    ...command
  )
  expect(await page.evaluate(() => (window as unknown as { added: unknown }).added)).toBeNull()
  await arrived(suite, 1, 0)
  expect(scripts()).toBe(1)
  const commands = await commandsOf(suite)
  expect(commands.filter((name) => name === command[0])).toHaveLength(1)
})
