import type { SessionAnalytics } from '../../src/session/session'

/** Analytics.js as the session sees it. */
export interface App {
  analytics: SessionAnalytics
  emit: (name: string, context?: object) => void
}

/** Creates an Analytics.js whose user `read` gives. */
export function createApp(read: () => { id?: string | undefined; anonymousId: string }): App {
  const listeners: [string, (context?: object) => void][] = []
  const user = { id: () => read().id, anonymousId: () => read().anonymousId }
  const analytics = {
    on: (name: string, listener: (context?: object) => void) =>
      void listeners.push([name, listener]),
    user: () => user
  }
  return {
    analytics: analytics as unknown as SessionAnalytics,
    emit: (name, context) => {
      for (const [of, listener] of listeners) if (of === name) listener(context)
    }
  }
}
