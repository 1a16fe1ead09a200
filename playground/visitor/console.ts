import { withName } from '../../src/report'
import type { FromVisitor } from '../protocol'

/** Tells what the plugin says in the console, and lets it through. */
export function watchConsole(tell: (message: FromVisitor) => void): void {
  for (const method of ['debug', 'warn'] as const) {
    const original = console[method].bind(console)
    console[method] = (...parts: unknown[]) => {
      const [message] = parts
      if (typeof message === 'string' && message.startsWith(withName('')))
        tell({ kind: 'log', at: Date.now(), message })
      original(...parts)
    }
  }
}
