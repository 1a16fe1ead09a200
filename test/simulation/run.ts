import { type Attributes, type Command, forEvent, type Send } from '../../src/client'
import { onReport } from '../../src/report'
import { createSession, type Session } from '../../src/session/session'
import { createAnalytics } from '../unit/harness/connect'
import { createClock } from './clock'
import { createLedger } from './ledger'
import { createPage, type Page } from './page'
import type { At, Start, Step } from './steps'
import type { Tab, Who } from './tab'
import { createTokens } from './tokens'
import type { Wrong } from './wrong'

type Does = {
  [Kind in Step as Kind[0]]: Kind extends [string, ...infer Rest]
    ? (...rest: Rest) => unknown
    : never
}

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
  const tab: Tab = { pingMs: start.pingMs, isHurried: false, cookie: undefined, kept: undefined }

  // Segment's own memory of the visitor, which outlives a page.
  let epoch = 0
  let user = 0
  let anonymousId = 0

  let analytics = createAnalytics()
  let page: Page
  let session: Session
  let isFirst = true
  // The user of each epoch, in the order in which the session gets the commands.
  const users = new Map<number, number>()
  let boundaries = 0
  let stops = 0
  let isStopped = start.isDisabled

  onReport(ledger.hear)

  const visitor = {
    id: () => (user ? `u${user}` : undefined),
    anonymousId: () => `a${anonymousId}`
  }

  const emit = (name: string, context?: object): void => {
    if (name !== wrong.misses) analytics.emit(name, context as never)
  }

  const open = (at: At, pageSettings: Attributes): void => {
    users.clear()
    boundaries = ledger.shutdowns = 0
    page = createPage(at, settings, clock, tab, ledger, tokens?.isVouched, pageSettings)
    const { ports } = page
    const send = wrong.send?.bind(undefined, page) ?? ports.intercom.send
    analytics = createAnalytics()
    session = createSession(
      { ...ports, intercom: { ...ports.intercom, send } },
      settings,
      { appId: 'abc', ...(tokens && { getUserToken: tokens.getUserToken }) },
      { ...analytics, user: () => visitor } as never
    )
    session.open()
  }

  const sendFor = (event: object): Send => forEvent(session.client, { event } as never)

  /** Whose the command is, and what that means for the visits of this page. */
  const meet = (of: number, named = 0): Who => {
    const before = users.get(of) ?? 0
    if (named && before && named !== before) boundaries += 1
    const who = { epoch: of, user: named || before }
    users.set(of, who.user)
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
    if (tab.cookie && tab.cookie.epoch < epoch)
      ledger.fail("the last one's cookies are still there")
  }

  const hurry = (listener: 'leave' | 'stop'): void => {
    tab.isHurried = true
    session.listeners[listener]()
    tab.isHurried = false
  }

  const does: Does = {
    call: (of, caller, ms) => {
      const calledIn = epoch
      const named = of === 'identify' ? caller : 0
      if (named && user && user !== named) anonymousId += 1
      user = named || user
      const messageId = `m${ledger.step}`
      const event = {
        messageId,
        type: of,
        userId: visitor.id(),
        anonymousId: visitor.anonymousId()
      }
      emit('dispatch_start', { event })
      const stopsBefore = stops
      clock.after(ms, () => {
        // What was called before a stop is dropped: it says nothing of who is there now.
        const isOver = stopsBefore < stops || isStopped
        const who = isOver ? { epoch: calledIn, user: 0 } : meet(calledIn, named)
        take(sendFor(event), of, who, messageId, named)
      })
    },
    command: (of) =>
      take((...command: Command) => session.listeners.call(command), of, meet(epoch)),
    wait: (ms) => advance(ms),
    'pings take': (ms) => (tab.pingMs = ms),
    'tokens are': (mode) => tokens?.be(mode),
    'next page': (at) => {
      // Nobody could tell the next page who this one was made for.
      if (start.hasUser) return
      hurry('leave')
      page.leave()
      checkLogout()
      isFirst = isStopped = false
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
      emit('reset')
    },
    'Messenger comes': () => page.come(),
    'script fails': () => page.fail(),
    'Messenger throws': () => page.throwNext(),
    'Turbo visit': () => page.turbo(),
    'page boots': () => page.call(['boot', {}]),
    'page shuts down': () => page.call(['shutdown']),
    stop: () => {
      hurry('stop')
      page.setStopped(true)
      if (!isStopped) {
        stops += 1
        users.clear()
      }
      isStopped = true
      ledger.excuse(ledger.openIds())
    },
    start: () => {
      page.setStopped(false)
      isStopped = false
      session.listeners.start()
    }
  }

  const hasUser = start.hasUser && !tokens
  open(start.at, { disabled: start.isDisabled, ...(hasUser && { user_id: 'u1' }) })
  if (hasUser) users.set(0, 1)

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
  if (isPlain && ledger.shutdowns !== boundaries)
    ledger.fail(`${ledger.shutdowns} shutdowns at ${boundaries} boundaries`)
  const probe = take(sendFor({ messageId: 'probe' }), 'track', meet(epoch), 'probe')
  if (!ledger.isDone(probe) && !page!.isWaiting(probe)) ledger.fail('a visit is stuck')
  ledger.close(page!.isWaiting)
  return ledger.failure
}
