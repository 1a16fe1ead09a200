import type { BootSettings, Ports } from '../../src/session/ports'
import type { Attributes, Command } from '../../src/client'
import type { Clock } from './clock'
import { idsOf, type Ledger } from './ledger'
import { createMessenger, type Messenger } from './messenger'
import type { Start } from './steps'
import type { Tab } from './tab'

/** A page, as its visitor and its own code see it. */
export interface Page {
  ports: Ports
  /** How many timers of the session wait. */
  timers: () => number
  /** The Messenger takes over the stub. */
  come: () => void
  fail: () => void
  /** The last two events that wait change places. */
  swapEvents: () => void
  /** The Messenger throws an error at the next command. */
  throwNext: () => void
  turbo: () => void
  /** The page's own code calls Intercom. */
  call: (command: Command) => void
  /** The page is left and never comes back. */
  leave: () => void
  /** The app has said that the destination is to stop, or to start. */
  setStopped: (value: boolean) => void
  isWaiting: (id: number) => boolean
  /** Whether only the session has told the Messenger to boot and to shut down, and that has never failed. */
  isPlain: () => boolean
}

/** Creates a page of `tab`, with a model of Intercom that behaves as the Messenger double does. */
export function createPage(
  start: Start,
  settings: BootSettings,
  clock: Clock,
  tab: Tab,
  ledger: Ledger,
  /** Whether the token is one for the user that Intercom takes now. */
  isVouched: ((attributes: Attributes, isQueued: boolean) => boolean) | undefined,
  pageSettings: Attributes
): Page {
  let kind: 'nothing' | 'stub' | 'messenger' = start
  let isOurs = false
  let isLoaded = false
  let hasFailed = false
  let isThrowing = false
  let isStopped = pageSettings.disabled === true
  let isPlain = start === 'messenger' && !isStopped
  let wasAnswered = false
  let queue: Command[] = []
  const ofThePage = new Set<Command>()
  let messenger: Messenger = createMessenger(clock, tab, ledger)
  let intercomSettings = pageSettings
  let timers = 0
  let isLeft = false

  // A Messenger that the page has brought itself has booted already.
  if (kind === 'messenger') messenger.run(['boot', {}], 'page')

  const check = ([name, argument]: Command, isQueued = false): void => {
    if (name !== 'boot' && name !== 'update') return
    const attributes = { ...intercomSettings, ...(argument as Attributes) }
    if (isVouched && !isVouched(attributes, isQueued))
      ledger.fail(`${name} names a user without a token`)
  }

  const drain = (): void => {
    const commands = queue
    // Nobody renews a token for a session that the page itself shuts down.
    const isOver = commands.some((one) => ofThePage.has(one) && one[0] === 'shutdown')
    kind = 'messenger'
    queue = []
    for (const command of commands) {
      const source = ofThePage.has(command) ? 'page' : 'plugin'
      if (source === 'plugin' && isStopped && command[0] !== 'shutdown' && messenger.isBooted())
        ledger.fail(`the Messenger ran ${command[0]} of a page that is stopped`)
      if (source === 'plugin' && command[0] === 'boot' && !ledger.hasFrozen && !isOver)
        check(command, true)
      messenger.run(command, source)
    }
    if (!commands.some(([name]) => name === 'boot' || name === 'shutdown'))
      messenger.run(['boot', {}], 'itself')
  }

  const isAnswered = (): boolean => kind === 'messenger' && messenger.isAnswered()

  const isWaiting = (): boolean => kind === 'stub' && !hasFailed

  const send = (command: Command): string | undefined => {
    if (isLeft) return undefined
    if (isStopped) ledger.fail(`${command[0]} was sent while the page was stopped`)
    if (kind === 'nothing') return 'not sent: window.Intercom is gone. Call boot.'
    if (hasFailed) return 'not sent: the Messenger did not load. See the warning.'
    if (['boot', 'shutdown'].includes(command[0])) wasAnswered = false
    if (kind === 'stub') {
      check(command)
      queue.push(command)
      return undefined
    }
    if (isThrowing) {
      isThrowing = isPlain = false
      if (command[0] === 'shutdown') messenger.run(command, 'plugin')
      messenger.forgive()
      return 'lost: the Messenger threw an error. See the error in the console.'
    }
    check(command)
    messenger.run(command, 'plugin')
    return undefined
  }

  const load = (): void => {
    if (isStopped) ledger.fail('the script was loaded while the page was stopped')
    isLoaded = true
    hasFailed = false
  }

  const leaves = (last: string, before: string): boolean => {
    const names = queue.map(([name]) => name)
    return names.lastIndexOf(last) > names.lastIndexOf(before)
  }

  const ports: Ports = {
    clock: {
      now: clock.now,
      after: (ms, run) => {
        timers += 1
        let isDone = false
        const end = (): void => {
          if (!isDone) timers -= 1
          isDone = true
        }
        const cancel = clock.after(ms, () => {
          if (isLeft) return
          end()
          run()
        })
        return () => {
          end()
          cancel()
        }
      }
    },
    intercom: {
      open: (boot) => {
        intercomSettings = { ...intercomSettings, ...settings }
        isOurs = kind === 'nothing'
        if (isOurs) {
          kind = 'stub'
          queue.push(boot)
          load()
        } else send(['update', settings])
      },
      load,
      cancelLoad: () => undefined,
      send,
      isLive: () => kind === 'messenger',
      look: () => {
        wasAnswered ||= isAnswered()
      },
      isAnswered,
      isShut: () =>
        kind === 'stub'
          ? isWaiting() && leaves('shutdown', 'boot')
          : kind === 'messenger' && wasAnswered && !isAnswered(),
      queue: {
        isWaiting,
        has: (command) => isWaiting() && queue.includes(command),
        insert: (index, command) => void queue.splice(index, 0, command),
        remove: (isMatch) => {
          const removed = queue.filter(isMatch)
          queue = queue.filter((command) => !removed.includes(command))
          return removed
        }
      }
    },
    storage: {
      readSettings: () => intercomSettings,
      forgetPerson: () => {
        intercomSettings = settings
      },
      forgetVisitor: () => {
        tab.cookie = undefined
        tab.kept = undefined
      },
      keep: (kept) => {
        tab.kept = kept
        ledger.keep()
      },
      takeKept: () => {
        const { kept } = tab
        tab.kept = undefined
        return kept
      }
    },
    tell: ledger.hear
  }

  const idsInQueue = (): number[] => queue.flatMap(idsOf)

  return {
    ports,
    timers: () => timers,
    come: () => {
      if (kind === 'stub' && !hasFailed && (isLoaded || !isOurs)) drain()
    },
    swapEvents: () => {
      const [first, second] = queue.slice(-2)
      if (first?.[0] === 'trackEvent' && second?.[0] === 'trackEvent')
        queue.splice(-2, 2, second, first)
    },
    fail: () => {
      if (kind !== 'stub' || !isOurs || !isLoaded || hasFailed) return
      ledger.excuse(idsInQueue())
      queue.length = 0
      hasFailed = true
    },
    throwNext: () => {
      isThrowing = kind === 'messenger'
    },
    turbo: () => {
      if (kind !== 'messenger') return
      isPlain = false
      ledger.isMeddled = true
      messenger.run(['shutdown', false], 'page')
      messenger = createMessenger(clock, tab, ledger)
      kind = 'stub'
      isOurs = false
      queue = []
      wasAnswered = false
    },
    call: (command) => {
      isPlain = false
      ledger.isMeddled = true
      ofThePage.add(command)
      if (kind === 'stub' && !hasFailed) {
        if (command[0] === 'shutdown') ledger.excuse(idsInQueue())
        queue.push(command)
      } else if (kind === 'messenger') messenger.run(command, 'page')
    },
    leave: () => {
      messenger.leave()
      isLeft = true
      if (hasFailed || isStopped) ledger.excuse(ledger.openIds())
    },
    setStopped: (value) => {
      isStopped = value
      isPlain = false
    },
    isWaiting: (id) =>
      idsInQueue().includes(id) || (tab.kept?.commands ?? []).flatMap(idsOf).includes(id),
    isPlain: () => isPlain
  }
}
