import { type Attributes, type Command, forEvent, type Send, toClient } from '../../src/client'
import { onReport } from '../../src/report'
import { createSession, type Session } from '../../src/session/session'
import { createClock } from './clock'
import { createLedger } from './ledger'
import { createPage, type Page } from './page'
import type { At, Start, Step } from './steps'
import { clashes, type Tab, type Who } from './messenger'
import { createTokens } from './tokens'
import type { Wrong } from './wrong'

type Does = {
  [Kind in Step as Kind[0]]: Kind extends [string, ...infer Rest]
    ? (...rest: Rest) => unknown
    : never
}

// No command, or one that cannot be read.
const oddities = [null, Symbol('odd'), [], ['update', 1], ['update', { odd: 1n }]]

const SETTLE_MS = 200_000
const START_MS = 1_800_000_000_000
const settings = { app_id: 'abc' }

/** Runs the steps from `start` on, and gives the first broken promise. */
export async function runSequence(
  start: Start,
  steps: Step[],
  wrong: Wrong = {}
): Promise<string | undefined> {
  const clock = createClock(START_MS)
  const ledger = createLedger()
  const tokens = start.hasTokens ? createTokens(clock) : undefined
  const tab: Tab = {
    pingMs: start.pingMs,
    isHurried: false,
    cookie: undefined,
    isShared: false,
    kept: undefined,
    waits: start.waits,
    users: new Map()
  }

  // Segment's own memory of the visitor, which outlives a page.
  let epoch = 0
  let user = 0
  let anonymousId = 0

  let page: Page
  let session: Session
  let isFirst = true
  let latest: Who | undefined
  let boundaries = 0

  onReport(ledger.hear)

  const visitor = {
    id: () => (user ? `u${user}` : undefined),
    anonymousId: () => `a${anonymousId}`
  }

  // Segment gives another user another anonymous ID.
  const become = (next: number): void => {
    if (user && user !== next) {
      anonymousId += 1
      boundaries += 1
    }
    user = next
    tab.users.set(anonymousId, next)
  }

  const present = (): Who => ({ epoch, user, visit: anonymousId })

  const open = (at: At, pageSettings: Attributes): void => {
    latest = undefined
    boundaries = ledger.shutdowns = 0
    page = createPage(at, settings, clock, tab, ledger, tokens?.isVouched, pageSettings)
    const { ports } = page
    const send = wrong.send?.bind(undefined, page) ?? ports.intercom.send
    session = createSession(
      {
        ...ports,
        intercom: { ...ports.intercom, send, ...wrong.intercom?.(ports.intercom) },
        storage: wrong.keepsCookies
          ? { ...ports.storage, forgetVisitor: () => undefined }
          : ports.storage,
        clock: wrong.hasNoTimers ? { ...clock, after: () => () => undefined } : clock
      },
      settings,
      { appId: 'abc', ...(tokens && { getUserToken: tokens.getUserToken }) },
      { user: () => visitor } as never
    )
    tab.lose = () => session.listeners.happen('lose')
    session.open()
  }

  const sendFor = (event: object): Send =>
    forEvent(toClient(session.listeners.call), { event } as never)

  /** Counts the boundaries between the people of the commands that the session gets. */
  const meet = (who: Who): Who => {
    if (latest && clashes(latest, who)) boundaries += 1
    latest = { ...who, user: who.user || (latest?.epoch === who.epoch ? latest.user : 0) }
    return who
  }

  const take = (send: Send, of: string, who: Who, messageId?: string, named = 0): number => {
    const id = ledger.take(of === 'track' ? 'trackEvent' : of, who, messageId)
    if (of === 'track') send('trackEvent', `e${id}`, { id })
    else if (of === 'group') send('update', { company: { company_id: `c${id % 2}`, k: id } })
    else if (of === 'view') send('update', {})
    else send('update', { ...(named > 0 && { user_id: `u${named}` }), [`k${id}`]: id })
    return id
  }

  // Promises of tokens settle between two timers.
  const settlePromises = async (): Promise<void> => {
    if (tokens) for (let count = 0; count < 6; count += 1) await Promise.resolve()
  }

  const advance = async (ms: number): Promise<void> => {
    const until = clock.now() + ms
    while (clock.runNext(until)) if (tokens) await settlePromises()
    clock.skipTo(until)
  }

  const checkLogout = (): void => {
    const { cookie } = tab
    if (
      cookie &&
      !tab.isShared &&
      cookie.epoch < epoch &&
      (cookie.user === 0 || cookie.user !== user)
    )
      ledger.fail("the last one's cookies are still there")
  }

  const hurry = (listener: 'leave' | 'stop'): void => {
    tab.isHurried = true
    ledger.leave()
    session.listeners[listener]()
    tab.isHurried = false
  }

  const does: Does = {
    call: (of, caller, ms) => {
      // Nobody can tell later who was there while the page was stopped.
      if (page.isStopped()) return
      const named = of === 'identify' ? caller : 0
      if (named) become(named)
      const who = present()
      const messageId = `m${ledger.step}`
      const event = {
        messageId,
        type: of,
        ...(!wrong.strips && { userId: visitor.id(), anonymousId: visitor.anonymousId() })
      }
      clock.after(ms, () => take(sendFor(event), of, meet(who), messageId, named))
    },
    command: (of) =>
      take((...command: Command) => session.listeners.call(command), of, meet(present())),
    wait: (ms) => advance(ms),
    'pings take': (ms) => (tab.pingMs = ms),
    'tokens are': (mode) => tokens?.be(mode),
    'next page': (at) => {
      // Nobody could tell the next page who this one was made for.
      if (start.hasUser) return
      hurry('leave')
      page.leave()
      checkLogout()
      isFirst = false
      open(at, {})
    },
    freeze: (ms) => {
      ledger.hasFrozen = true
      hurry('leave')
      checkLogout()
      clock.skipTo(clock.now() + ms)
      session.listeners.comeBack()
    },
    reset: () => {
      epoch += 1
      boundaries += 1
      user = 0
      anonymousId += 1
      if (!wrong.missesReset) session.listeners.reset()
    },
    'another tab': (caller) => {
      tab.isShared ||= user !== 0 && user !== caller
      become(caller)
    },
    'Messenger comes': () => {
      page.come()
      session.listeners.happen('change')
    },
    'body is swapped': () => {
      if (page.swap()) tab.lose?.()
    },
    'something odd': () => {
      for (const command of oddities) session.listeners.call(command as Command)
    },
    'script fails': () => {
      if (page.fail()) session.listeners.happen('fail')
    },
    'Messenger throws': () => page.throwNext(),
    'Turbo visit': () => page.turbo(),
    'page boots': () => page.call(['boot', {}]),
    'page shuts down': () => page.call(['shutdown']),
    stop: () => {
      hurry('stop')
      page.setStopped(true)
      latest = undefined
      ledger.excuse(ledger.openIds())
    },
    start: () => {
      page.setStopped(false)
      session.listeners.start()
    }
  }

  const hasUser = start.hasUser && !tokens
  open(start.at, { disabled: start.isDisabled, ...(hasUser && { user_id: 'u1' }) })

  if (hasUser) latest = { epoch: 0, user: 1, visit: 0 }

  for (const [name, ...rest] of steps) {
    ledger.step += 1
    await (does[name] as (...rest: unknown[]) => unknown)(...rest)
    await settlePromises()
    if (ledger.failure) return ledger.failure
  }

  ledger.step += 1
  tab.pingMs = 10
  tokens?.be('ok')
  await advance(SETTLE_MS)
  checkLogout()
  if (clock.pending() > (tokens ? 1 : 0)) ledger.fail('a timer is left')
  const isPlain = isFirst && !tokens && page!.isPlain() && !ledger.hasLate && !ledger.hasFrozen
  if (isPlain && ledger.shutdowns > boundaries)
    ledger.fail(`${ledger.shutdowns} shutdowns at ${boundaries} boundaries`)
  const probe = take(
    sendFor({ messageId: 'probe', userId: visitor.id(), anonymousId: visitor.anonymousId() }),
    'track',
    meet(present()),
    'probe'
  )
  await advance(SETTLE_MS)
  if (!ledger.isDone(probe) && !page!.isWaiting(probe)) ledger.fail('a visit is stuck')
  // A page view bears no number by which a queue could be searched.
  ledger.close((id, name) => (name === 'view' && page!.isStub()) || page!.isWaiting(id))
  return ledger.failure
}
