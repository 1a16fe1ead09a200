import type { Command } from '../../src/client'
import type { Host } from '../../src/session/host'
import type { App } from './app'
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
  (send: (host: Host, command: Command) => string | undefined) =>
  (host: Host): Host => ({ ...host, send: (command) => send(host, command) })

const swapEvents = (queue: Command[] | undefined): void => {
  const [first, second] = queue?.slice(-2) ?? []
  if (queue && first?.[0] === 'trackEvent' && second?.[0] === 'trackEvent')
    queue.splice(-2, 2, second, first)
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
      host: sending((host, command) => {
        const reason = host.send(command)
        swapEvents(host.findQueue())
        return reason
      })
    },
    /out of order/
  ],
  [
    'loses a command',
    {
      host: sending((host, command) => {
        const isLost = command[0] === 'trackEvent' && (command[2] as { id: number }).id % 3 === 0
        return isLost ? undefined : host.send(command)
      })
    },
    /lost without a word|stuck/
  ],
  [
    'shuts down twice',
    {
      host: sending((host, command) => {
        if (command[0] === 'shutdown' && command[1] !== false) host.send(command)
        return host.send(command)
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
