import { withName } from '../../src/report'
import type { FromVisitor, Kept } from '../protocol'

// The plugin asks or listens with these. They send nothing.
const QUESTIONS = ['getVisitorId', 'onUnreadCountChange']

/** Tells that the Messenger got a command. */
export type Receive = (command: string, args: unknown[]) => void

/** Tells which commands the Messenger gets, without those that ask or listen. */
export const toReceive =
  (tell: (message: FromVisitor) => void): Receive =>
  (command, args) => {
    tell({ kind: 'messenger', state: 'here' })
    if (QUESTIONS.includes(command)) return
    const copies = JSON.parse(JSON.stringify(args)) as unknown[]
    tell({ kind: 'command', at: Date.now(), command, args: copies })
  }

// With the setting Debug, a line for each event says what the timeline shows anyway.
const isOfEvent = (method: string, message: string): boolean =>
  method === 'info' && message.includes(' → ')

/** Tells what the plugin says in the console, and lets it through. */
export function watchConsole(tell: (message: FromVisitor) => void): void {
  for (const method of ['debug', 'info', 'warn'] as const) {
    const original = console[method].bind(console)
    console[method] = (...parts: unknown[]) => {
      const [message] = parts
      const isOurs = typeof message === 'string' && message.startsWith(withName(''))
      if (isOurs && !isOfEvent(method, message)) tell({ kind: 'log', at: Date.now(), message })
      original(...parts)
    }
  }
}

/** Tells what the plugin tells the page. */
export function watchDestination(tell: (message: FromVisitor) => void): void {
  window.addEventListener('intercom-destination', (event) => {
    const { detail } = event
    tell({ kind: 'destination', at: Date.now(), detail })
    if (detail.type === 'ready') tell({ kind: 'messenger', state: 'here' })
    if (detail.type === 'failed') tell({ kind: 'messenger', state: 'missing' })
  })
}

const isOfIntercom = (name: string): boolean => /intercom/i.test(name)

const waiting = (): string[] => {
  const { Intercom } = window as { Intercom?: { q?: unknown[][] } }
  return Array.isArray(Intercom?.q)
    ? Intercom.q.map(([name]) => String(name)).filter((name) => !QUESTIONS.includes(name))
    : []
}

const look = (): Kept => ({
  cookies: document.cookie
    .split('; ')
    .map((cookie) => cookie.split('=')[0] ?? '')
    .filter(isOfIntercom),
  storage: [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(isOfIntercom),
  waiting: waiting()
})

const PERIOD_MS = 300

/** Tells what the browser keeps of the visitor whenever that changes. No event says so, so it looks again and again. */
export function watchKept(tell: (message: FromVisitor) => void): void {
  let last = ''
  const tellNews = (): void => {
    const kept = look()
    const text = JSON.stringify(kept)
    if (text !== last) tell({ kind: 'kept', kept })
    last = text
  }
  tellNews()
  setInterval(tellNews, PERIOD_MS)
}

type Intercom = ((command: string, ...args: unknown[]) => unknown) & { q?: unknown[][] }

/**
 * Watches Intercom's own Messenger by wrapping the function that takes the place of the stub. The stub itself stays as
 * it is, because the plugin recognizes its own.
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
