import type { Analytics } from '@segment/analytics-next'
import { type BrowserSuite, browserSuite } from '../../support/browser/suite'
import { openSite, type Way, ways } from '../../support/site'
import { arrived, expectOutcomes, usersOf, waitForIdle } from '../../support/visitor'

declare const analytics: Analytics
declare const Intercom: (command: string) => void

const suite = browserSuite(expectOutcomes)

const body = '<button id="plain">Press</button><input id="field"><p style="height: 9000px">Long</p>'

it("with loadOn 'idle', the Messenger comes by itself", async () => {
  await openSite(suite, { settings: { loadOn: 'idle' } })
  await arrived(suite, 1, 0)
})

const press = ({ page }: BrowserSuite) => page.click('#plain')

const identify = ({ page }: BrowserSuite) =>
  page.evaluate(() => void analytics.identify('u1', { name: 'Ada' }))

const expectNothing = async ({ net, page }: BrowserSuite): Promise<void> => {
  await waitForIdle(suite)
  expect(net.intercom()).toEqual([])
  expect(await page.evaluate(() => document.cookie)).not.toContain('intercom')
}

it.each<[string, Way, string, typeof press, typeof press]>([
  ...ways.map((way): [string, Way, string, typeof press, typeof press] => [
    'interaction',
    way,
    'acts',
    identify,
    press
  ]),
  ['identify', 'snippet', 'is identified', press, identify]
])(
  "with loadOn '%s' by %s, all waits until the visitor %s, and then arrives in order",
  async (loadOn, way, _, actBefore, act) => {
    const { net, page } = suite
    await openSite(suite, { way, settings: { loadOn }, body })
    await actBefore(suite)
    await page.evaluate(async () => {
      await analytics.page('Home')
      await analytics.track('One')
      await analytics.track('Two')
    })
    await expectNothing(suite)
    await act(suite)
    await arrived(suite, 1, 2)
    expect(net.pings()).toMatchObject([
      { source: 'apiBoot', userData: { user_id: 'u1', name: 'Ada' } }
    ])
    expect(usersOf(suite)).toEqual(['One: u1', 'Two: u1'])
  }
)

it("with loadOn 'identify', Intercom('show') brings the Messenger to an anonymous visitor, and opens it", async () => {
  const { page } = suite
  await openSite(suite, { settings: { loadOn: 'identify' } })
  await page.evaluate(() => analytics.track('One').then(() => undefined))
  await expectNothing(suite)
  await page.evaluate(() => Intercom('show'))
  await page.waitFor(() => document.querySelector('[role=dialog]:not([hidden])') !== null)
  await arrived(suite, 1, 1)
  expect(usersOf(suite)).toEqual(['One: undefined'])
})

it("with loadOn 'interaction', moves of the pointer, focus, the page's own scroll and events do not count, the wheel does", async () => {
  const { page } = suite
  await openSite(suite, {
    settings: { loadOn: 'interaction' },
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
  await expectNothing(suite)
  await page.wheel(200)
  await arrived(suite, 1, 0)
})
