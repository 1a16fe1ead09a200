import type { BrowserSuite } from './browser/suite'
import { openSite, type Site } from './site'

interface Double {
  calls: { command: string; args: unknown[] }[]
}

/** Waits until the Messenger of the page has been answered for the first time: from here on it sends at once. */
export const waitForMessenger = ({ page }: BrowserSuite): Promise<unknown> =>
  page.waitFor(() => document.cookie.includes('intercom-session-abc'))

/** Opens the page of a customer, and waits until the Messenger is there. */
export async function openLiveSite(suite: BrowserSuite, site: Site = {}): Promise<void> {
  await openSite(suite, site)
  await waitForMessenger(suite)
}

// By these the plugin asks the Messenger whether it is there, and whether it knows the visitor.
const QUESTIONS = ['onUnreadCountChange', 'getVisitorId']

const withoutQuestions = (commands: string[]): string[] =>
  commands.filter((command) => !QUESTIONS.includes(command))

/** The names of the commands that the real function of the page has got, in order, but for the plugin's own questions. */
export const commandsOf = async ({ page }: BrowserSuite): Promise<string[]> =>
  withoutQuestions(
    await page.evaluate(() =>
      (window as unknown as { messengerDouble: Double }).messengerDouble.calls.map(
        ({ command }) => command
      )
    )
  )

/** The commands that wait in the stub of the page: their names, but for the plugin's own questions. */
export const queueOf = async ({ page }: BrowserSuite): Promise<string[]> =>
  withoutQuestions(
    await page.evaluate(() =>
      (window as unknown as { Intercom: { q: string[][] } }).Intercom.q.map(([name]) =>
        String(name)
      )
    )
  )

/** What the plugin said in the console of the page. */
export const messagesOf = ({ page }: BrowserSuite): string[] =>
  page.console.map(({ text }) => text).filter((text) => text.startsWith('[Intercom Web (Actions)]'))

/** Waits for so many pings and events: they come over parallel connections, so that the last to leave may not be last. */
export const arrived = ({ net }: BrowserSuite, pings: number, events: number): Promise<unknown> =>
  net.waitFor(
    () => net.pings().length >= pings && net.events().length >= events,
    `${pings} pings and ${events} events`
  )
