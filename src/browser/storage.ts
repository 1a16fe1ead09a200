import type { Kept } from '../session/ports'
import { toJson } from '../values/json'
import { isRecord } from '../values/record'

const keyOf = (appId: string): string => `segment-intercom-web:${appId}`

/** Keeps what waits for the next page of the tab. Throws if the browser has no storage, or if it is full. */
export const keep = (appId: string, kept: Kept): void =>
  sessionStorage.setItem(keyOf(appId), toJson(kept))

/** Takes what the last page of the tab has kept. Undefined if there is nothing, or nothing readable. */
export function takeKept(appId: string): Kept | undefined {
  try {
    const json = sessionStorage.getItem(keyOf(appId)) ?? ''
    sessionStorage.removeItem(keyOf(appId))
    const kept = JSON.parse(json) as Kept
    return isRecord(kept.visitor) && kept.items.every(isRecord) ? kept : undefined
  } catch {
    return undefined
  }
}
