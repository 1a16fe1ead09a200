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
export function installMessenger(): jest.Mock {
  const intercom = jest.fn()
  page.Intercom = answering(intercom)
  return intercom
}

/** The names of the commands that `intercom` got. */
export const namesOf = (intercom: jest.Mock): string[] =>
  intercom.mock.calls.map(([name]) => name as string)

/** The console.debug of the test: what the plugin has reported there. */
export const said = (): jest.Mock => console.debug as jest.Mock

/** What waits in the queue of the stub that is on the page now, but for the plugin's own question whether it has come. */
export const queued = (): unknown[][] =>
  (page.Intercom as { q: unknown[][] }).q.filter(([name]) => name !== 'onUnreadCountChange')

/** All that waits in the queue of the stub, the plugin's own question included. */
export const wholeQueue = (): unknown[][] => (page.Intercom as { q: unknown[][] }).q

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
