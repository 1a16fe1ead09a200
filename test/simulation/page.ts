import { createBudget } from '../../src/session/budget'
import type { BootSettings, Ports } from '../../src/session/ports'
import { NOBODY } from '../../src/session/visitor'
import type { Attributes, Command } from '../../src/client'
import type { Clock } from './clock'
import { idsOf, type Ledger } from './ledger'
import { createMessenger, type Tab } from './messenger'
import type { At } from './steps'

/** A page, as its visitor and its own code see it. */
export type Page = ReturnType<typeof createPage>

/** Creates a page of `tab`, with a model of Intercom that behaves as the Messenger double does. */
export function createPage(
  start: At,
  settings: BootSettings,
  clock: Clock,
  tab: Tab,
  ledger: Ledger,
  /** Whether the token is one for the user that Intercom takes now. */
  isVouched: ((attributes: Attributes, isQueued: boolean) => boolean) | undefined,
  pageSettings: Attributes
) {
  let kind: At | 'lost' = start
  let wasShut = false
  let isOurs = false
  let isLoaded = false
  let hasFailed = false
  let isThrowing = false
  let isExpected = !tab.waits || 'user_id' in pageSettings
  let isStopped = pageSettings.disabled === true
  let isPlain = start === 'messenger' && !isStopped
  let wasAnswered = false
  let queue: Command[] = []
  const ofThePage = new Set<Command>()
  let messenger = createMessenger(clock, tab, ledger)
  let intercomSettings = pageSettings

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

  const endsWithShutdown = (): boolean =>
    queue.filter(([name]) => ['boot', 'shutdown'].includes(name)).at(-1)?.[0] === 'shutdown'

  const send = (command: Command): string | undefined => {
    if (isStopped) ledger.fail(`${command[0]} was sent while the page was stopped`)
    if (kind === 'nothing') return 'not sent: window.Intercom is gone. Call boot.'
    if (hasFailed) return 'not sent: the Messenger did not load.'
    if (['boot', 'shutdown'].includes(command[0])) wasAnswered = false
    if (kind === 'messenger' && isThrowing) {
      isThrowing = isPlain = false
      if (command[0] === 'shutdown') messenger.run(command, 'plugin')
      messenger.forgive()
      return 'not sent: the Messenger threw an error.'
    }
    check(command)
    if (kind === 'stub') queue.push(command)
    // Nobody hears it without its frame.
    else if (kind !== 'lost') messenger.run(command, 'plugin')
    return undefined
  }

  const load = (): void => {
    if (isStopped) ledger.fail('the script was loaded while the page was stopped')
    isLoaded = true
    hasFailed = false
  }

  const budget = createBudget(clock.now)
  const ports: Ports = {
    clock,
    intercom: {
      budget: () => budget,
      open: (boot) => {
        intercomSettings = { ...intercomSettings, ...settings }
        if (kind === 'lost') tab.lose?.()
        isOurs = kind === 'nothing'
        if (isOurs) {
          kind = 'stub'
          queue.push(boot)
          load()
        } else send(['update', settings])
      },
      load,
      noteIdentity: () => {
        isExpected = true
      },
      cancelLoad: () => undefined,
      revive: () => {
        kind = 'stub'
        isOurs = isLoaded = true
        queue = []
      },
      send,
      isLive: () => kind === 'messenger',
      look: () => {
        if (kind === 'lost') tab.lose?.()
        wasAnswered ||= isAnswered()
      },
      isAnswered,
      isShut: () =>
        kind === 'stub'
          ? isWaiting() && endsWithShutdown()
          : (kind === 'lost' && wasShut) || (kind === 'messenger' && wasAnswered && !isAnswered()),
      queue: {
        isWaiting,
        has: (command) => kind === 'stub' && queue.includes(command),
        insert: (index, command) => {
          if (kind === 'stub') queue.splice(index, 0, command)
        },
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
        return kept ?? { visitor: NOBODY, items: [] }
      }
    },
    tell: ledger.hear
  }

  const idsInQueue = (): number[] => queue.flatMap(idsOf)

  return {
    ports,
    /** The Messenger takes over the stub. */
    come: (): void => {
      if (isOurs && !isExpected) return
      if (kind !== 'stub' || !(isLoaded || !isOurs)) return
      hasFailed = false
      drain()
      // A shutdown that only keeps it shut is none of a boundary.
      if (wasShut) messenger.forgive()
      wasShut = false
    },
    /** The last two events that wait change places. */
    swapEvents: (): void => {
      const [first, second] = queue.slice(-2)
      if (first?.[0] === 'trackEvent' && second?.[0] === 'trackEvent')
        queue.splice(-2, 2, second, first)
    },
    /** The script fails. Returns whether there was one. */
    fail: (): boolean => {
      if (!isWaiting() || !isOurs || !isLoaded) return false
      hasFailed = ledger.hasFailed = true
      return true
    },
    /** The Messenger throws an error at the next command. */
    throwNext: (): void => {
      isThrowing = kind === 'messenger'
    },
    /** The page swaps its body. Returns whether the Messenger has lost its frame. */
    swap: (): boolean => {
      if (kind !== 'messenger') return false
      isPlain = false
      wasShut = wasAnswered && !isAnswered()
      messenger.lose()
      messenger = createMessenger(clock, tab, ledger)
      kind = 'lost'
      wasAnswered = false
      return true
    },
    turbo: (): void => {
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
    /** The page's own code calls Intercom. */
    call: (command: Command): void => {
      isPlain = false
      ledger.isMeddled = true
      ofThePage.add(command)
      if (isWaiting()) {
        if (command[0] === 'shutdown') ledger.excuse(idsInQueue())
        queue.push(command)
      } else if (kind === 'messenger') messenger.run(command, 'page')
    },
    /** The page is left and never comes back. */
    leave: (): void => {
      clock.clear()
      messenger.leave()
      if (hasFailed || isStopped) ledger.excuse(ledger.openIds())
    },
    /** The app has said that the destination is to stop, or to start. */
    setStopped: (value: boolean): void => {
      isStopped = value
      isPlain = false
    },
    isStopped: (): boolean => isStopped,
    /** Whether a stub waits for the Messenger. */
    isStub: isWaiting,
    isWaiting: (id: number): boolean =>
      idsInQueue().includes(id) ||
      (tab.kept?.items ?? []).flatMap(({ command }) => idsOf(command)).includes(id),
    /** Whether only the session has told the Messenger to boot and to shut down, and that has never failed. */
    isPlain: (): boolean => isPlain
  }
}
