import type { Command } from '../../src/client'
import type { Ports } from '../../src/session/ports'
import type { App } from './app'
import type { Page } from './page'
import type { Wrong } from './run'

const without =
  (event: string) =>
  (app: App): App => ({
    ...app,
    emit: (name, context) => {
      if (name !== event) app.emit(name, context)
    }
  })

const sending =
  (send: (page: Page, command: Command) => string | undefined) =>
  (page: Page): Ports => {
    const { intercom } = page.ports
    return {
      ...page.ports,
      intercom: { ...intercom, send: (command) => send(page, command) }
    }
  }

/** Sessions that break a promise: the simulation has to find each, with the words of the last column. */
export const wrongSessions: [what: string, wrong: Wrong, failure: RegExp][] = [
  [
    'forgets a boundary',
    { app: without('reset') },
    /another person's session|last one's cookies|shutdowns at/
  ],
  [
    'swaps two commands',
    {
      ports: sending(({ ports, swapEvents }, command) => {
        const reason = ports.intercom.send(command)
        swapEvents()
        return reason
      })
    },
    /out of order/
  ],
  [
    'loses a command',
    {
      ports: sending(({ ports }, command) => {
        const isLost = command[0] === 'trackEvent' && (command[2] as { id: number }).id % 3 === 0
        return isLost ? undefined : ports.intercom.send(command)
      })
    },
    /lost without a word|stuck/
  ],
  [
    'shuts down twice',
    {
      ports: sending(({ ports: { intercom } }, command) => {
        if (command[0] === 'shutdown' && command[1] !== false) intercom.send(command)
        return intercom.send(command)
      })
    },
    /two shutdowns|shutdowns at/
  ],
  [
    'sends a command that is held to the next person',
    { app: without('dispatch_start') },
    /another person's session/
  ]
]
