import type { FromVisitor } from '../protocol'

type Entry = unknown[]

/** What waits for the Messenger, and which events it came from. */
export interface Queue {
  /** Runs what a plugin does with an event, and notes which commands came of it. */
  during: <T>(messageId: string, run: () => T) => T
  /** Looks whether something that waited has gone. */
  inspect: (because: 'reset' | 'script') => void
  /** Takes note that the Messenger got a command. */
  received: (command: string, args: unknown[]) => void
  /** Everything that waits is with the Messenger now. */
  takenOver: () => void
  /** Tells when the Messenger's script fails. */
  watchScript: () => void
}

const entries = (): Entry[] | undefined => {
  const { Intercom } = window as { Intercom?: { q?: Entry[] } }
  return Array.isArray(Intercom?.q) ? [...Intercom.q] : undefined
}

/** Watches the stub at `window.Intercom`, in which the plugin's commands wait until the Messenger has loaded. */
export function watchQueue(tell: (message: FromVisitor) => void): Queue {
  const waiting = new Map<Entry, { first: unknown; events: Set<string> }>()
  let current: string | undefined

  const note = (messageId: string): void => {
    let isChanged = false
    for (const entry of entries() ?? []) {
      const known = waiting.get(entry)
      // A boot that takes up an update gets a new object.
      if (known?.first === entry[1] && known !== undefined) continue
      isChanged = true
      const events = known?.events ?? new Set<string>()
      waiting.set(entry, { first: entry[1], events: events.add(messageId) })
      const command = String(entry[0])
      tell({ kind: 'queued', messageId, command, folded: known !== undefined })
    }
    const hasBoot = [...waiting].some(([[command]]) => command === 'boot')
    if (hasBoot && !isChanged) tell({ kind: 'unchanged', messageId })
  }

  const remember = (): void => {
    for (const entry of entries() ?? [])
      if (!waiting.has(entry)) waiting.set(entry, { first: entry[1], events: new Set() })
  }

  const inspect = (because: 'reset' | 'script'): void => {
    const left = new Set(entries())
    const gone = [...waiting].filter(([entry]) => !left.has(entry))
    const messageIds = gone.flatMap(([, { events }]) => [...events])
    for (const [entry] of gone) waiting.delete(entry)
    if (messageIds.length > 0) tell({ kind: 'discarded', messageIds, because })
    remember()
  }

  const received = (command: string, args: unknown[]): void => {
    const isSame = ([name, ...rest]: Entry): boolean =>
      name === command && rest.length === args.length && rest.every((arg, i) => arg === args[i])
    const found = [...waiting].find(([entry]) => isSame(entry))
    if (found) waiting.delete(found[0])
    const ofNow = current === undefined ? [] : [current]
    const messageIds = found ? [...found[1].events] : ofNow
    const copies = JSON.parse(JSON.stringify(args)) as unknown[]
    tell({ kind: 'command', at: Date.now(), messageIds, command, args: copies })
    tell({ kind: 'messenger', state: 'here' })
  }

  return {
    during: (messageId, run) => {
      remember()
      current = messageId
      try {
        return run()
      } finally {
        current = undefined
        if (entries()) {
          note(messageId)
          inspect('reset')
        }
      }
    },
    inspect: (because) => {
      if (entries()) inspect(because)
    },
    received,
    takenOver: () => {
      for (const [[command, ...args]] of waiting) received(String(command), args)
    },
    watchScript: () => {
      remember()
      tell({ kind: 'messenger', state: 'waiting' })
      // Captured, and in the next task, when the plugin has emptied its queue.
      const onError = ({ target }: Event): void => {
        if (!(target instanceof HTMLScriptElement) || !target.src.includes('/widget/')) return
        setTimeout(() => {
          inspect('script')
          tell({ kind: 'messenger', state: 'missing' })
        })
      }
      window.addEventListener('error', onError, true)
    }
  }
}
