import type { Command } from '../../src/client'
import type { Clock } from './clock'
import type { Ledger } from './ledger'
import type { Tab } from './tab'
import { clashes, type Who } from './who'

/** Whose command it is: the plugin's, the page's own, or nobody's: what the Messenger does by itself. */
export type Source = 'plugin' | 'page' | 'itself'

/** A Messenger as one page has it. */
export interface Messenger {
  run: (command: Command, source: Source) => void
  isAnswered: () => boolean
  isBooted: () => boolean
  /** A command of the plugin has failed inside: its next shutdown may be one too many. */
  forgive: () => void
  /** The page is left: cookies that the answers have set stay. */
  leave: () => void
}

/** Creates a Messenger that has not booted. Its pings go in single file, and its events wait for the first answer. */
export function createMessenger(clock: Clock, tab: Tab, ledger: Ledger): Messenger {
  let isBooted = false
  let answeredAt = Infinity
  let busyUntil = 0
  let who: Who | undefined
  let cookie: Who | undefined
  let waiting: number[] = []
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
    waiting = []
    pings = []
    busyUntil = slowest = 0
    answeredAt = Infinity
    wasShutBy = undefined
  }

  const shutDown = (isLogout: boolean, source: Source): void => {
    writeCookie()
    if (source === 'plugin' && isLogout) {
      if (!isBooted && wasShutBy === 'plugin') ledger.fail('two shutdowns at one boundary')
      ledger.shutdowns += 1
    }
    if (isBooted) {
      if (!isAnswered()) ledger.lose(waiting, source === 'plugin' && isLogout)
      // A slow answer can keep an update until the grace is over; a quick one must not.
      if (
        source === 'plugin' &&
        isLogout &&
        slowest <= 5 &&
        clock.now() > openedAt + 100 &&
        !tab.isHurried
      )
        for (const { at, ids } of pings)
          if (at > clock.now() && ids.length > 0)
            ledger.fail(`the shutdown lost update ${ids.join()}`)
      if (isLogout) tab.cookie = undefined
    }
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
    run: (command, source) => {
      writeCookie()
      const [name] = command
      if (name === 'shutdown') return shutDown(command[1] !== false, source)
      if (name === 'boot' || name === 'update') {
        if (name === 'boot' && source === 'plugin' && isBooted && bootedBy === 'plugin')
          ledger.fail('a boot without a shutdown before')
        if (!isBooted) open()
        bootedBy = source
        const ids = ledger.arrive(command, source)
        for (const id of ids) meet(ledger.whoseIs(id), `${name} with ${id}`)
        ping(ids)
      } else if (name === 'trackEvent') {
        const ids = ledger.arrive(command, source)
        for (const id of ids) meet(ledger.whoseIs(id), `event ${id}`)
        if (!isBooted) ledger.lose(ids, false)
        else if (!isAnswered()) waiting.push(...ids)
      }
    },
    isAnswered,
    isBooted: () => isBooted,
    forgive: () => {
      wasShutBy = undefined
    },
    leave: writeCookie
  }
}
