import type { Command } from '../../src/client'
import type { Clock } from './clock'
import type { Ledger } from './ledger'
import type { Tab, Who } from './tab'

/** Whose command it is: the plugin's, the page's own, or nobody's: what the Messenger does by itself. */
export type Source = 'plugin' | 'page' | 'itself'

/** A Messenger as one page has it. */
export type Messenger = ReturnType<typeof createMessenger>

/** Whether the two must be different people. An unknown person may be the one who is identified later. */
const clashes = (one: Who, other: Who): boolean =>
  one.epoch !== other.epoch || (one.user !== 0 && other.user !== 0 && one.user !== other.user)

/**
 * Creates a Messenger that has not booted. Its pings go in single file. Its events wait for the first answer, and leave a
 * millisecond after it, or after their command.
 */
export function createMessenger(clock: Clock, tab: Tab, ledger: Ledger) {
  let isBooted = false
  let answeredAt = Infinity
  let busyUntil = 0
  let who: Who | undefined
  let cookie: Who | undefined
  let events: { at: number; ids: number[] }[] = []
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

  /** What has not left yet. */
  const lost = (): number[] =>
    events.filter(({ at }) => Math.max(at, answeredAt) + 1 > clock.now()).flatMap(({ ids }) => ids)

  // A slow answer can keep an update until the grace is over; a quick one must not.
  const checkGrace = (): void => {
    const now = clock.now()
    if (slowest > 5 || now <= openedAt + 100 || tab.isHurried) return
    for (const { at, ids } of pings)
      if (at > now && ids.length > 0) ledger.fail(`the shutdown lost update ${ids.join()}`)
  }

  const shutDown = (isLogout: boolean, source: Source): void => {
    const isBoundary = isLogout && source === 'plugin'
    if (isBoundary) {
      if (!isBooted && wasShutBy === 'plugin') ledger.fail('two shutdowns at one boundary')
      ledger.shutdowns += 1
    }
    if (isBooted && isBoundary) checkGrace()
    // A boundary that cannot wait, or no longer after so slow an answer, has no time for the events right before it.
    const isPressed = isAnswered() && (tab.isHurried || slowest >= 3000)
    if (isBooted) ledger.lose(lost(), isBoundary && !isPressed)
    if (isBooted && isLogout) tab.cookie = undefined
    isBooted = false
    who = cookie = undefined
    wasShutBy = source
  }

  const meet = (person: Who | undefined, what: string): void => {
    if (!person) return
    if (who && clashes(who, person)) ledger.fail(`${what} reached another person's session`)
    if (cookie && cookie.epoch !== person.epoch) ledger.fail(`${what} found the last one's cookies`)
    who = { epoch: person.epoch, user: person.user || who?.user || 0 }
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
      else events.push({ at: clock.now(), ids })
    },
    isAnswered,
    isBooted: (): boolean => isBooted,
    /** A command of the plugin has failed inside: its next shutdown may be one too many. */
    forgive: (): void => {
      wasShutBy = undefined
    },
    /** The page is left: cookies that the answers have set stay. */
    leave: writeCookie
  }
}
