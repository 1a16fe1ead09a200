import { isRecord, type Attributes, type PageWindow } from './page'

/** What came back: status 0 and an empty body if nothing did. */
export interface Received {
  status: number
  body: Attributes
}

/** What leaves the page for Intercom. */
export class Outbox {
  readonly #page: PageWindow
  readonly #apiBase: string
  #sequence = 0

  constructor(page: PageWindow) {
    this.#page = page
    // Read once, here: as an argument of `boot` it is ignored.
    const settings = isRecord(page.intercomSettings) ? page.intercomSettings : {}
    const { api_base: apiBase } = settings
    this.#apiBase = typeof apiBase === 'string' ? apiBase : 'https://api-iam.intercom.io'
  }

  async post(path: string, fields: Record<string, string>): Promise<Received> {
    // Parallel connections can deliver out of order: the stamp lets a recorder restore it.
    const { performance } = this.#page
    const sentAt = String(performance.timeOrigin + performance.now())
    const sequence = String(this.#sequence++)
    const body = new URLSearchParams({ ...fields, sent_at: sentAt, sequence })
    try {
      const answer = await this.#page.fetch(this.#apiBase + path, { method: 'POST', body })
      const received: unknown = await answer.json().catch(() => undefined)
      return { status: answer.status, body: isRecord(received) ? received : {} }
    } catch {
      return { status: 0, body: {} }
    }
  }
}
