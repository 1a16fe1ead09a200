const memoryMs = 60_000

/**
 * Intercom drops an update that equals one sent within the last minute. The memory is a map, not
 * only the last update: plan pro, free, pro within a minute ends as free.
 */
export class Duplicates {
  readonly #sentAt = new Map<string, number>()

  has(update: string, now: number) {
    const at = this.#sentAt.get(update)
    return at !== undefined && now - at < memoryMs
  }

  add(update: string, now: number) {
    this.#sentAt.set(update, now)
  }
}
