import type { Command } from '../../src/client'
import type { Intercom } from '../../src/session/ports'
import type { Page } from './page'

/** What is wrong with a session: what it does not get to know, or how it sends. */
export interface Wrong {
  missesReset?: boolean
  /** It deletes none. */
  keepsCookies?: boolean
  /** For it, no timer runs. */
  hasNoTimers?: boolean
  /** Takes the visitor out of each event. */
  strips?: boolean
  send?: (page: Page, command: Command) => string | undefined
  /** What it sees of Intercom. */
  intercom?: (intercom: Intercom) => Partial<Intercom>
}

const swap: Wrong['send'] = ({ ports, swapEvents }, command) => {
  const reason = ports.intercom.send(command)
  swapEvents()
  return reason
}

const lose: Wrong['send'] = ({ ports }, command) => {
  const isLost = command[0] === 'trackEvent' && (command[2] as { id: number }).id % 3 === 0
  return isLost ? undefined : ports.intercom.send(command)
}

const shutDownTwice: Wrong['send'] = ({ ports: { intercom } }, command) => {
  if (command[0] === 'shutdown' && command[1] !== false) intercom.send(command)
  return intercom.send(command)
}

/** Sessions that break a promise: the simulation has to find each, with the words of the last column. */
export const wrongSessions: [what: string, wrong: Wrong, failure: RegExp][] = [
  [
    'forgets a boundary',
    { missesReset: true },
    /another person's session|last one's cookies|shutdowns at/
  ],
  ['swaps two commands', { send: swap }, /out of order/],
  ['loses a command', { send: lose }, /lost without a word|stuck/],
  ['shuts down twice', { send: shutDownTwice }, /two shutdowns|shutdowns at/],
  ['sends a command that is held to the next person', { strips: true }, /another person's session/],
  [
    'takes a ping for answered as soon as it is sent',
    { intercom: ({ isLive }) => ({ isAnswered: isLive }) },
    /without a word/
  ],
  [
    'never sees an answer',
    { intercom: () => ({ isAnswered: () => false }) },
    /arrived twice|boot without a shutdown/
  ],
  [
    'leaves what waits in the stub of a person who has left',
    { intercom: ({ queue }) => ({ queue: { ...queue, remove: () => [] } }) },
    /arrived twice|boot without a shutdown/
  ],
  ['leaves the cookies of a person who has left', { keepsCookies: true }, /last one's cookies/],
  ['waits for an answer for ever', { hasNoTimers: true }, /stuck|timer is left/]
]
