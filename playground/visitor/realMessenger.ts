import type { FromVisitor } from '../protocol'
import type { Queue } from './queue'

type Intercom = ((command: string, ...args: unknown[]) => unknown) & { q?: unknown[] }

/**
 * Watches Intercom's own Messenger, which tells nobody of its commands: the function that takes the stub's place is
 * wrapped. The stub itself stays as it is, because the plugin knows its own one again.
 */
export function watchRealMessenger(tell: (message: FromVisitor) => void, queue: Queue): void {
  let intercom: Intercom | undefined
  const wrap = (real: Intercom): Intercom =>
    Object.assign((command: string, ...args: unknown[]) => {
      queue.received(command, args)
      return real(command, ...args)
    }, real)
  Object.defineProperty(window, 'Intercom', {
    configurable: true,
    get: () => intercom,
    set: (value: Intercom | undefined) => {
      const isReal = typeof value === 'function' && !('q' in value)
      if (isReal) queue.takenOver()
      intercom = isReal ? wrap(value) : value
      if (isReal) tell({ kind: 'messenger', state: 'here' })
    }
  })
}
