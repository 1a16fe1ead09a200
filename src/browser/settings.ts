import { type Attributes, MESSENGER_SETTINGS } from '../client'
import { filterKeys, isRecord } from '../values/record'
import { setGlobal } from './globals'

/** A copy of what the page has in `window.intercomSettings`, which Intercom merges into every boot and update. */
export const readSettings = (): Attributes => {
  try {
    const { intercomSettings } = window as { intercomSettings?: unknown }
    return isRecord(intercomSettings) ? { ...intercomSettings } : {}
  } catch {
    // A getter of the page that throws would throw in the Messenger, too.
    return {}
  }
}

/** Puts `settings` into `window.intercomSettings` and leaves there what else the page has put in. */
export const completeSettings = (settings: Attributes): void => {
  setGlobal('intercomSettings', { ...readSettings(), ...settings })
}

/** Removes identity and custom attributes from `window.intercomSettings`, or the next boot would send them again. */
export const forgetPerson = (): void => {
  const kept = filterKeys(readSettings(), (key) => MESSENGER_SETTINGS.includes(key))
  setGlobal('intercomSettings', kept)
}
