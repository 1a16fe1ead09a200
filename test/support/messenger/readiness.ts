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
    for (const task of this.#waiting.splice(0)) task()
    this.#isReady = true
  }
}
