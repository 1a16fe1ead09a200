import type { Attributes } from '../client'
import type { Boot } from './boot'
import { MAX_UPDATES } from './budget'
import { isNamed, type Person } from './person'
import type { Ports } from './ports'
import type { Sender } from './send'
import type { Item, Outcome, Supplies } from './types'

/** Why nothing is sent after the page's own `shutdown`. */
export const SHUT = 'not sent: the page has called shutdown. Call boot.'

const NO_NEWS = 'not sent: it tells Intercom nothing new.'
const OVER_BUDGET = 'may be lost: Intercom takes 20 updates in 30 minutes. Identify less often.'

// The last updates of the limit are for what Intercom does not know yet.
const RESERVE = 5

// A ping waits for the answer to the last one, so each update needs time to leave.
const UPDATE_MS = 1000

type Send = (item: Item, isPart?: boolean) => boolean

/** Sends updates within Intercom's limit, and knows when they have left. */
function createOutbox({ clock, intercom }: Ports, send: Send) {
  let awayAt = 0
  // Those that may not have left. What is over the limit is reported at once.
  let latest: Item[] = []
  const areAway = (): boolean => clock.now() >= awayAt
  return {
    put: (attributes: Attributes, hasNews: boolean, item: Item, isPart?: boolean): void => {
      const now = clock.now()
      const budget = intercom.budget()
      const left = budget.left()
      if (!hasNews && left <= RESERVE) return item.report('update', NO_NEWS)
      if (left <= 0) item.report('update', OVER_BUDGET)
      if (hasNews) {
        latest = [...(areAway() ? [] : latest), item].slice(-MAX_UPDATES)
        awayAt = Math.max(awayAt, now) + UPDATE_MS
      }
      budget.spend()
      send({ ...item, command: ['update', attributes] }, isPart)
    },
    areAway,
    reportLoss: (reason: string) => {
      for (const item of new Set(latest)) item.report('update', reason)
    },
    wait: () => {
      if (awayAt > 0) awayAt = Math.max(awayAt, clock.now() + UPDATE_MS)
    }
  }
}

/** The updates of a visit. */
export interface Updates {
  /** Tells Intercom what an update says of the person, or that somebody looks at a page. */
  deliver: (item: Item) => Outcome
  /** Whether they are on their way to Intercom, as far as anybody can tell. */
  areAway: () => boolean
  /** Reports those that may not have left. */
  reportLoss: (reason: string) => void
  /** Intercom has not answered the first ping yet: they wait for it, and then for their turn. */
  wait: () => void
}

/**
 * Creates the updates of the visit of `person`. Calls `send` to hand one to Intercom, and `note` for one that goes along with
 * the boot.
 */
export function createUpdates(
  { ports, settings, tokens }: Supplies,
  person: Person,
  boot: Boot,
  send: Send,
  note: Sender['note']
): Updates {
  const { clock, intercom } = ports
  const activator = settings.custom_launcher_selector
  const outbox = createOutbox(ports, send)

  const tell = (verified: Attributes, item: Item): void => {
    const attributes: Attributes = {
      ...verified,
      ...(activator !== undefined && { widget: { activator } })
    }
    const news = person.tell(verified, item.at)
    if (person.isIdentified()) intercom.noteIdentity()
    const apart = boot.fold(news)
    if (apart) {
      const isTaken = note(item)
      if (apart.length > 0) boot.settle()
      if (isTaken) for (const one of apart) outbox.put(one, true, item, true)
      return
    }
    // `last_request_at` changes with each page view, and Intercom sets it itself.
    const hasNews = Object.keys(news).some((key) => key !== 'last_request_at')
    // Intercom drops a repeated update, and then makes no contact of the user. A new time makes it differ.
    if (!hasNews && item.isIdentify && person.isIdentified())
      attributes.last_request_at ??= Math.floor(clock.date() / 1000)
    outbox.put(attributes, hasNews, item)
  }

  return {
    deliver: (item) => {
      const attributes = (item.command[1] ?? {}) as Attributes
      if (!boot.isPending() && intercom.isShut()) {
        if (isNamed(attributes)) return 'boot again'
        return item.report('update', SHUT)
      }
      // Without a new session, Intercom would send the new ID with the last person's email.
      if (person.isAnother(attributes)) return 'another'
      person.meet(attributes)
      const verified = tokens?.add(attributes) ?? attributes
      if (verified === 'wait') return verified
      if (verified !== 'expired') return tell(verified, item)
      item.report('update', 'not sent: the token has expired. Check getUserToken.')
    },
    ...outbox
  }
}
