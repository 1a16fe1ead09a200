import React from 'react'
import { messenger, type Messenger } from './messenger'
import { withName } from './report'

/** The Messenger, and its state right now. */
export interface Intercom extends Messenger {
  /** Whether the Messenger is live. */
  isReady: boolean
  /** Whether the Messenger is open. */
  isOpen: boolean
  /** The number of unread conversations. */
  unreadCount: number
}

const closed = { isOpen: false, unreadCount: 0 }
const initial: Intercom = { ...messenger, ...closed, isReady: false }

// All components share these.
let current = initial
let isWatching = false
const listeners = new Set<() => void>()

const set = (change: Partial<Intercom>): void => {
  current = { ...current, ...change }
  for (const listener of listeners) listener()
}

const waitUntilReady = (): void => {
  messenger.ready().then(
    () => set({ isReady: true }),
    () => set({ isReady: false })
  )
}

const watch = (): void => {
  isWatching = true
  messenger.onShow(() => set({ isOpen: true }))
  messenger.onHide(() => set({ isOpen: false }))
  messenger.onUnreadCountChange((unreadCount) => set({ unreadCount }))
  // A visit begins with a closed Messenger, and the Messenger does not say that it closes when the last one ends.
  window.addEventListener('intercom-destination', ({ detail }) => {
    if (detail.type === 'session') set(closed)
  })
  window.addEventListener('intercom-destination:stop', () => set({ ...closed, isReady: false }))
  window.addEventListener('intercom-destination:start', waitUntilReady)
  waitUntilReady()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  if (!isWatching) watch()
  return () => listeners.delete(listener)
}

/** The Messenger of the page with its state, for a component. It needs React 18 or newer, and no provider. */
export const useIntercom = (): Intercom => {
  // Older versions don't have it, nor do server components: an import by name would fail before this says why.
  const { useSyncExternalStore } = React as Partial<typeof React>
  if (!useSyncExternalStore)
    throw new Error(
      withName(
        'useIntercom: needs React 18 or newer, in a client component. Update React, or move it.'
      )
    )
  return useSyncExternalStore(
    subscribe,
    () => current,
    () => initial
  )
}
