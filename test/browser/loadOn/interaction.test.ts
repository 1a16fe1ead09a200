import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../../support/browser/suite'
import { intercomRequests, waitForIdle } from '../../support/moments'
import { openSite, ways } from '../../support/site'
import { arrived, commandsOf, queueOf } from '../../support/visitor'

declare const analytics: Analytics

const suite = browserSuite()

const body = '<button id="plain">Press</button><input id="field"><p style="height: 9000px">Long</p>'
const settings = { loadOn: 'interaction' }

const sendAll = async () => {
  await analytics.page('Home')
  await analytics.identify('u1', { email: 'ada@example.com', name: 'Ada' })
  await analytics.track('One')
  await analytics.track('Two')
  await new Promise<void>((done) => void analytics.ready(() => done()))
}

describe.each(ways)("with loadOn 'interaction', by %s", (way) => {
  it('nothing is asked of Intercom before the visitor acts, and then all arrives in order', async () => {
    const { net, page } = suite
    await openSite(suite, { way, settings, body })
    await page.evaluate(sendAll)
    await net.waitFor(() => net.segment().length === 4)
    await waitForIdle(suite)
    expect(intercomRequests(suite)).toEqual([])
    expect(await queueOf(suite)).toEqual(['boot', 'trackEvent', 'trackEvent'])
    await page.click('#plain')
    await arrived(suite, 1, 2)
    expect(net.pings()).toMatchObject([
      { source: 'apiBoot', userData: { user_id: 'u1', email: 'ada@example.com', name: 'Ada' } }
    ])
    expect(net.events()).toMatchObject([
      { name: 'One', userData: { user_id: 'u1' } },
      { name: 'Two', userData: { user_id: 'u1' } }
    ])
    expect(await commandsOf(suite)).toEqual(['boot', 'trackEvent', 'trackEvent'])
  })
})

it('a key brings the Messenger', async () => {
  await openSite(suite, { settings, body })
  await waitForIdle(suite)
  expect(intercomRequests(suite)).toEqual([])
  await suite.page.press('Tab')
  await arrived(suite, 1, 0)
})

it("focus, timers, the page's own scroll and events that it makes itself do not count", async () => {
  const { page } = suite
  await openSite(suite, { settings, body })
  await page.evaluate(async () => {
    const field = document.querySelector<HTMLElement>('#field')!
    field.focus()
    field.click()
    await new Promise<void>((done) => {
      addEventListener('scroll', () => done(), { once: true })
      scrollTo(0, 2_000)
    })
    for (const type of ['pointerdown', 'pointermove', 'keydown', 'touchstart', 'wheel', 'scroll'])
      field.dispatchEvent(new Event(type, { bubbles: true }))
    await new Promise((done) => setTimeout(done))
  })
  await waitForIdle(suite)
  expect(intercomRequests(suite)).toEqual([])
  await page.click('#field')
  await arrived(suite, 1, 0)
})

it('a reset before the visitor acts keeps the first person from Intercom', async () => {
  const { net, page } = suite
  await openSite(suite, { settings, body })
  await page.evaluate(async () => {
    await analytics.identify('a', { name: 'Ada' })
    await analytics.track('Of Ada')
    analytics.reset()
    await analytics.identify('b', { name: 'Bo' })
    await analytics.track('Of Bo')
  })
  await waitForIdle(suite)
  await page.click('#plain')
  await arrived(suite, 1, 1)
  expect(net.pings()).toMatchObject([{ userData: { user_id: 'b', name: 'Bo' } }])
  expect(net.events()).toMatchObject([{ name: 'Of Bo', userData: { user_id: 'b' } }])
})
