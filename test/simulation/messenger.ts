import type { Command } from '../../src/client'
import type { Kept } from '../../src/session/ports'
import type { Clock } from './clock'
import type { Ledger } from './ledger'

/** Who does something: after how many resets, and which user; 0 is one that nobody has identified yet. */
export interface Who {
  epoch: number
  user: number
  /** Segment's anonymous ID, which is another one for each visit. */
  visit: number
}

/** What outlives a page: the network, the cookies and the storage of the tab. */
export interface Tab {
  pingMs: number
  /** Whether a shutdown now cannot wait for what is on its way. */
  isHurried: boolean
  cookie: Who | undefined
  /** Says that the Messenger has lost its frame. */
  lose?: () => void
  /** Whether another tab has changed the visitor, so that nobody can tell whose the cookies are. */
  isShared: boolean
  kept: Kept | undefined
  /** Whether the Messenger comes only if somebody is identified. */
  waits: boolean
  /** The user of each visit, as soon as it has one. */
  users: Map<number, number>
}

/** Whose command it is: the plugin's, the page's own, or nobody's: what the Messenger does by itself. */
export type Source = 'plugin' | 'page' | 'itself'

/** Whether the two must be different people. An unknown person may be the one who is identified later. */
export const clashes = (one: Who, other: Who): boolean =>
  one.user && other.user ? one.user !== other.user : one.epoch !== other.epoch

const LEAVE_MS = 1
// The session looks every 10 ms, and only the second look tells.
const DOUBT_MS = 20

/** Creates a Messenger that has not booted. Its pings go in single file, and its events wait for the first answer. */
export function createMessenger(clock: Clock, tab: Tab, ledger: Ledger) {
  let isBooted = false
  let answeredAt = Infinity
  let busyUntil = 0
  let who: Who | undefined
  let cookie: Who | undefined
  let events: { id: number; at: number }[] = []
  let pings: { at: number; ids: number[] }[] = []
  let slowest = 0
  let openedAt = 0
  let bootedBy: Source | undefined
  let wasShutBy: Source | undefined

  const isAnswered = (): boolean => isBooted && clock.now() >= answeredAt

  const writeCookie = (): void => {
    if (isAnswered()) tab.cookie = who ?? cookie
  }

  const ping = (ids: number[]): void => {
    const at = Math.max(clock.now(), busyUntil)
    busyUntil = at + tab.pingMs
    slowest = Math.max(slowest, tab.pingMs)
    pings.push({ at, ids })
    if (answeredAt === Infinity) answeredAt = busyUntil
  }

  const open = (): void => {
    isBooted = true
    openedAt = clock.now()
    cookie = tab.cookie
    who = undefined
    events = []
    pings = []
    busyUntil = slowest = 0
    answeredAt = Infinity
    wasShutBy = undefined
  }

  // A slow answer, or a token that never comes, can keep an update until the grace is over; a quick answer must not.
  const checkGrace = (): void => {
    const now = clock.now()
    if (slowest > 5 || now <= openedAt + 100 || tab.isHurried || ledger.hasLostUpdate()) return
    for (const { at, ids } of pings)
      if (at > now && ids.length > 0) ledger.fail(`the shutdown lost update ${ids.join()}`)
  }

  // An event leaves a millisecond after its command, and after the first answer.
  const age = (at: number): number => clock.now() - Math.max(at, answeredAt) - LEAVE_MS

  // Nobody can tell at once that an event has left.
  const loseEvents = (isBoundary: boolean): void => {
    const ids = (isMatch: (ms: number) => boolean): number[] =>
      events.filter(({ at }) => isMatch(age(at))).map(({ id }) => id)
    ledger.lose(
      ids((ms) => ms < 0),
      isBoundary
    )
    ledger.doubt(ids((ms) => ms >= 0 && ms < DOUBT_MS))
  }

  const shutDown = (isLogout: boolean, source: Source): void => {
    const isBoundary = isLogout && source === 'plugin'
    if (isBoundary) {
      if (!isBooted && wasShutBy === 'plugin') ledger.fail('two shutdowns at one boundary')
      ledger.shutdowns += 1
    }
    if (isBooted && isBoundary) checkGrace()
    if (isBooted) loseEvents(isBoundary)
    if (isBooted && isLogout) tab.cookie = undefined
    isBooted = false
    who = cookie = undefined
    wasShutBy = source
  }

  // The user of a visit may have become known since.
  const identified = (one: Who): Who => ({
    ...one,
    user: one.user || (tab.users.get(one.visit) ?? 0)
  })

  const meet = (given: Who | undefined, what: string): void => {
    if (!given) return
    const person = identified(given)
    if (who && clashes(identified(who), person))
      ledger.fail(`${what} reached another person's session`)
    if (cookie && !tab.isShared && clashes(identified(cookie), person))
      ledger.fail(`${what} found the last one's cookies`)
    who = { ...person, user: person.user || who?.user || 0 }
  }

  return {
    run: (command: Command, source: Source): void => {
      writeCookie()
      const [name, isLogout] = command
      if (name === 'shutdown') return shutDown(isLogout !== false, source)
      const isPing = name === 'boot' || name === 'update'
      if (name === 'boot' && source === 'plugin' && isBooted && bootedBy === 'plugin')
        ledger.fail('a boot without a shutdown before')
      if (isPing && !isBooted) open()
      if (isPing) bootedBy = source
      const ids = ledger.arrive(command, source)
      for (const id of ids) meet(ledger.whoseIs(id), `${name} ${id}`)
      if (isPing) ping(ids)
      else if (!isBooted) ledger.lose(ids, false)
      else events.push(...ids.map((id) => ({ id, at: clock.now() })))
    },
    isAnswered,
    isBooted: (): boolean => isBooted,
    /** A command of the plugin has failed inside: its next shutdown may be one too many. */
    forgive: (): void => {
      wasShutBy = undefined
    },
    /** The page takes its frame away. */
    lose: (): void => {
      writeCookie()
      if (isBooted) loseEvents(false)
    },
    /** The page is left: cookies that the answers have set stay. */
    leave: writeCookie
  }
}
