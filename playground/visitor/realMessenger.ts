import type { FromVisitor } from '../protocol'
import type { Receive } from './commands'

type Intercom = ((command: string, ...args: unknown[]) => unknown) & { q?: unknown[][] }

/**
 * Watches Intercom's own Messenger, which tells nobody of its commands: the function that takes the stub's place is
 * wrapped. The stub itself stays as it is, because the plugin knows its own one again.
 */
export function watchRealMessenger(tell: (message: FromVisitor) => void, receive: Receive): void {
  let intercom: Intercom | undefined
  let waiting: unknown[][] = []
  // The Messenger empties the stub before it takes its place.
  window.addEventListener('intercom-destination', () => {
    if (intercom?.q) waiting = [...intercom.q]
  })
  const wrap = (real: Intercom): Intercom =>
    Object.assign((command: string, ...args: unknown[]) => {
      receive(command, args)
      return real(command, ...args)
    }, real)
  Object.defineProperty(window, 'Intercom', {
    configurable: true,
    get: () => intercom,
    set: (value: Intercom | undefined) => {
      const isReal = typeof value === 'function' && !('q' in value)
      // What has waited in the stub is with the Messenger now.
      if (isReal) for (const [command, ...args] of waiting) receive(String(command), args)
      intercom = isReal ? wrap(value) : value
      if (isReal) tell({ kind: 'messenger', state: 'here' })
    }
  })
}
