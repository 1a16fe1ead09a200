/** Sends one request of the Messenger; tests in jsdom give their own in place of `fetch`. */
export type Send = (url: string, body: URLSearchParams) => Promise<{ status: number }>

/** How this Messenger differs from one that loads quickly and works. */
export interface MessengerOptions {
  /** How long the frame takes to come up after the script has run. Default 0. */
  takeOverAfterMs?: number
  /** The stub stays until somebody calls `takeOver()` on the double. */
  neverTakeOver?: boolean
  /** The real function throws on every command, or only on the n-th (counted from 1). */
  throwing?: boolean | number
  /** Updates that Intercom takes within 30 minutes. Default 20, the documented number. */
  updateLimit?: number
  /** How long after a command its request leaves. Default 5. */
  requestDelayMs?: number
  /** The workspace hides the launcher; only `hide_default_launcher: false` forces it to show. */
  launcherHidden?: boolean
  /** Sees every command that the real function gets, before it runs. */
  onCommand?: (command: string, args: unknown[]) => void
  /** Gets each new panel, so that a host can render into it. */
  onPanel?: (panel: HTMLElement) => void
  /** Takes the place of `fetch`. */
  send?: Send
}
