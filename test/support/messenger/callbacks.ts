type Callback = (...args: unknown[]) => unknown

/** The page's callbacks, by the command that registered them. */
export class Callbacks {
  readonly #callbacks = new Map<string, Callback[]>()

  add(name: string, callback: unknown) {
    if (typeof callback !== 'function') return
    this.#callbacks.set(name, [...(this.#callbacks.get(name) ?? []), callback as Callback])
  }

  call(name: string, ...args: unknown[]) {
    for (const callback of this.#callbacks.get(name) ?? []) callback(...args)
  }

  /** Calls those that wait for something that happens once, and forgets them. */
  callOnce(name: string) {
    this.call(name)
    this.#callbacks.delete(name)
  }
}
