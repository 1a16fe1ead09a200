import { findIntercom, isFailed, isLive } from '../browser/globals'
import { readSettings } from '../browser/settings'
import type { Inspection, SessionState } from '../inspection'
import { NAME } from '../report'
import type { Subscription } from '../types'
import { isRecord } from '../values/record'
import { findOption, isOff, OFF, toInstance } from './diagnose'
import { whySkipped } from './explain'
import { entriesOf, fateOf, findAnswer } from './file'

const REGIONS: Record<string, string> = {
  '': 'US (the default)',
  'https://api-iam.intercom.io': 'US',
  'https://api-iam.eu.intercom.io': 'EU',
  'https://api-iam.au.intercom.io': 'Australia'
}

/** The mappings of a destination. The workspace or the page gives the list, and an entry can be anything. */
export const subscriptionsOf = ({
  subscriptions
}: Pick<Inspection, 'subscriptions'>): Subscription[] => subscriptions.filter(isRecord)

/** A time of today, as the browser writes it. */
export const toTime = (at: number): string => new Date(at).toLocaleTimeString()

const SCRIPT = 'https://widget.intercom.io/widget/'

const messenger = (appId: string): string => {
  if (isFailed()) {
    const url = SCRIPT + encodeURIComponent(appId)
    return `not there. ${url}: ${fateOf(url, '. A 404 means a wrong App ID or region')}.`
  }
  if (!isLive()) return findIntercom() ? 'waits until it is loaded' : 'not there'
  const script = entriesOf(window).find(({ name }) => name.startsWith(SCRIPT))
  if (!script) return 'there'
  return `there since ${toTime(performance.timeOrigin + script.startTime + script.duration)}`
}

const PROOFS = { user_hash: 'a hash', intercom_user_jwt: 'a token' }

const person = ({ keys }: SessionState): string => {
  const names = keys.filter((key) => ['user_id', 'email'].includes(key))
  if (names.length === 0) return 'anonymous'
  const proofs = Object.entries(PROOFS).flatMap(([key, proof]) =>
    keys.includes(key) ? [proof] : []
  )
  return `identified by ${names.join(' and ')}, ${proofs.length > 0 ? `verified by ${proofs.join(' and ')}` : 'not verified'}`
}

const STOPPED =
  'Stopped: the page has stopped the destination, for example because consent is missing. Nothing is sent until the page dispatches intercom-destination:start.'

const REFUSED =
  '. It refuses this person or page, and gets no events: check the hash or token, and the allowed domains in Intercom.'

const ofSession = (state: SessionState, { recent }: Inspection, appId: string): string[] => {
  const waiting = recent.filter(({ fate }) => !fate.outcome)
  const answer = findAnswer()
  return [
    // The destination puts it there while it is stopped.
    ...(readSettings().disabled === true ? [STOPPED] : []),
    `Messenger: ${messenger(appId)}`,
    ...(answer === undefined
      ? []
      : [`Intercom's last answer: ${answer}${answer === 403 ? REFUSED : ''}`]),
    `Person: ${person(state)}`,
    `Updates left: ${state.updates} of 20 in 30 minutes`,
    `Events that wait: ${waiting.length} of the last ${recent.length}`
  ]
}

const withoutSession = (inspection: Inspection, analytics: unknown, appId: string): string => {
  if (!appId)
    return 'Not loaded: there is no App ID. Enter it in the Segment app, or pass it to the factory.'
  if (isOff(toInstance(analytics)?.integrations, [NAME])) return `Not loaded: ${OFF}`
  if (subscriptionsOf(inspection).every(whySkipped))
    return 'Not loaded: no mapping works. Switch one on, or correct it.'
  if (![undefined, '', appId].includes(readSettings().app_id as string | undefined))
    return 'Not loaded: the page has another App ID in window.intercomSettings. Use one.'
  return 'Not loaded yet. If this stays, a setting is wrong: look for an error in the console.'
}

/** Says what a destination is, and how far it has come. */
export function factsOf(inspection: Inspection, analytics: unknown): string[] {
  const { version, settings, session } = inspection
  const state = session?.()
  const appId = `${settings.appId ?? ''}`.trim()
  return [
    `${NAME} ${version}, ${findOption(analytics)}`,
    `App ID: ${appId || 'missing'}`,
    `Region of data: ${REGIONS[settings.apiBase ?? ''] ?? settings.apiBase ?? ''}`,
    `Loads the Messenger on: ${settings.loadOn ?? 'load'}`,
    ...(settings.getUserToken ? ['Asks for tokens: getUserToken'] : []),
    ...(state
      ? ofSession(state, inspection, appId)
      : [withoutSession(inspection, analytics, appId)])
  ]
}

/** Says of each mapping that never runs why not. */
export const skippedOf = (inspection: Inspection): string[] =>
  subscriptionsOf(inspection).flatMap((subscription) => {
    const why = whySkipped(subscription)
    return why ? [`${subscription.name} (${subscription.partnerAction}) ${why}`] : []
  })
