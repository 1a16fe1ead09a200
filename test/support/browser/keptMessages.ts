import type { ConsoleMessage } from './page'

/** What `keepMessages` adds to a page. */
export interface KeptMessages {
  keptMessages?: ConsoleMessage[]
}

/**
 * Runs in the page, sent as text, before anything else there: keeps console messages and uncaught errors in a list that a
 * driver can read, and leaves no trace in the document.
 */
export function keepMessages(): void {
  document.currentScript?.remove()
  const kept: ConsoleMessage[] = []
  Object.defineProperty(window, 'keptMessages', { value: kept })
  for (const type of ['debug', 'log', 'info', 'warn', 'error'] as const) {
    const write = console[type]
    console[type] = (...args: unknown[]) => {
      kept.push({ type, text: args.map(String).join(' ') })
      write.apply(console, args)
    }
  }
  addEventListener('error', ({ error, message }) => {
    kept.push({ type: 'pageerror', text: String(error ?? message) })
  })
  addEventListener('unhandledrejection', ({ reason }) => {
    kept.push({ type: 'pageerror', text: String(reason) })
  })
}
