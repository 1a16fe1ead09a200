import type { Send } from './options'
import type { PageWindow } from './page'

/** Where an outbox sends to, and what it adds to a request at the moment that it leaves. */
export interface OutboxSettings {
  apiBase: string
  delayMs: number
  send?: Send | undefined
}

/**
 * Requests leave a few milliseconds after their command: what a `shutdown` finds here is lost,
 * what has left stays sent.
 */
export class Outbox {
  readonly #page: PageWindow
  readonly #settings: OutboxSettings
  readonly #timers = new Set<number>()
  #sequence = 0

  constructor(page: PageWindow, settings: OutboxSettings) {
    this.#page = page
    this.#settings = settings
  }

  /** `fields` are fixed by the command; `late` are read when the request leaves. */
  post(path: string, fields: Record<string, string>, late: () => Record<string, string>) {
    return new Promise<number>((resolve) => {
      const timer = this.#page.setTimeout(() => {
        this.#timers.delete(timer)
        const body = new URLSearchParams({ ...fields, ...late(), ...this.#stamp() })
        resolve(this.#status(this.#settings.apiBase + path, body))
      }, this.#settings.delayMs)
      this.#timers.add(timer)
    })
  }

  clear() {
    for (const timer of this.#timers) this.#page.clearTimeout(timer)
    this.#timers.clear()
  }

  // Parallel connections can deliver out of order: the stamp lets a recorder restore it.
  #stamp() {
    const { timeOrigin } = this.#page.performance
    const sentAt = String(timeOrigin + this.#page.performance.now())
    return { sent_at: sentAt, sequence: String(this.#sequence++) }
  }

  async #status(url: string, body: URLSearchParams) {
    const send: Send = this.#settings.send ?? this.#fetch
    try {
      return (await send(url, body)).status
    } catch {
      return 0
    }
  }

  readonly #fetch: Send = (url, body) => this.#page.fetch(url, { method: 'POST', body })
}
