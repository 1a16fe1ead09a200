import type { Enforcement } from './verifies'

/** An answer of Intercom's servers, as far as the Messenger reads it. */
export interface Answer {
  status: number
  json?: () => Promise<unknown>
}

/** Sends one request of the Messenger; tests in jsdom give their own in place of `fetch`. */
export type Send = (url: string, body: URLSearchParams) => Promise<Answer>

/**
 * What a build does that Intercom does not document today, or no longer. The defaults are what is
 * documented, or else what the newest build does that anybody has seen.
 */
export interface Build {
  /** Pings that Intercom takes within 30 minutes, boots included. Default 20; 30 until 2022. */
  updateLimit?: number
  /** Commands that this build does not know yet. */
  unknownCommands?: string[]
  /** Settings that this build does not know yet, so that it sends them as attributes. */
  unknownSettings?: string[]
  /** The only `cookie_domain` that this build takes is "none". */
  cookieDomainIsNone?: boolean
  /** A queued `boot, shutdown, boot` runs in order; newer builds stay with the first boot. */
  runsQueuedReboot?: boolean
  /** `intercomSettings.disabled` changes nothing. */
  ignoresDisabled?: boolean
}

/** How this Messenger differs from one that loads quickly and works. */
export interface MessengerOptions extends Build {
  /** How long the frame takes to come up after the script has run. Default 0. */
  takeOverAfterMs?: number
  /** The stub stays until somebody calls `takeOver()` on the double. */
  neverTakeOver?: boolean
  /** The real function throws on every command, or only on the n-th (counted from 1). */
  throwing?: boolean | number
  /** How much longer a request takes to leave. Default 0. */
  requestDelayMs?: number
  /** How much longer the answer to a ping takes, the time in which the next one waits. Default 0. */
  answerDelayMs?: number
  /** The workspace enforces identity verification: a ping that does not prove who it names is refused. */
  enforce?: Enforcement
  /** The workspace hides the launcher; only `hide_default_launcher: false` forces it to show. */
  launcherHidden?: boolean
  /** Sees every command that the real function gets, before it runs. */
  onCommand?: (command: string, args: unknown[]) => void
  /** Gets each new panel, so that a host can render into it. */
  onPanel?: (panel: HTMLElement) => void
  /** Takes the place of `fetch`. */
  send?: Send
}
