import * as plugin from '../../../src'
import { type Options, presets } from '../../../src'
import { contextOf, createAnalytics, type Event, loadAll, messagesOf, perform } from './connect'
import { installMessenger, namesOf } from './page'

/** What a boot of the App ID "abc" says when nothing is known of the visitor. */
export const bootSettings = {
  app_id: 'abc',
  installation_type: 's',
  api_base: 'https://api-iam.intercom.io'
}

/** How a session starts: from which copy of the plugin, with what more in Analytics.js, with a Messenger in which state. */
export interface Start {
  source?: typeof plugin
  more?: object
  isAnswered?: boolean
}

/** Loads the presets into the page as it is: with a Messenger, a stub, or nothing. */
export async function startSession(
  options: Partial<Options> = {},
  { source = plugin, more = {} }: Start = {}
) {
  const plugins = await source.default({ appId: 'abc', subscriptions: presets, ...options })
  // Segment's own memory of the visitor, which another tab, or `user().reset()`, can change without a word.
  const visitor = { userId: null as unknown, count: 0 }
  const user = () => ({ id: () => visitor.userId, anonymousId: () => `anonymous ${visitor.count}` })
  const analytics = Object.assign(createAnalytics(), { user, ...more })
  await loadAll(plugins, analytics)
  const visit = (userId: unknown): void => {
    // Another user gets another anonymous ID; nobody is none.
    if (userId === null) return
    if (visitor.userId !== null && String(visitor.userId) !== String(userId)) visitor.count += 1
    visitor.userId = userId
  }
  /** The app calls for the event now; what is given performs it, and gives what is reported about it. */
  const call = (event: Event): (() => string[]) => {
    if (event.userId !== undefined) visit(event.userId)
    const { id, anonymousId } = analytics.user()
    const messageId = `id-${Math.random()}`
    const own = { messageId, userId: id(), anonymousId: anonymousId() }
    const context = contextOf({ ...own, ...event })
    return () => {
      perform(plugins, context)
      return messagesOf(context)
    }
  }
  return {
    analytics,
    visitor,
    call,
    /** The app calls for the event, which is performed at once; gives what is reported about it. */
    send: (event: Event): string[] => call(event)(),
    /** The app calls analytics.reset(). */
    reset: (): void => {
      visitor.count += 1
      visitor.userId = null
      analytics.emit('reset')
    }
  }
}

/** Loads the presets into a page that has the real Messenger. What it got at the start is forgotten. */
export async function startLive(
  options: Partial<Options> = {},
  { isAnswered = true, ...start }: Start = {}
) {
  let visitor = isAnswered ? 'visitor' : undefined
  const intercom = installMessenger(() => visitor)
  const session = await startSession(options, start)
  intercom.mockClear()
  return {
    ...session,
    intercom,
    names: (): string[] => namesOf(intercom),
    /** Intercom answers the first ping, so that the Messenger knows its visitor. */
    answer: (): void => {
      visitor = 'visitor'
    },
    /** The page itself shuts the Messenger down, so that it knows nobody. */
    shutDown: (): void => {
      visitor = undefined
    }
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
