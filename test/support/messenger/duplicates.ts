const memoryMs = 60_000

/**
 * Intercom drops a ping that equals one of the last minute. The memory is a map, not only the last
 * one: plan pro, free, pro within a minute ends as free. It is written before anything is sent, so
 * that a repetition after a failure is dropped as well.
 */
export class Duplicates {
  readonly #askedAt = new Map<string, number>()

  /** Whether the ping is a repetition; if not, it is remembered. */
  isRepeated(ping: string, now: number) {
    const at = this.#askedAt.get(ping)
    if (at !== undefined && now - at <= memoryMs) return true
    this.#askedAt.set(ping, now)
    return false
  }
}
