const windowMs = 30 * 60_000

/** Lets `limit` updates pass in 30 minutes; Intercom drops what is over and queues nothing. */
export class Throttle {
  readonly #limit: number
  #passed: number[] = []

  constructor(limit: number) {
    this.#limit = limit
  }

  pass(now: number) {
    this.#passed = this.#passed.filter((at) => now - at < windowMs)
    if (this.#passed.length >= this.#limit) return false
    this.#passed.push(now)
    return true
  }
}
