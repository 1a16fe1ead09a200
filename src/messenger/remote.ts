import type { Command } from '../client'
import { withName } from '../report'
import { EVENT, findIntercom } from '../browser/globals'

/** What the Messenger calls, with the argument that it has for it. */
export type Callback = (argument: unknown) => void

// Calls on a page without the destination must not fill its memory.
const MAX_HELD = 100

const UNREAD = 'onUnreadCountChange'

const held: Command[] = []
const callbacks = new Map<string, Set<Callback>>()
const registered = new Map<string, Callback>()
let unreadCount: unknown
let isListening = false

// False on a server.
const isBrowser = (): boolean => typeof window !== 'undefined'

// The Messenger that the page has right now, or a stub.
const find = (): ReturnType<typeof findIntercom> => (isBrowser() ? findIntercom() : undefined)

const findLive = (): ReturnType<typeof findIntercom> => {
  const intercom = find()
  return intercom?.q ? undefined : intercom
}

/** Warns the page's developer that a call of the method `name` has a problem. */
export function report(name: string, problem: string): void {
  if (isBrowser()) console.warn(withName(`messenger "${name}": ${problem}`))
}

// The destination may be in another file, so the two talk by DOM events alone. It takes the call by preventing the default.
const send = (command: Command): boolean =>
  !window.dispatchEvent(new CustomEvent(`${EVENT}:call`, { cancelable: true, detail: command }))

const register = (name: string): void => {
  const dispatch = (argument: unknown): void => {
    // If two are registered for the same visit, the latest counts.
    if (registered.get(name) !== dispatch) return
    if (name === UNREAD) unreadCount = argument
    for (const callback of callbacks.get(name) ?? [])
      try {
        callback(argument)
      } catch (error) {
        // Thrown in a task of its own: it stops nobody, and reaches the page's own monitoring.
        setTimeout(() => {
          throw error
        })
      }
  }
  registered.set(name, dispatch)
  send([name, dispatch])
}

const registerAll = (): void => callbacks.forEach((_, name) => register(name))

const listen = (): void => {
  if (isListening) return
  isListening = true
  window.addEventListener(EVENT, ({ detail }) => {
    if (detail.type !== 'session') return
    registerAll()
    while (held[0] && send(held[0])) held.shift()
  })
  window.addEventListener(`${EVENT}:stop`, () => {
    held.length = 0
  })
  // The Messenger forgets them when Turbo changes the page.
  for (const name of ['turbo:load', 'turbolinks:load', 'page:change'])
    document.addEventListener(name, registerAll)
}

/** Hands `command` to the destination as soon as it is there. */
export function call(command: Command): void {
  if (!isBrowser()) return
  listen()
  if (held.length === 0 && send(command)) return
  if (held.length < MAX_HELD) held.push(command)
  else report(command[0], `dropped: ${MAX_HELD} calls wait already. Load the destination.`)
}

/** Calls `callback` each time the Messenger calls back for `name`. Returns what ends that. */
export function subscribe(name: string, callback: Callback): () => void {
  if (!isBrowser()) return () => undefined
  listen()
  // A new function each time: the page may subscribe the same callback twice, and end one of the two.
  const own: Callback = (argument) => callback(argument)
  const isKnown = callbacks.has(name)
  const set = callbacks.get(name) ?? new Set()
  callbacks.set(name, set.add(own))
  if (!isKnown) register(name)
  // The Messenger calls back at once when you register a callback. So does this.
  else if (name === UNREAD) own(unreadCount ?? 0)
  return () => void set.delete(own)
}

/** Resolves when the Messenger is live; rejects if its script could not be loaded. */
export const ready = (): Promise<void> =>
  new Promise((resolve, reject) => {
    if (!isBrowser()) return
    const check = (): void => {
      if (findLive()) resolve()
      else if (find()?.failed) reject(new Error(withName("Intercom's script could not be loaded.")))
      else return
      window.removeEventListener(EVENT, check)
    }
    window.addEventListener(EVENT, check)
    check()
  })

/** Gets the ID by which Intercom knows the visitor; undefined before it does. */
export const getVisitorId = (): string | undefined =>
  findLive()?.('getVisitorId') as string | undefined

/** Ends everything, or resumes it. A destination that loads later reads it in `window.intercomSettings`. */
export function setStopped(isStopped: boolean): void {
  if (!isBrowser()) return
  const page = window as { intercomSettings?: object }
  const set = (): void => {
    page.intercomSettings = { ...page.intercomSettings, disabled: isStopped || undefined }
  }
  // Newer builds of the Messenger shut nothing down while they are disabled.
  if (!isStopped) set()
  window.dispatchEvent(new Event(`${EVENT}:${isStopped ? 'stop' : 'start'}`))
  set()
}
