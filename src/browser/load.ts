import type { Command } from '../client'
import { warn } from '../report'
import type { BootSettings } from '../session/ports'
import type { LoadOn } from '../types'
import { tellPage, tellSession } from './events'
import { findIntercom, type IntercomFunction } from './globals'
import { followLink, keepClicks } from './launcherClicks'
import { addScript, toUrl } from './script'
import { isNamed } from '../session/person'
import { completeSettings, readSettings } from './settings'
import { installStub } from './stub'
import { noteIdentity, when } from './when'

// If a page loads the plugin again, these stay: one script and one stub are enough.
let stub: IntercomFunction | undefined
let wanted: BootSettings | undefined
let isAdded = false
let isRefused = false
let delays: number[] = []

// Another stub has a script of its own, and a live Messenger needs none.
const canLoad = (): boolean => !!wanted && !isRefused && !!stub && findIntercom() === stub

/** Tries again as soon as the page is visible and online. */
const retry = (): void => {
  if (navigator.onLine && !document.hidden) return loadNow()
  for (const type of ['online', 'visibilitychange'])
    window.addEventListener(type, retry, { once: true })
}

// A policy that only reports refuses nothing.
const noteViolation = ({ disposition, blockedURI }: SecurityPolicyViolationEvent): void => {
  isRefused ||= disposition === 'enforce' && blockedURI.includes('//widget.intercom.io')
}

const fail = (url: string, isOnline: boolean): void => {
  isAdded = false
  if (!wanted) return
  if (!isOnline) return retry()
  const delay = delays.shift()
  if (delay) setTimeout(retry, delay)
  if (stub && !stub.failed) {
    stub.failed = true
    tellSession('fail')
    warn(
      `Intercom's script could not be loaded: ${url}. ` +
        'Check the App ID, blockers and the Content-Security-Policy.'
    )
    tellPage({ type: 'failed' })
  }
  followLink()
}

const loadNow = (): void => {
  if (!wanted || isAdded || !canLoad()) return
  isAdded = true
  // Intercom's script reads the region there, and the page can have changed it.
  completeSettings(wanted)
  document.addEventListener('securitypolicyviolation', noteViolation)
  const url = toUrl(wanted.app_id)
  try {
    addScript(url, (isOnline) => fail(url, isOnline))
  } catch {
    // A policy of Trusted Types throws at once.
    isRefused = true
    fail(url, true)
  }
}

/** Puts our stub at `window.Intercom` in place of a Messenger that has lost its frame. */
export const revive = (): void => {
  stub = installStub(loadNow)
}

/** Puts our stub there with `boot`, on a page without an Intercom. */
export function install(boot: Command): void {
  isAdded = false
  revive()
  stub?.q?.push(boot)
}

/** Loads Intercom's script for our stub and the workspace that `settings` name: as `loadOn` says, or if something is opened. */
export function load(settings: BootSettings, loadOn: LoadOn): void {
  wanted = settings
  isRefused = false
  delays = [5000, 30_000]
  if (stub) stub.failed = false
  keepClicks(settings.custom_launcher_selector, canLoad)
  when(loadOn, loadNow)
  if (isNamed(readSettings())) noteIdentity()
}

/** Cancels the load. */
export const cancelLoad = (): void => {
  wanted = undefined
}
