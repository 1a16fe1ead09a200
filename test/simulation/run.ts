import { onReport } from '../../src/report'
import type { Client } from '../../src/client'
import type { Ports } from '../../src/session/ports'
import { createSession, type Session } from '../../src/session/session'
import { createApp, type App } from './app'
import { createClock } from './clock'
import { createLedger } from './ledger'
import { createPage, type Page } from './page'
import type { Sequence, Start, Step } from './steps'
import type { Tab } from './tab'
import { createTokens } from './tokens'
import type { Who } from './who'

/** A session that is wrong on purpose: it changes what the right session gets, or what it gives. */
export interface Wrong {
  ports?: (page: Page) => Ports
  app?: (app: App) => App
  client?: (client: Client) => Client
}

const SETTLE_MS = 200_000
const START_MS = 1_800_000_000_000

/** Runs the sequence, and gives the first broken promise. */
export async function runSequence(
  sequence: Sequence,
  wrong: Wrong = {}
): Promise<string | undefined> {
  const clock = createClock(START_MS)
  const ledger = createLedger()
  const tokens = sequence.hasTokens ? createTokens(clock) : undefined
  const tab: Tab = { pingMs: sequence.pingMs, isHurried: false, cookie: undefined, kept: undefined }
  const settings = { app_id: 'abc' }

  // Segment's own memory of the visitor, which outlives a page.
  let epoch = 0
  let user = 0
  let anonymousId = 0
  let messages = 0
  // The user of each epoch, in the order in which the session gets the commands.
  let users = new Map<number, number>()
  let boundaries = 0

  let page: Page
  let app: App
  let session: Session
  let client: Client
  let pageNumber = 0
  const tally = { stops: 0, isStopped: sequence.isDisabled, isOpen: !sequence.isDisabled }

  onReport(ledger.hear)

  const readUser = () => ({ id: user ? `u${user}` : undefined, anonymousId: `a${anonymousId}` })

  const open = (at: Start, pageSettings: object): void => {
    pageNumber += 1
    users = new Map()
    boundaries = ledger.shutdowns = 0
    const isVouched = tokens?.isVouched
    page = createPage(at, settings, clock, tab, ledger, isVouched, { ...pageSettings })
    const real = createApp(readUser)
    app = wrong.app?.(real) ?? real
    const ports = wrong.ports?.(page) ?? page.ports
    const getUserToken = tokens && { getUserToken: tokens.getUserToken }
    session = createSession(ports, settings, { appId: 'abc', ...getUserToken }, app.analytics)
    client = wrong.client?.(session.client) ?? session.client
    session.open()
  }

  /** Whose the command is, and what that means for the visits of this page. */
  const meet = (of: number, named: number): Who => {
    const before = users.get(of) ?? 0
    if (named && before && named !== before) boundaries += 1
    const who = { epoch: of, user: named || before }
    users.set(of, who.user)
    return who
  }

  const take = (
    send: Client | ReturnType<NonNullable<Client['forEvent']>>,
    of: string,
    who: Who,
    named = 0,
    messageId?: string
  ): void => {
    const name = of === 'track' ? 'trackEvent' : of
    const id = ledger.take(name, who, messageId)
    if (of === 'track') send('trackEvent', `e${id}`, { id })
    else if (of === 'group') send('update', { company: { company_id: `c${id % 2}`, k: id } })
    else if (of === 'view') send('update', {})
    else send('update', { ...(named > 0 && { user_id: `u${named}` }), [`k${id}`]: id })
  }

  const call = ({ of, user: named, ms }: Extract<Step, { do: 'call' }>): void => {
    const calledIn = epoch
    if (of === 'identify') {
      if (user && user !== named) anonymousId += 1
      user = named
    }
    messages += 1
    const messageId = `m${messages}`
    const { id: userId, anonymousId: anonymous } = readUser()
    const context = { event: { messageId, type: of, userId, anonymousId: anonymous } }
    app.emit('dispatch_start', context)
    const onPage = pageNumber
    const { stops } = tally
    const perform = (): void => {
      if (onPage !== pageNumber) return
      // What was called before a stop is dropped: it says nothing of who is there now.
      const isOver = stops < tally.stops || tally.isStopped
      const who = isOver
        ? { epoch: calledIn, user: 0 }
        : meet(calledIn, of === 'identify' ? named : 0)
      take(
        client.forEvent?.(context as never) ?? client,
        of,
        who,
        of === 'identify' ? named : 0,
        messageId
      )
    }
    clock.after(ms, perform)
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

  const leave = (): void => {
    tab.isHurried = true
    session.listeners.leave()
    tab.isHurried = false
  }

  const next = (at: Start): void => {
    // Nobody could tell the next page who this one was made for.
    if (sequence.userOfPage > 0) return
    leave()
    page.leave()
    checkLogout()
    tally.isStopped = false
    tally.isOpen = true
    open(at, {})
  }

  const stop = (): void => {
    tab.isHurried = true
    session.listeners.stop()
    tab.isHurried = false
    page.setStopped(true)
    if (tally.isOpen && !tally.isStopped) {
      tally.stops += 1
      users.clear()
    }
    tally.isStopped = true
    ledger.excuse(ledger.openIds())
  }

  const start = (): void => {
    page.setStopped(false)
    tally.isStopped = false
    tally.isOpen = true
    session.listeners.start()
  }

  const does: { [Kind in Step['do']]: (step: Extract<Step, { do: Kind }>) => unknown } = {
    call,
    command: ({ of }) =>
      take(((...command) => session.listeners.call(command)) as Client, of, meet(epoch, 0)),
    wait: ({ ms }) => advance(ms),
    'pings take': ({ ms }) => (tab.pingMs = ms),
    'tokens are': ({ mode }) => tokens && (tokens.mode = mode),
    'next page': ({ at }) => next(at),
    freeze: ({ ms }) => {
      ledger.hasFrozen = true
      leave()
      checkLogout()
      clock.skipTo(clock.now() + ms)
      session.listeners.comeBack()
    },
    reset: () => {
      epoch += 1
      boundaries += 1
      user = 0
      anonymousId += 1
      app.emit('reset')
    },
    'Messenger comes': () => page.come(),
    'script fails': () => page.fail(),
    'Messenger throws': () => page.throwNext(),
    'Turbo visit': () => page.turbo(),
    'page boots': () => page.call(['boot', {}]),
    'page shuts down': () => page.call(['shutdown']),
    stop,
    start
  }

  const probe = (): void => {
    const id = ledger.take('trackEvent', meet(epoch, 0), 'probe')
    const context = { event: { messageId: 'probe' } }
    const send = client.forEvent?.(context as never) ?? client
    send('trackEvent', `e${id}`, { id })
    if (!ledger.isDone(id) && !page.isWaiting(id)) ledger.fail('a visit is stuck')
  }

  open(sequence.at, {
    ...(sequence.isDisabled && { disabled: true }),
    ...(sequence.userOfPage && !tokens && { user_id: `u${sequence.userOfPage}` })
  })
  if (sequence.userOfPage && !tokens) users.set(0, sequence.userOfPage)

  for (const step of sequence.steps) {
    ledger.step += 1
    await (does[step.do] as (step: Step) => unknown)(step)
    await settlePromises()
    if (ledger.failure) return ledger.failure
  }

  ledger.step += 1
  tab.pingMs = 10
  if (tokens) tokens.mode = 'ok'
  await advance(SETTLE_MS)
  checkLogout()
  if (page!.timers() > (tokens ? 1 : 0)) ledger.fail('a timer is left')
  if (
    pageNumber === 1 &&
    !tokens &&
    page!.isPlain() &&
    !ledger.hasLate &&
    !ledger.hasFrozen &&
    ledger.shutdowns !== boundaries
  )
    ledger.fail(`${ledger.shutdowns} shutdowns at ${boundaries} boundaries`)
  probe()
  ledger.close(page!.isWaiting)
  return ledger.failure
}
