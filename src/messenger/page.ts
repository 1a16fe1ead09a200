import { isRecord } from '../values/record'
import type { Attributes } from '../session/client'

/** A command as Intercom's function and its queue take it: its name, then its arguments. */
export type Command = [name: string, ...args: unknown[]]

/** What a page has as `window.Intercom`: a stub while it collects commands in `q`, and else the real Messenger. */
export interface IntercomFunction {
  (...command: Command): unknown
  q?: Command[]
  /** On a stub of ours: the script that would have taken it over could not be loaded. */
  failed?: boolean
}

// The keys of window.intercomSettings that set up the Messenger and say nothing of the visitor.
// https://developers.intercom.com/installing-intercom/web/attributes-objects
const MESSENGER_SETTINGS = [
  'app_id',
  'api_base',
  'installation_type',
  'custom_launcher_selector',
  'alignment',
  'vertical_padding',
  'horizontal_padding',
  'z_index',
  'hide_default_launcher',
  'hide_notifications',
  'theme_mode',
  'session_duration',
  'action_color',
  'background_color',
  'link_color',
  'cookie_domain',
  'widget',
  'messenger_style_id'
]

const page = (): { Intercom?: unknown; intercomSettings?: unknown } => window as object

/** Sets a global of the page. Does nothing where the page has made its own read-only, which an assignment throws at. */
export const setGlobal = (
  name: 'Intercom' | 'intercomSettings' | 'intercomDestination',
  value: unknown
): void => {
  Reflect.set(window, name, value)
}

/**
 * The Intercom function that the page has right now. Never keep it: Intercom's script replaces it, more than once.
 * An element with the id "Intercom" is found under the same name, and is none.
 */
export const findIntercom = (): IntercomFunction | undefined => {
  const { Intercom } = page()
  return typeof Intercom === 'function' ? (Intercom as IntercomFunction) : undefined
}

/** The commands that wait in a stub for the Messenger; undefined where none is waited for. */
export const findQueue = (): Command[] | undefined => {
  try {
    const { q, failed } = findIntercom() ?? {}
    return Array.isArray(q) && !failed ? q : undefined
  } catch {
    // A page may have put anything there, for example a proxy that throws.
    return undefined
  }
}

/** Whether the real Messenger is there: neither `booted` on a stub nor the script's load event says so. */
export const isLive = (): boolean => findIntercom() !== undefined && !findQueue()

/** What the page has in `window.intercomSettings`, which Intercom merges into every boot and update. */
export const readSettings = (): Attributes => {
  const { intercomSettings } = page()
  return isRecord(intercomSettings) ? intercomSettings : {}
}

/** Puts `settings` into `window.intercomSettings` and leaves there what else the page has put in. */
export const completeSettings = (settings: Attributes): void => {
  setGlobal('intercomSettings', { ...readSettings(), ...settings })
}

/** Takes identity and custom attributes out of `window.intercomSettings`, or the next boot would send them again. */
export const forgetPerson = (): void => {
  const kept = Object.entries(readSettings()).filter(([key]) => MESSENGER_SETTINGS.includes(key))
  setGlobal('intercomSettings', Object.fromEntries(kept))
}
