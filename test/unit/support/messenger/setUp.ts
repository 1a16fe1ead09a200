import {
  installMessenger,
  type MessengerDouble,
  type MessengerOptions
} from '../../../support/messenger'
import { recordSends, type SendRecorder } from '../../../support/messenger/recorder'

/** The globals that a page shares with Intercom. */
interface Page {
  Intercom: ((...args: unknown[]) => unknown) & { q?: unknown[]; booted?: boolean }
  intercomSettings?: Record<string, unknown> | undefined
}

/** The jsdom window of the test. */
export const page = window as unknown as Page

/** Stands in for Intercom's servers; a new one for each test. */
export let servers: SendRecorder

const doubles: MessengerDouble[] = []

/** Gives each test of a file a page without a Messenger, and a clock that stands still. */
export function cleanPages(): void {
  beforeEach(() => {
    jest.useFakeTimers()
    servers = recordSends()
  })
  afterEach(() => {
    for (const double of doubles.splice(0)) double.remove()
    Reflect.deleteProperty(window, 'Intercom')
    Reflect.deleteProperty(window, 'intercomSettings')
    document.body.innerHTML = ''
    localStorage.clear()
    jest.useRealTimers()
    jest.restoreAllMocks()
  })
}

/** Intercom's own stub. */
export function putStub(): void {
  const queue: unknown[] = []
  page.Intercom = Object.assign((...args: unknown[]) => void queue.push(args), { q: queue })
}

/** Runs the double's script on the page. */
export function runScript(options: MessengerOptions = {}): MessengerDouble {
  const double = installMessenger(window, { send: servers.send, ...options })
  doubles.push(double)
  return double
}

/** Whatever leaves by itself leaves within this time. */
export const settle = (): Promise<void> => jest.advanceTimersByTimeAsync(20)

/** A page whose Messenger is there and has answered its boot. */
export async function startMessenger(
  options: MessengerOptions = {},
  settings = {}
): Promise<MessengerDouble> {
  page.intercomSettings = { app_id: 'abc', ...settings }
  putStub()
  const double = runScript(options)
  await settle()
  servers.pings.length = 0
  return double
}

/** The default launcher. */
export const launcher = (): HTMLElement | null =>
  document.querySelector('[aria-label="Open Intercom Messenger"]')

/** The open Messenger. */
export const panel = (): HTMLElement | null => document.querySelector('[role=dialog]')
