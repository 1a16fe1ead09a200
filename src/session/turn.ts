import type { Context } from '@segment/analytics-next'
import type { Command } from '../client'
import { messageIdOf, type Report } from '../report'
import { createPerson, type Person } from './person'
import type { BootSettings, Item, Ports } from './ports'
import { LEFT } from './pump'
import { isOfAPerson, namesOfLost } from './queue'
import type { Tokens } from './token'

const UNANSWERED = 'may be lost: the person left before Intercom answered.'

/** What is known of the visit that has the turn. It is made anew when a visit begins. */
export interface Turn {
  person: Person
  /** Its boot, into which attributes are folded until the Messenger has it. */
  boot: Command
  /** Whether the boot still waits here, until what is in the inbox has been read. */
  isBooting: boolean
  /** When Intercom was sent an update (ms). */
  updates: number[]
  /** When the updates have left the page (ms), as far as anybody can tell. */
  leftAt: number
  /** Whether Intercom was sent anything. */
  hasSent: boolean
  /** The events that Intercom may still lose. */
  events: Command[]
}

/** What delivers the commands of one visit after the other: the page, the settings, and the visit that has the turn. */
export interface Delivering extends Ports {
  settings: BootSettings
  /** Reports what belongs to no event. */
  report: Report
  tokens: Tokens | undefined
  turn: Turn
}

/** Creates the knowledge of a visit that begins at the time `now` (ms). At most the `user_id` of its person is known. */
export const createTurn = (settings: BootSettings, now: number, userId?: unknown): Turn => ({
  person: createPerson(userId),
  boot: ['boot', settings],
  isBooting: false,
  // Intercom counts a boot, too.
  updates: [now],
  leftAt: 0,
  hasSent: false,
  events: []
})

/** Tells the page that the command of an event has been sent. */
export const tellSent = ({ tell }: Delivering, command: string, context?: Context): void =>
  tell({ type: 'sent', command, messageId: messageIdOf(context) })

/** Hands a command to Intercom. Returns whether that worked; if not, it is reported. */
export function hand(to: Delivering, { command, report, context }: Item): boolean {
  const [name] = command
  const reason = to.intercom.send(command)
  if (reason) report(name, reason)
  else {
    to.turn.hasSent = true
    tellSent(to, name, context)
  }
  return !reason
}

/** Hands the boot to Intercom, if it still waits for what is in the inbox. */
export function settle(to: Delivering): void {
  const { turn, report } = to
  if (!turn.isBooting) return
  turn.isBooting = false
  hand(to, { command: turn.boot, report })
}

/** Ends the visit that has the turn: Intercom and the browser forget the person. */
export function end(to: Delivering): void {
  const { clock, intercom, report, settings, storage, turn } = to
  to.tokens?.clear()
  turn.isBooting = false
  storage.forgetPerson()
  if (intercom.queue.isWaiting()) {
    const lost = intercom.queue.remove(isOfAPerson)
    for (const name of namesOfLost(lost, settings)) report(name, LEFT)
    intercom.queue.insert(0, ['shutdown'])
  } else if (intercom.isLive() && !intercom.isShut()) {
    if (clock.now() < turn.leftAt) report('update', UNANSWERED)
    if (turn.events.length > 0 && !intercom.isAnswered()) report('trackEvent', UNANSWERED)
    hand(to, { command: ['shutdown'], report })
  }
  storage.forgetVisitor()
}

/**
 * Begins a visit. Its boot waits for what is in the inbox, so that a logout and a login in one task cost one ping. After the
 * page's own shutdown the Messenger stays shut, unless `mustBoot` says that somebody has been identified.
 */
export function begin(to: Delivering, mustBoot = false): void {
  const { clock, intercom, settings, tell } = to
  const turn = createTurn(settings, clock.now())
  to.turn = turn
  // Behind the shutdown that has ended the visit before.
  if (intercom.queue.isWaiting()) intercom.queue.insert(1, turn.boot)
  else turn.isBooting = mustBoot || !intercom.isLive() || !intercom.isShut()
  tell({ type: 'session' })
}
