import { warn } from '../report'
import type { BootSettings } from '../session/ports'
import type { LoadOn } from '../types'
import { tellPage, tellSession } from './events'
import { findIntercom } from './globals'
import { completeSettings } from './settings'
import { keepClicks } from './launcherClicks'
import { createRetries } from './retries'
import { addScript } from './script'
import { installStub, type Stub } from './stub'
import { when } from './when'

/** Loads Intercom's script for a stub of ours. */
export interface Loader {
  /** Puts our stub at `window.Intercom`. */
  install: () => Stub
  /** Loads the script as `loadOn` says, or at once if something is opened. */
  load: () => void
  /** Cancels the load. */
  cancel: () => void
}

/** Creates the loader of the workspace that `settings` name. */
export function createLoader(settings: BootSettings, loadOn: LoadOn): Loader {
  let stub: Stub | undefined
  let isWanted = false
  let isAdded = false
  let isRefused = false

  const noteViolation = ({ disposition, blockedURI }: SecurityPolicyViolationEvent): void => {
    isRefused ||= disposition === 'enforce' && blockedURI.includes('//widget.intercom.io')
  }

  const fail = (url: string, isOnline: boolean): void => {
    // A policy of Trusted Types throws at once.
    isRefused ||= !isAdded
    isAdded = false
    if (!isOnline) return retries.soon()
    retries.later()
    if (stub && !stub.failed) {
      stub.failed = true
      tellSession('fail')
      warn(
        `Intercom's script could not be loaded: ${url}. ` +
          'Check the App ID, the connection, blockers and the Content-Security-Policy.'
      )
      tellPage({ type: 'failed' })
    }
    followLink()
  }

  const loadNow = (): void => {
    // Another stub has a script of its own, and a live Messenger needs none.
    if (!isWanted || isAdded || isRefused || !stub || findIntercom() !== stub) return
    // Intercom's script reads the region there, and the page can have changed it.
    completeSettings(settings)
    document.addEventListener('securitypolicyviolation', noteViolation)
    addScript(settings.app_id, fail)
    isAdded = true
  }

  const retries = createRetries(loadNow)
  const followLink = keepClicks(
    settings.custom_launcher_selector,
    () => isWanted && !isRefused,
    loadNow
  )

  return {
    install: () => (stub = installStub(loadNow)),
    load: () => {
      isWanted = true
      if (stub) stub.failed = false
      when(loadOn, loadNow)
    },
    cancel: () => {
      isWanted = false
    }
  }
}
