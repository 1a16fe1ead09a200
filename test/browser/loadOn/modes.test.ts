import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../../support/browser/suite'
import { openSite, ways } from '../../support/site'
import { expectOutcomes, arrived, usersOf, waitForIdle } from '../../support/visitor'

declare const analytics: Analytics

const suite = browserSuite(expectOutcomes)

const body = '<button id="plain">Press</button><input id="field"><p style="height: 9000px">Long</p>'

it("with loadOn 'idle', the Messenger comes by itself", async () => {
  await openSite(suite, { settings: { loadOn: 'idle' } })
  await arrived(suite, 1, 0)
})

describe("with loadOn 'interaction'", () => {
  const settings = { loadOn: 'interaction' }

  it.each(ways)(
    'by %s, all waits until the visitor acts, and then arrives in order',
    async (way) => {
      const { net, page } = suite
      await openSite(suite, { way, settings, body })
      await page.evaluate(async () => {
        await analytics.page('Home')
        await analytics.identify('u1', { name: 'Ada' })
        await analytics.track('One')
        await analytics.track('Two')
      })
      await waitForIdle(suite)
      expect(net.intercom()).toEqual([])
      await page.click('#plain')
      await arrived(suite, 1, 2)
      expect(net.pings()).toMatchObject([
        { source: 'apiBoot', userData: { user_id: 'u1', name: 'Ada' } }
      ])
      expect(usersOf(suite)).toEqual(['One: u1', 'Two: u1'])
    }
  )

  it("moves of the pointer, focus, the page's own scroll and events that it makes itself do not, the wheel does", async () => {
    const { net, page } = suite
    await openSite(suite, {
      settings,
      // The page tells what it has got, so that the test can fail if a driver sends nothing.
      before: `window.moves = 0; addEventListener('mousemove', () => { window.moves += 1 })`,
      body
    })
    await waitForIdle(suite)
    await page.move(10, 10)
    await page.move(200, 200)
    await page.waitFor(() => (window as unknown as { moves: number }).moves > 0)
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
    })
    await waitForIdle(suite)
    expect(net.intercom()).toEqual([])
    await page.wheel(200)
    await arrived(suite, 1, 0)
  })
})
