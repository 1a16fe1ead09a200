import { NAME } from '../report'
import { fateOf } from './file'

/** A destination in the workspace's settings, as Segment's CDN gives them. */
interface Entry {
  name: string
  creationName: string
  libraryName: string
  url: string
  settings?: { subscriptions?: ({ enabled?: boolean } | null)[] }
}

/** The parts of Analytics.js that an inspector looks into. Any can be missing. */
interface Instance {
  VERSION?: string
  initialized?: boolean
  settings?: { cdnSettings?: { remotePlugins?: Entry[]; integrations?: object } }
  options?: { updateCDNSettings?: unknown }
  integrations?: Record<string, unknown>
  queue?: { plugins?: { name?: string; action?: { name?: string } }[] }
}

/** What to do if the page's code has switched the destination off. */
export const OFF = `integrations of load switch ${NAME} off. Remove that, or set it to true.`

const TOO_OLD =
  'is too old for the inspector, and maybe for the plugin: option 1 needs 1.53, option 2 needs 1.55, option 3 needs 1.72.2. Update it.'

const GLOBAL = 'intercomDestination'

const isHosted = (url: string): boolean => /\/\/cdn\.segment\.(com|build)\//.test(url)

/** The instance behind what a page has as `analytics`: the snippet's, or that of an AnalyticsBrowser. */
export const toInstance = (analytics: unknown): Instance | undefined => {
  const { instance } = (analytics ?? {}) as { instance?: Instance }
  return instance ?? (Array.isArray(analytics) ? undefined : (analytics as Instance | undefined))
}

const pluginsOf = (instance: Instance | undefined) => instance?.queue?.plugins ?? []

const isRegistered = (instance: Instance | undefined): boolean =>
  pluginsOf(instance).some(({ name }) => name?.startsWith(`${NAME} `))

/** By which option of the README the destination has come to the page. */
export function findOption(analytics: unknown): string {
  const instance = toInstance(analytics)
  if (isRegistered(instance)) return 'registered by your code (option 3)'
  if (!pluginsOf(instance).some(({ action }) => action?.name?.startsWith(NAME)))
    return 'not in window.analytics. If your Analytics.js is elsewhere, give it: openInspector({ analytics }).'
  return GLOBAL in window ? 'loaded by the snippet (option 1)' : 'loaded by npm (option 2)'
}

/** Whether `integrations` switch off a destination with these names. Analytics.js decides the same way. */
export const isOff = (integrations: Record<string, unknown> = {}, names: string[]): boolean =>
  names.some((name) => integrations[name] === false) ||
  (integrations.All === false && !names.some((name) => integrations[name]))

const ofFile = ({ libraryName, url }: Entry, { options }: Instance): string[] => {
  if (isHosted(url))
    return [
      `Analytics.js loads the hosted bundle: its entry has the address ${url}.`,
      options?.updateCDNSettings
        ? 'updateCDNSettings has not changed that address. Compare the name that it looks for with the name of the destination.'
        : 'Option 1: pass updateCDNSettings to load. Option 2: pass plugins: [intercomDestination] to load.'
    ]
  const hasFactory =
    typeof (window as unknown as Record<string, unknown>)[libraryName] === 'function'
  if (hasFactory)
    return [
      `window.${libraryName} is there, but not of this version of the plugin. Update the file ${url}.`
    ]
  return [`The file ${url} has not set window.${libraryName}: ${fateOf(url)}.`]
}

const ofEntry = (entry: Entry, instance: Instance): string[] => {
  const { name, creationName } = entry
  if (isOff(instance.integrations, [name, creationName])) return [OFF]
  const renamed =
    name === NAME
      ? []
      : [
          `The workspace calls the destination "${name}", but the plugin looks for "${NAME}". ` +
            `Rename it to that in the Segment app. With option 1, you can also look for "${name}" in updateCDNSettings.`
        ]
  const { subscriptions = [] } = entry.settings ?? {}
  if (!subscriptions.some((subscription) => subscription?.enabled))
    return [...renamed, 'No mapping of the destination is on. Switch one on in the Segment app.']
  return [...renamed, ...ofFile(entry, instance)]
}

/** Says why there is no destination on the page, and what to do about it. */
export function diagnose(analytics: unknown): string[] {
  if (!analytics)
    return [
      'There is no Analytics.js at window.analytics. Load it, or give yours: openInspector({ analytics }).'
    ]
  const instance = toInstance(analytics)
  if (!instance?.settings)
    return [
      'Analytics.js has not loaded yet. If this stays, look in the network tab for analytics.min.js and for settings from cdn.segment.com: a wrong write key, a blocker or a policy stops them.'
    ]
  const { cdnSettings } = instance.settings
  const isSwitchedOff = isOff(instance.integrations, [NAME])
  if (!cdnSettings)
    return isSwitchedOff ? [OFF] : [`Analytics.js ${instance.VERSION ?? ''} ${TOO_OLD}`]
  const entry = cdnSettings.remotePlugins?.find(
    ({ name, creationName, libraryName }) =>
      libraryName === GLOBAL || name === NAME || creationName === NAME
  )
  if (entry) return ofEntry(entry, instance)
  if (isRegistered(instance))
    return [
      isSwitchedOff ? OFF : 'Your code has registered the destination, and it has not loaded yet.'
    ]
  return [
    `The workspace's settings have no ${NAME}, or it is switched off there. Switch it on for this source in the Segment app; ` +
      'it takes some minutes to reach the page. Or use option 3, which needs no entry.',
    ...(isSwitchedOff ? [OFF] : [])
  ]
}
