import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../../support/browser/suite'
import { waitForIdle } from '../../support/moments'
import { serveSite, ways } from '../../support/site'
import { openLiveSite, waitForMessenger } from '../../support/visitor'
import { type ConsentWindow, openConsent, requestsOf, tracesOf } from './support'

declare const analytics: Analytics

const suite = browserSuite()

/** Tracks an event, and waits until all destinations have had their chance. */
const track = (name: string): Promise<void> =>
  suite.page.evaluate(async (event) => void (await analytics.track(event)), name)

const choose = (Marketing: boolean): Promise<void> =>
  suite.page.evaluate(
    (isAllowed) => (window as unknown as ConsentWindow).choose({ Marketing: isAllowed }),
    Marketing
  )

const change = (Marketing: boolean): Promise<void> =>
  suite.page.evaluate(
    (isAllowed) => (window as unknown as ConsentWindow).change({ Marketing: isAllowed }),
    Marketing
  )

const reset = (): Promise<void> =>
  suite.page.evaluate(() => {
    analytics.reset()
  })

/** Waits until Segment has got the event, which is after Intercom has had its chance. */
const arrivesAtSegment = (name: string): Promise<unknown> =>
  suite.net.waitFor(() => suite.net.segment().some(({ event }) => event === name))

const arrivesAtIntercom = (name: string): Promise<unknown> =>
  suite.net.waitFor(() => suite.net.events().some((event) => event.name === name))

/** Whether it has been loaded at all. */
const isThere = (): Promise<boolean> => suite.page.evaluate(() => 'Intercom' in window)

const names = (): string[] => suite.net.events().map(({ name }) => name)

describe.each(['snippet', 'npm'] as const)('without a line of your own, by %s,', (way) => {
  it('opt-in: nothing of Intercom before the choice, and all that was called before after it', async () => {
    await openConsent(suite, { model: 'opt-in', way })
    await suite.page.evaluate(() => {
      void analytics.identify('a', { name: 'Ada' })
      void analytics.track('Before')
    })
    await suite.page.waitFor(() => document.readyState === 'complete')
    expect([await isThere(), requestsOf(suite), await tracesOf(suite)]).toEqual([false, 0, []])
    await choose(true)
    await arrivesAtIntercom('Before')
    expect(suite.net.events()[0]?.userData.user_id).toBe('a')
  })

  it('opt-in: consent that is given later needs a page load', async () => {
    await openConsent(suite, { model: 'opt-in', way })
    await choose(false)
    await track('Denied')
    await change(true)
    await track('Granted')
    await arrivesAtSegment('Granted')
    await waitForIdle(suite)
    expect([await isThere(), requestsOf(suite)]).toEqual([false, 0])
    await openConsent(suite, { model: 'opt-in', way, isAllowed: true })
    await track('Loaded')
    await arrivesAtIntercom('Loaded')
  })

  it('opt-in: after a withdrawal events go on', async () => {
    await openConsent(suite, { model: 'opt-in', way, isAllowed: true })
    await waitForMessenger(suite)
    await change(false)
    await track('Withdrawn')
    await arrivesAtIntercom('Withdrawn')
  })

  it('opt-out: a denial from the start loads the Messenger all the same, and stops events', async () => {
    await openConsent(suite, { model: 'opt-out', way })
    await waitForMessenger(suite)
    await track('Denied')
    await arrivesAtSegment('Denied')
    expect(await tracesOf(suite)).toContain('intercom-id-abc')
    expect(names()).toEqual([])
  })

  it('opt-out: after a withdrawal events stop, the cookies stay, and reset() boots a new visitor', async () => {
    await openConsent(suite, { model: 'opt-out', way, isAllowed: true })
    await waitForMessenger(suite)
    await track('Allowed')
    await arrivesAtIntercom('Allowed')
    await change(false)
    await track('Withdrawn')
    await arrivesAtSegment('Withdrawn')
    const { 'intercom-id-abc': id } = await suite.page.cookies()
    expect(id).toBeDefined()
    await reset()
    await suite.page.waitFor(
      (old) => /intercom-id-abc=/.test(document.cookie) && !document.cookie.includes(`=${old};`),
      id ?? ''
    )
    expect(names()).not.toContain('Withdrawn')
  })

  it('Segment Consent Preference Updated arrives like any other event', async () => {
    await openConsent(suite, { model: 'opt-in', way, isAllowed: true })
    await waitForMessenger(suite)
    await change(true)
    await arrivesAtIntercom('Segment Consent Preference Updated')
  })

  it('Segment Consent Preference Updated is kept out by the trigger', async () => {
    const trigger = 'type = "track" and event != "Segment Consent Preference Updated"'
    await openConsent(suite, { model: 'opt-in', way, isAllowed: true, trigger })
    await waitForMessenger(suite)
    await change(true)
    await arrivesAtSegment('Segment Consent Preference Updated')
    await track('Next')
    await arrivesAtIntercom('Next')
    expect(names()).toEqual(['Next'])
  })
})

describe('without a line of your own, in option 3,', () => {
  it('opt-out: everything is sent, denied or withdrawn', async () => {
    await openConsent(suite, { model: 'opt-out', way: 'register' })
    await waitForMessenger(suite)
    await track('Denied')
    await arrivesAtIntercom('Denied')
  })

  it('opt-in: what is denied is sent', async () => {
    await openConsent(suite, { model: 'opt-in', way: 'register' })
    await choose(false)
    await waitForMessenger(suite)
    await track('Denied')
    await arrivesAtIntercom('Denied')
  })
})

describe.each(ways)('with stop() and start(), by %s,', (way) => {
  it('a withdrawal leaves no cookie, no storage and no request, over a reset too', async () => {
    await openConsent(suite, { model: 'opt-out', way, isAllowed: true, hasRecipe: true })
    await waitForMessenger(suite)
    await suite.page.evaluate(() => void analytics.identify('a', { name: 'Ada' }))
    await track('Allowed')
    await arrivesAtIntercom('Allowed')
    await change(false)
    const requests = requestsOf(suite)
    await reset()
    await suite.page.evaluate(() => void analytics.identify('b', { name: 'Bea' }))
    await track('Withdrawn')
    await arrivesAtSegment('Withdrawn')
    await suite.page.waitFor(
      () =>
        !document.cookie.includes('intercom') &&
        !Object.keys(localStorage).some((key) => key.includes('intercom'))
    )
    expect(await tracesOf(suite)).toEqual([])
    expect(requestsOf(suite)).toBe(requests)
  })

  it('a denial from the start loads nothing, also on the next page, until it is granted', async () => {
    for (const page of ['first', 'second']) {
      await openConsent(suite, { model: 'opt-out', way, hasRecipe: true })
      await track(page)
      await arrivesAtSegment(page)
      await waitForIdle(suite)
      expect([requestsOf(suite), await tracesOf(suite)]).toEqual([0, []])
    }
    await change(true)
    await waitForMessenger(suite)
    await track('Granted')
    await arrivesAtIntercom('Granted')
    expect(names().filter((name) => name !== 'Segment Consent Preference Updated')).toEqual([
      'Granted'
    ])
  })

  it('consent that comes back after a withdrawal brings a new visitor', async () => {
    await openConsent(suite, { model: 'opt-out', way, isAllowed: true, hasRecipe: true })
    await waitForMessenger(suite)
    await change(false)
    await suite.page.waitFor(() => !document.cookie.includes('intercom'))
    await change(true)
    await waitForMessenger(suite)
    await track('Again')
    await arrivesAtIntercom('Again')
  })
})

describe("the page's own", () => {
  it('disabled = true before the plugin loads keeps everything away', async () => {
    await suite.page.goto(
      await serveSite(suite, { before: 'window.intercomSettings = { disabled: true }' })
    )
    await suite.page.waitFor(() => analytics.initialized)
    await track('Unseen')
    await arrivesAtSegment('Unseen')
    await waitForIdle(suite)
    expect([await isThere(), requestsOf(suite), await tracesOf(suite)]).toEqual([false, 0, []])
  })

  it("Intercom('shutdown') is respected over a reset, until somebody is identified", async () => {
    await openLiveSite(suite)
    await track('Before')
    await arrivesAtIntercom('Before')
    await suite.page.evaluate(() =>
      (window as unknown as { Intercom: (command: string) => void }).Intercom('shutdown')
    )
    const requests = requestsOf(suite)
    await track('Shut')
    await reset()
    await suite.page.evaluate(async () => void (await analytics.page()))
    await track('Reset')
    await arrivesAtSegment('Reset')
    expect(await tracesOf(suite)).not.toContain('intercom-id-abc')
    expect(requestsOf(suite)).toBe(requests)
    await suite.page.evaluate(() => void analytics.identify('a', { name: 'Ada' }))
    await track('Back')
    await arrivesAtIntercom('Back')
    expect(names()).toEqual(['Before', 'Back'])
  })
})
