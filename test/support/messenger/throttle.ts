const windowMs = 30 * 60_000

/**
 * Lets `limit` pings pass in 30 minutes, boots included, and drops what is over. The window is a
 * fixed one: it begins with the first ping after the last window has ended.
 */
export class Throttle {
  readonly #limit: number
  #beganAt = -Infinity
  #passed = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  pass(now: number) {
    if (now - this.#beganAt >= windowMs) {
      this.#beganAt = now
      this.#passed = 0
    }
    this.#passed += 1
    return this.#passed <= this.#limit
  }
}
