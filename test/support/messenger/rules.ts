import type { PageWindow } from './page'

type Callback = (...args: unknown[]) => unknown

/** The page's callbacks, by the command that registered them. */
export class Callbacks {
  readonly #callbacks = new Map<string, Callback[]>()

  add(name: string, callback: unknown) {
    if (typeof callback !== 'function') return
    this.#callbacks.set(name, [...(this.#callbacks.get(name) ?? []), callback as Callback])
  }

  call(name: string) {
    for (const callback of this.#callbacks.get(name) ?? []) callback()
  }
}

/** What waits for the first ping that is answered well. From then on it comes a millisecond later. */
export class Readiness {
  readonly #page: PageWindow
  readonly #waiting: Array<() => void> = []
  isReady = false

  constructor(page: PageWindow) {
    this.#page = page
  }

  run(task: () => void) {
    if (this.isReady) this.#page.setTimeout(task, 1)
    else this.#waiting.push(task)
  }

  begin() {
    this.isReady = true
    // The ping that waits its turn goes first.
    for (const task of this.#waiting.splice(0)) this.run(task)
  }
}

/**
 * Intercom drops a ping that equals one of the last minute. The memory is a map, not only the last
 * one: plan pro, free, pro within a minute ends as free. It is written before anything is sent, so
 * that a repetition after a failure is dropped as well.
 */
export class Duplicates {
  readonly #askedAt = new Map<string, number>()

  /** Whether the ping is new; if so, it is remembered. */
  pass(ping: string, now: number) {
    if (now - (this.#askedAt.get(ping) ?? -Infinity) <= 60_000) return false
    this.#askedAt.set(ping, now)
    return true
  }
}

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
    if (now - this.#beganAt >= 30 * 60_000) {
      this.#beganAt = now
      this.#passed = 0
    }
    this.#passed += 1
    return this.#passed <= this.#limit
  }
}
