import { createHmac } from 'node:crypto'
import type { BrowserSuite } from '../../support/browser/suite'
import { verifies } from '../../support/messenger/verifies'
import { DESTINATION, serveSite, workspaceEntry } from '../../support/site'

/** What the secret of the workspace is. */
export const SECRET = 'a secret that only the server of the customer knows'

/** A page whose server gives tokens, and whose clock a test moves: a timer of 5 s or more is due when the test says so. */
export interface VerifiedWindow {
  /** Lets so many milliseconds pass for `Date`, and runs what is due by then, unless the tab sleeps. */
  pass: (ms: number, isAsleep?: boolean) => void
  /** What `getUserToken` gives; the tests replace it. */
  answer: (userId: string) => unknown
  /** Whose token was asked for, in order. */
  asked: string[]
}

const inBase64 = (claims: object): string =>
  Buffer.from(JSON.stringify(claims)).toString('base64url')

/** A token for the user, as the customer's server signs it, that is over in so many minutes. */
export function tokenFor(userId: string, minutes = 5): string {
  const exp = Math.floor(Date.now() / 1000) + minutes * 60
  const text = `${inBase64({ alg: 'HS256' })}.${inBase64({ user_id: userId, exp })}`
  return `${text}.${createHmac('sha256', SECRET).update(text).digest('base64url')}`
}

/** The older proof of a user, as the customer's server computes it. */
export const hashFor = (userId: string): string =>
  createHmac('sha256', SECRET).update(userId).digest('hex')

/** Opens a page in a workspace that refuses every user without a proof. */
export async function openVerified(suite: BrowserSuite, answer = ''): Promise<void> {
  const { net, page } = suite
  net.intercomAnswers({ enforce: { secret: SECRET } })
  for (const userId of ['a', 'b']) net.file(`/token-${userId}`, tokenFor(userId))
  const before = `(${holdLongTimers.toString()})();
    window.asked = []
    window.answer = ${answer || "(userId) => fetch('/token-' + userId).then((response) => response.text())"}`
  const loadOptions = `{ integrations: { '${DESTINATION}': { getUserToken: (userId) => {
    window.asked.push(userId)
    return window.answer(userId)
  } } } }`
  const url = await serveSite(suite, { way: 'npm', before, loadOptions })
  // As in a workspace: Analytics.js reads what `load` says of a destination that stands here.
  net.cdnSettings({ integrations: { [DESTINATION]: {} }, remotePlugins: [workspaceEntry()] })
  await page.goto(url)
}

/** The pings that name somebody without a proof: there must be none. */
export async function unprovenOf({ net }: BrowserSuite): Promise<unknown[]> {
  const pings = net.pings()
  const proven = await Promise.all(
    pings.map(({ userData }) => verifies(userData, { secret: SECRET }, Date.now()))
  )
  return pings.filter((_, index) => !proven[index])
}

/** Runs in the page, sent as text, so that its long timers wait for `pass`. */
function holdLongTimers() {
  const { setTimeout: set, clearTimeout: clear, Date: RealDate } = window
  const isLongMs = 5_000
  const timers = new Map<number, { at: number; run: () => void }>()
  let offset = 0
  let count = 0
  const { now } = RealDate
  RealDate.now = () => now() + offset
  Object.assign(window, {
    setTimeout: (run: () => void, ms = 0, ...args: unknown[]) => {
      if (ms < isLongMs) return set(run, ms, ...args)
      // Real timers have positive numbers.
      count -= 1
      timers.set(count, { at: RealDate.now() + ms, run })
      return count
    },
    clearTimeout: (timer: number) => (timers.delete(timer) ? undefined : clear(timer)),
    pass: (ms: number, isAsleep = false) => {
      offset += ms
      for (const [timer, { at, run }] of [...timers])
        if (!isAsleep && at <= RealDate.now() && timers.delete(timer)) run()
    }
  })
}
