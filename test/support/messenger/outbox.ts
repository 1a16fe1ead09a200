import type { Answer, Send } from './options'
import { isRecord, type Attributes, type PageWindow } from './page'
import { verifies, type Enforcement } from './verifies'

/** Where an outbox sends to, how long it takes, and who is refused. */
export interface OutboxSettings {
  apiBase: string
  delayMs: number
  answerDelayMs: number
  enforce?: Enforcement | undefined
  send?: Send | undefined
}

/** What came back: status 0 and an empty body if nothing did. */
export interface Received {
  status: number
  body: Attributes
}

/** What leaves the page for Intercom. */
export class Outbox {
  readonly #page: PageWindow
  readonly #settings: OutboxSettings
  #sequence = 0

  constructor(page: PageWindow, settings: OutboxSettings) {
    this.#page = page
    this.#settings = settings
  }

  async post(path: string, fields: Record<string, string>): Promise<Received> {
    const { apiBase, answerDelayMs, enforce } = this.#settings
    const send: Send = this.#settings.send ?? this.#fetch
    try {
      const answer = await send(apiBase + path, this.#stamped(fields))
      const userData = JSON.parse(fields.user_data ?? '{}') as Attributes
      if (answerDelayMs > 0) await this.#wait(answerDelayMs)
      if (enforce && !(await verifies(userData, enforce, this.#page.Date.now()))) return refusal
      return { status: answer.status, body: await bodyOf(answer) }
    } catch {
      return { status: 0, body: {} }
    }
  }

  /** The time that a request takes to leave; undefined if it leaves in this task. */
  delay() {
    const { delayMs } = this.#settings
    return delayMs > 0 ? this.#wait(delayMs) : undefined
  }

  #wait(ms: number) {
    return new Promise((resolve) => this.#page.setTimeout(resolve, ms))
  }

  // Parallel connections can deliver out of order: the stamp lets a recorder restore it.
  #stamped(fields: Record<string, string>) {
    const { timeOrigin } = this.#page.performance
    const sentAt = String(timeOrigin + this.#page.performance.now())
    return new URLSearchParams({ ...fields, sent_at: sentAt, sequence: String(this.#sequence++) })
  }

  readonly #fetch: Send = (url, body) => this.#page.fetch(url, { method: 'POST', body })
}

const refusal: Received = { status: 403, body: {} }

async function bodyOf(answer: Answer): Promise<Attributes> {
  try {
    const body = await answer.json?.()
    return isRecord(body) ? body : {}
  } catch {
    return {}
  }
}
