import type { Kept } from '../session/ports'
import { NOBODY } from '../session/visitor'
import { toJson } from '../values/json'
import { isRecord } from '../values/record'

// The frames of a page share its storage.
const keyOf = (appId: string): string => {
  const frame = Array.prototype.indexOf.call(parent, window)
  return `segment-intercom-web:${appId}${frame < 0 ? '' : `:${frame}`}`
}

/** Whether this browser shows all messages. */
export function isDebugged(): boolean {
  try {
    return localStorage['intercom-destination:debug'] === '1'
  } catch {
    // A sandboxed frame has no storage.
    return false
  }
}

/** Keeps what waits for the next page. Throws if the browser has no storage, or if it is full. */
export const keep = (appId: string, kept: Kept): void =>
  sessionStorage.setItem(keyOf(appId), toJson(kept))

/** Takes what the last page of this frame has kept: no items if there is nothing, or nothing readable. */
export function takeKept(appId: string): Kept {
  try {
    const json = sessionStorage[keyOf(appId)] as string
    sessionStorage.removeItem(keyOf(appId))
    const kept = JSON.parse(json) as Kept
    if (isRecord(kept.visitor) && kept.items.every(({ command }) => command.length)) return kept
  } catch {
    // There is no storage, or something else in it.
  }
  return { visitor: NOBODY, items: [] }
}
