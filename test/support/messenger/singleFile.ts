/** Runs tasks one after the other, each when the one before has settled; the first one at the end of this task. */
export class SingleFile {
  #last: Promise<unknown> = Promise.resolve()

  run<T>(task: () => Promise<T>): Promise<T> {
    const next = this.#last.then(task, task)
    this.#last = next
    return next
  }
}
