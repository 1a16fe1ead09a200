import type { BrowserSuite } from './browser/suite'
import { openSite, type Site } from './site'

interface Globals {
  messengerDouble: { calls: { command: string; args: unknown[] }[] }
}

/** Waits until the Messenger of the page has been answered for the first time: from here on it sends at once. */
export const waitForMessenger = ({ page }: BrowserSuite): Promise<unknown> =>
  page.waitFor(() => document.cookie.includes('intercom-session-abc'))

/** Opens the page of a customer, and waits until the Messenger is there. */
export async function openLiveSite(suite: BrowserSuite, site: Site = {}): Promise<void> {
  await openSite(suite, site)
  await waitForMessenger(suite)
}

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

// By these the plugin asks the Messenger whether it is there, and whether it knows the visitor.
const QUESTIONS = ['onUnreadCountChange', 'getVisitorId']

/** The names of the commands that the real function of the page has got, in order, but for the plugin's own questions. */
export const commandsOf = async ({ page }: BrowserSuite): Promise<string[]> =>
  (
    await page.evaluate(() =>
      (window as unknown as Globals).messengerDouble.calls.map(({ command }) => command)
    )
  ).filter((command) => !QUESTIONS.includes(command))

/** What the plugin said in the console of the page. */
export const messagesOf = ({ page }: BrowserSuite): string[] =>
  page.console.map(({ text }) => text).filter((text) => text.startsWith('[Intercom Web (Actions)]'))

/** The page's errors that nobody caught. Firefox logs each cookie that cannot be there, and so need not be deleted. */
export const errorsOf = ({ page }: BrowserSuite): string[] =>
  page.console
    .filter(({ type }) => type === 'pageerror')
    .map(({ text }) => text)
    .filter((text) => !text.includes('rejected for invalid domain'))

/** Waits for so many pings and events: they come over parallel connections, so that the last to leave may not be last. */
export const arrived = ({ net }: BrowserSuite, pings: number, events: number): Promise<unknown> =>
  net.waitFor(
    () => net.pings().length >= pings && net.events().length >= events,
    `${pings} pings and ${events} events`
  )

/** The names of the events that have arrived, as they left. */
export const eventsOf = ({ net }: BrowserSuite): string[] => net.events().map(({ name }) => name)

/** The events that have arrived, as they left, each as "name: user". */
export const usersOf = ({ net }: BrowserSuite): string[] =>
  net.events().map(({ name, userData }) => `${name}: ${String(userData.user_id)}`)

/** How often Intercom's script was asked for. */
export const scriptsOf = ({ net }: BrowserSuite): number =>
  net.requests.filter(({ host }) => host === 'widget.intercom.io').length

/** What the plugin tells the page by its event, including what it told when the visitor left. */
export interface Told {
  type: string
  action?: string
  command?: string
  key?: string
  reason?: string
  messageId?: string
}

/** Everything that the plugin has told on the pages of a site. */
export const toldOf = ({ page }: Pick<BrowserSuite, 'page'>): Promise<Told[]> =>
  page.evaluate(() =>
    (localStorage.getItem('told') ?? '')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Told)
  )

const OUTCOMES = ['sent', 'dropped', 'unmatched', 'kept']

/** What became of an event, by all that was told: one outcome, "none", or several ("sent and dropped"). */
export function outcomeOf(id: unknown, told: Told[]): string {
  const types = told
    .filter(({ messageId, type }) => messageId === id && OUTCOMES.includes(type))
    .map(({ type }) => type)
  // The page after the one that has kept an event says what becomes of it.
  const ends = types.filter((type, index) => type !== 'kept' || index === types.length - 1)
  return ends.join(' and ') || 'none'
}

/** Leaves the page, and expects that the plugin has told one outcome of each event that Segment has. */
export async function expectOutcomes(suite: BrowserSuite): Promise<void> {
  const called = suite.net.segment().map(({ messageId }) => messageId)
  const hasIntercom = await suite.page.evaluate(() => 'Intercom' in window)
  await suite.page.goto(`${suite.net.origin}/over`)
  const told = await toldOf(suite)
  // The page has the destination off.
  if (told.length === 0 && !hasIntercom) return
  expect(called.map((id) => [id, outcomeOf(id, told)])).toEqual(
    called.map((id) => [id, expect.stringMatching(/^(sent|dropped|unmatched|kept)$/)])
  )
}

/** The keys of everything that was dropped, in order. */
export const droppedOf = async (suite: BrowserSuite): Promise<unknown[]> =>
  (await toldOf(suite)).filter(({ type }) => type === 'dropped').map(({ key }) => key)
