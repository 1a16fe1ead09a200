import { refusal } from '../support/messenger/server'
import type { PingFate } from '../support/net'
import type { Fate, Scenario } from './scenario'

/** Decides what becomes of each ping of a scenario. */
export class Pings {
  readonly #rule: NonNullable<Scenario['pings']>
  readonly #waiting: Array<(fate: Fate) => void> = []
  readonly #lost = new Set<string>()

  /** How many have arrived. */
  arrived = 0

  constructor(rule: Scenario['pings']) {
    this.#rule = rule ?? 'accepted'
  }

  get waiting() {
    return this.#waiting.length
  }

  async decide(fields: Record<string, string>): Promise<PingFate | undefined> {
    this.arrived += 1
    const ping = JSON.stringify(fields)
    // A browser repeats a request by itself if the connection that broke was an old one.
    if (this.#lost.has(ping)) return 'lost'
    const fate = await this.#fate()
    if (fate === 'lost') this.#lost.add(ping)
    return replies[fate]
  }

  answer(fate: Fate) {
    this.#waiting.shift()?.(fate)
  }

  async #fate(): Promise<Fate> {
    const rule = this.#rule
    if (rule === 'held') return new Promise<Fate>((resolve) => this.#waiting.push(resolve))
    if (typeof rule === 'string') return rule
    await new Promise((resolve) => setTimeout(resolve, rule))
    return 'accepted'
  }
}

const replies: Record<Fate, PingFate | undefined> = {
  accepted: undefined,
  refused: refusal(403, 'identity_verification_failed'),
  notAllowed: refusal(403, '403'),
  lost: 'lost'
}
