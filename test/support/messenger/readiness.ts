import type { PageWindow } from './page'

const laterMs = 1

/** What waits for the first ping that is answered well. From then on it comes a millisecond later. */
export class Readiness {
  readonly #page: PageWindow
  readonly #waiting: Array<() => void> = []
  #isReady = false

  constructor(page: PageWindow) {
    this.#page = page
  }

  get isReady() {
    return this.#isReady
  }

  run(task: () => void) {
    if (this.#isReady) this.#page.setTimeout(task, laterMs)
    else this.#waiting.push(task)
  }

  begin() {
    if (this.#isReady) return
    this.#isReady = true
    // The ping that waits its turn goes first.
    for (const task of this.#waiting.splice(0)) this.run(task)
  }
}
