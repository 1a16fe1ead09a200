import type { BrowserSuite } from './browser/suite'

/** What the plugin tells the page by its event, including what it told when the visitor left. */
export interface Told {
  type: string
  action?: string
  command?: string
  key?: string
  reason?: string
  messageId?: string
}

/** Code for a page's `before`: keeps the details of each `intercom-destination` event from page to page. */
export const keepTold = `addEventListener('intercom-destination', ({ detail }) => {
  localStorage.told = JSON.stringify([...JSON.parse(localStorage.told ?? '[]'), detail])
});`

/** Everything that the plugin has told since the first page that kept it. */
export const toldOf = ({ page }: BrowserSuite): Promise<Told[]> =>
  page.evaluate(() => JSON.parse(localStorage.getItem('told') ?? '[]') as Told[])

/** The reasons of everything that was dropped, in order. */
export const droppedOf = async (suite: BrowserSuite): Promise<string[]> =>
  (await toldOf(suite))
    .filter(({ type }) => type === 'dropped')
    .map(({ action, key, reason }) => `${action} "${key}": ${reason}`)

/** The requests that have gone to Intercom, for its script or with data. */
export const intercomRequests = ({ net }: BrowserSuite): string[] =>
  net.requests.filter(({ host }) => host.includes('intercom')).map(({ path }) => path)

/**
 * Waits until the page has loaded, and for two idle moments after it. A browser drops what a visitor does before the first
 * paint, and a page has asked for its scripts by then.
 */
export const waitForIdle = async ({ page }: BrowserSuite): Promise<void> => {
  await page.waitFor(() => document.readyState === 'complete')
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1)
      await new Promise<unknown>((done) => requestAnimationFrame(done))
    const idle = window.requestIdleCallback ?? setTimeout
    for (let moment = 0; moment < 2; moment += 1)
      await new Promise<unknown>((done) => idle(done, { timeout: 500 }))
  })
}
