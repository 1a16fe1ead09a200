import type { Command } from '../client'
import { createReporter, page } from '../report'
import type { BootSettings, Host } from '../session/host'
import type { LoadOn } from '../types'
import {
  completeSettings,
  findIntercom,
  findQueue,
  forgetPerson,
  type IntercomFunction,
  isFailed,
  isLive,
  readSettings
} from './globals'
import { createLoader } from './load'
import { listen } from './events'
import { hasPinged } from './pings'
import { keep, takeKept } from './storage'
import { MAX_QUEUED } from './stub'
import { forgetVisitor } from './cookies'

// The Messenger knows its visitor long before this time after an answer.
const LATE_MS = 1000

/** Creates the page as the session sees it: Intercom, the clock and storage. */
export function createHost(settings: BootSettings, loadOn: LoadOn): Host {
  const appId = settings.app_id
  const loader = createLoader(settings, loadOn)
  // Messengers that have known a visitor since their last boot. One that is missing here has had its `shutdown`.
  const known = new WeakSet<IntercomFunction>()
  // With the cookie of an earlier visit, the Messenger knows the visitor before Intercom has answered.
  const isReturning = document.cookie.includes(`intercom-id-${appId}`)
  // Whether the boot of the page is still the only one.
  let isFirst = true

  const hasVisitor = (): boolean => {
    const intercom = findIntercom()
    try {
      if (!intercom || !isLive() || !intercom('getVisitorId')) return false
      known.add(intercom)
      return true
    } catch {
      return false
    }
  }

  const send = (command: Command): string | undefined => {
    const intercom = findIntercom()
    if (!intercom) return 'dropped: window.Intercom is gone. Call boot.'
    if (isFailed()) return 'dropped: the Messenger did not load.'
    if ((findQueue()?.length ?? 0) >= MAX_QUEUED) return `dropped: ${MAX_QUEUED} commands wait.`
    if (/boot|shutdown/.test(command[0])) {
      known.delete(intercom)
      isFirst = false
    }
    try {
      intercom(...command)
    } catch {
      return 'lost: the Messenger threw an error.'
    }
    return undefined
  }

  const tellReady = (): void => page.listener?.({ type: 'ready' })

  return {
    now: Date.now,
    after: (ms, run) => {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    listen,
    open: (boot) => {
      completeSettings({ ...settings, disabled: undefined })
      const isOurs = !findIntercom()
      if (isOurs) {
        loader.install().q.push(boot)
        loader.load()
      } else {
        if (isLive()) send(['reattach_activator'])
        const reason = send(['update', settings])
        if (reason) createReporter('Intercom')('update', reason)
      }
      // The real Messenger calls back at once, right before it takes the place of the stub.
      if (isLive()) tellReady()
      else {
        const onUnreadCount = (): void => {
          setTimeout(tellReady)
        }
        send(['onUnreadCountChange', onUnreadCount])
      }
    },
    load: () => {
      completeSettings({ disabled: undefined })
      loader.load()
    },
    cancelLoad: loader.cancel,
    send,
    findQueue,
    isLive,
    isAnswered: () => hasVisitor() && !(isFirst && isReturning && !hasPinged(0)),
    isShut: () => {
      const intercom = findIntercom()
      const queue = findQueue()
      return queue
        ? /shutdown(?!.*boot)/.test(queue.map((command) => command?.[0]).join())
        : intercom !== undefined &&
            (known.has(intercom) || (isFirst && hasPinged(LATE_MS))) &&
            !hasVisitor()
    },
    readSettings,
    forgetPerson,
    forgetVisitor: () => {
      forgetVisitor(appId)
      takeKept(appId)
    },
    keep: (kept) => keep(appId, kept),
    takeKept: () => takeKept(appId)
  }
}
