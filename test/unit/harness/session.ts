import intercomDestination, { type Factory, type Options, presets } from '../../../src'
import {
  contextOf,
  createAnalytics,
  type Event,
  type FakeAnalytics,
  loadAll,
  messagesOf,
  perform
} from './connect'

/** What a boot of the App ID "abc" says when nothing is known of the visitor. */
export const bootSettings = {
  app_id: 'abc',
  installation_type: 's',
  api_base: 'https://api-iam.intercom.io'
}

/** The plugin as an app uses it through Analytics.js. */
export interface Session {
  analytics: FakeAnalytics
  /** The app calls for the event now; what is given performs it, and gives what is reported about it. */
  call: (event: Event) => () => string[]
  /** The app calls for the event, which is performed at once; gives what is reported about it. */
  send: (event: Event) => string[]
  /** The app calls analytics.reset(). */
  reset: () => void
}

/**
 * Loads the presets into the page as it is: with a Messenger, a stub, or nothing. `more` is what Analytics.js has besides its
 * events.
 */
export async function startSession(
  options: Partial<Options> = {},
  factory: Factory = intercomDestination,
  more: object = {}
): Promise<Session> {
  const plugins = await factory({ appId: 'abc', subscriptions: presets, ...options })
  const analytics = Object.assign(createAnalytics(), more)
  await loadAll(plugins, analytics)
  const call = (event: Event): (() => string[]) => {
    const context = contextOf({ messageId: `id-${Math.random()}`, ...event })
    analytics.emit('dispatch_start', context)
    return () => {
      perform(plugins, context)
      return messagesOf(context)
    }
  }
  return {
    analytics,
    call,
    send: (event) => call(event)(),
    reset: () => analytics.emit('reset')
  }
}

/** A track event. */
export const track = (event: string, properties?: object): Event => ({
  type: 'track',
  event,
  ...(properties && { properties })
})

/** An identify of the user. */
export const identify = (userId: string, traits: object = {}): Event => ({
  type: 'identify',
  userId,
  traits
})

/** A page view: of the user, or of somebody unknown. */
export const view = (userId?: string): Event => ({ type: 'page', ...(userId && { userId }) })

/** A group call. */
export const group = (groupId: string, traits: object = {}): Event => ({
  type: 'group',
  groupId,
  traits
})
