import type { DestinationEvent } from '../../../src'

/** The globals that a page shares with Intercom, as hostile as a page may make them. */
export interface Page {
  Intercom?: unknown
  intercomSettings?: unknown
}

/** The jsdom window of the test. */
export const page = globalThis as unknown as Page

/** A page that nothing has run on: no globals of Intercom's, no elements, no cookies, nothing in its storage. */
export function clearPage(): void {
  for (const [name] of document.cookie.split('; ').map((cookie) => cookie.split('=')))
    document.cookie = `${name ?? ''}=; path=/; max-age=0`
  localStorage.clear()
  sessionStorage.clear()
  Reflect.deleteProperty(window, 'Intercom')
  Reflect.deleteProperty(window, 'intercomSettings')
  document.head.innerHTML = ''
  document.body.innerHTML = ''
}

/** A stub as Intercom's own snippet leaves it: its queue, and nothing of ours. */
export function installForeignStub(): { q: unknown[][] } {
  const q: unknown[][] = []
  const stub = Object.assign((...command: unknown[]) => void q.push(command), { q })
  page.Intercom = stub
  return stub
}

/** `intercom` as the function of a Messenger whose first ping has been answered: it knows its visitor. */
export const answering =
  (intercom: jest.Mock, visitorId: () => string | undefined = () => 'visitor') =>
  (...command: unknown[]): unknown =>
    command[0] === 'getVisitorId' ? visitorId() : (intercom(...command) as unknown)

/** Puts a Messenger on the page that has answered. Returns what it is called with. */
export function installMessenger(visitorId?: () => string | undefined): jest.Mock {
  const intercom = jest.fn()
  page.Intercom = answering(intercom, visitorId)
  return intercom
}

/** A Messenger that throws at every command. */
export const throwing = (): never => {
  throw new Error('S3CRET')
}

/** The names of the commands that `intercom` got. */
export const namesOf = (intercom: jest.Mock): string[] =>
  intercom.mock.calls.map(([name]) => name as string)

/** What the plugin has reported in the console during the test. */
export const said = (): string[] => (console.debug as jest.Mock).mock.calls.flat() as string[]

/** The page's own code calls Intercom's function. */
export const callIntercom = (...command: unknown[]): void =>
  (page.Intercom as (...command: unknown[]) => void)(...command)

/** The page's own code calls a method of the typed Messenger. */
export const callDoor = (...detail: unknown[]): boolean =>
  window.dispatchEvent(new CustomEvent('intercom-destination:call', { cancelable: true, detail }))

/** The page stops the destination, or starts it again. */
export const tell = (name: 'stop' | 'start'): boolean =>
  window.dispatchEvent(new Event(`intercom-destination:${name}`))

/** The page is left, or comes back from the back/forward cache. */
export const turn = (name: 'pagehide' | 'pageshow', persisted = true): boolean =>
  window.dispatchEvent(new PageTransitionEvent(name, { persisted }))

/** What the page is told from now on. */
export function listen(): DestinationEvent[] {
  const told: DestinationEvent[] = []
  window.addEventListener('intercom-destination', ({ detail }) => told.push(detail))
  return told
}

/** All that waits in the queue of the stub that is on the page now. */
export const wholeQueue = (): unknown[][] => (page.Intercom as { q: unknown[][] }).q

/** What waits there, but for the plugin's own question whether the Messenger has come. */
export const queued = (): unknown[][] =>
  wholeQueue().filter((command) => command?.[0] !== 'onUnreadCountChange')

/** The Messenger takes the stub over: its real function gets all that waits there, and is on the page from now on. */
export function takeOver(): jest.Mock {
  const messenger = jest.fn()
  for (const command of queued()) messenger(...command)
  page.Intercom = answering(messenger)
  return messenger
}

/** The script elements on the page that load Intercom's script. */
export const scripts = (): HTMLScriptElement[] => [
  ...document.querySelectorAll<HTMLScriptElement>('script[src*="widget.intercom.io"]')
]

type Listening = [target: EventTarget, name: string, listener: never]

let listening: Listening[] = []

let observers: MutationObserver[] = []

/** Notes from now on who listens to the page. A plugin listens as long as its page lives, and a test is shorter. */
export function noteListeners(): void {
  if (jest.isMockFunction(window.addEventListener)) return
  const targets: EventTarget[] = [window, document]
  for (const target of targets) {
    const add = target.addEventListener.bind(target)
    jest.spyOn(target, 'addEventListener').mockImplementation((name, listener, options) => {
      listening.push([target, name, listener as never])
      add(name, listener, options)
    })
  }
  const { observe } = MutationObserver.prototype
  jest.spyOn(MutationObserver.prototype, 'observe').mockImplementation(function (
    this: MutationObserver,
    ...args
  ) {
    observers.push(this)
    observe.apply(this, args)
  })
}

/** Takes the listeners and observers that were noted off the page again. */
export function removeListeners(): void {
  for (const [target, name, listener] of listening) target.removeEventListener(name, listener)
  listening = []
  for (const observer of observers) observer.disconnect()
  observers = []
}
