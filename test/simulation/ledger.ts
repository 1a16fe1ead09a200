import type { Command } from '../../src/client'
import type { DestinationEvent } from '../../src/types'
import type { Source } from './messenger'
import type { Who } from './who'

interface Entry {
  name: string
  who: Who
  /** How often Intercom has got it. */
  arrived: number
  /** How often the session has said that it was sent. */
  told: number
  /** How often the session has reported it by its own name. */
  reported: number
  /** Whether to expect nothing more: somebody else than the session has lost it. */
  isExcused: boolean
  /** The step at which the session has got it. */
  step: number
}

/** The book of all commands of a sequence, and of the first promise that was broken. */
export interface Ledger {
  failure: string | undefined
  fail: (text: string) => void
  shutdowns: number
  step: number
  /** Whether something was kept for another page: updates overtake events then. */
  hasKept: boolean
  /** Whether something was dropped with its visit, so that a boundary may have gone, too. */
  hasLate: boolean
  /** Whether the page was frozen: nobody renews a token that waits then. */
  hasFrozen: boolean
  /** Whether the page's own code has shut the Messenger down, so that nobody knows what has arrived. */
  isMeddled: boolean
  keep: () => void
  /** The session gets a command of the person. Returns its number. */
  take: (name: string, who: Who, messageId?: string) => number
  whoseIs: (id: number) => Who | undefined
  /** The Messenger runs `command`. Returns the numbers of what is in it. */
  arrive: (command: Command, source: Source) => number[]
  /** The Messenger forgets events that have arrived; the session has to report it if `isItsDoing`. */
  lose: (ids: number[], isItsDoing: boolean) => void
  /** Somebody else than the session has lost these, and says so if anybody does. */
  excuse: (ids: number[]) => void
  /** The session reports something. */
  hear: (detail: DestinationEvent) => void
  /** Everything of before is settled, but for what `isWaiting` says. */
  close: (isWaiting: (id: number) => boolean) => void
  /** Whether Intercom has got it, or it was reported. */
  isDone: (id: number) => boolean
  /** All that has no end yet. */
  openIds: () => number[]
}

/** The numbers of the commands that `command` carries. */
export function idsOf([name, first, second]: Command): number[] {
  if (name === 'trackEvent') return [(second as { id: number }).id]
  if (name !== 'boot' && name !== 'update') return []
  const attributes = (first ?? {}) as Record<string, unknown>
  const ids: number[] = []
  for (const key in attributes) if (key.startsWith('k')) ids.push(attributes[key] as number)
  const company = attributes.company as { k: number } | undefined
  if (company) ids.push(company.k)
  return ids
}

/** Creates an empty ledger. */
export function createLedger(): Ledger {
  const entries: Entry[] = []
  const ofMessage = new Map<string, Entry>()
  const latest = new Map<number, number>()
  let lostUnreported = 0
  const told = new Map<string, number>()

  const ledger: Ledger = {
    failure: undefined,
    fail: (text) => {
      ledger.failure ??= `${text} (at step ${ledger.step})`
    },
    shutdowns: 0,
    step: 0,
    hasKept: false,
    hasLate: false,
    isMeddled: false,
    hasFrozen: false,
    keep: () => {
      ledger.hasKept = true
      latest.clear()
      // They bear no number, so nobody can say which of them are kept.
      for (const entry of entries) if (entry.name === 'view') entry.isExcused = true
      // Of several companies, the last one is known.
      const companies = entries.filter(({ name }) => name === 'group').slice(0, -1)
      for (const entry of companies) entry.isExcused = true
    },
    take: (name, who, messageId) => {
      const { step } = ledger
      const entry = { name, who, arrived: 0, told: 0, reported: 0, isExcused: false, step }
      if (messageId !== undefined) ofMessage.set(messageId, entry)
      return entries.push(entry) - 1
    },
    whoseIs: (id) => entries[id]?.who,
    arrive: (command, source) => {
      if (source !== 'plugin') return []
      const ids = idsOf(command)
      const isEvent = command[0] === 'trackEvent'
      for (const id of ids) {
        const entry = entries[id]
        if (!entry) continue
        entry.arrived += 1
        if (isEvent && entry.arrived > 1 && !ledger.isMeddled)
          ledger.fail(`event ${id} arrived twice`)
        if (entry.reported > 0) ledger.fail(`${entry.name} ${id} was reported and sent`)
      }
      const [id = 0] = ids
      if (isEvent || (command[0] === 'update' && ids.length === 1 && !ledger.hasKept)) {
        const { epoch = 0 } = entries[id]?.who ?? {}
        if (id < (latest.get(epoch) ?? 0)) ledger.fail(`${id} came out of order`)
        latest.set(epoch, id)
      }
      return ids
    },
    lose: (ids, isItsDoing) => {
      for (const id of ids) {
        const entry = entries[id]
        if (!entry) continue
        entry.arrived -= 1
        if (!isItsDoing) entry.isExcused = true
        else lostUnreported += 1
      }
    },
    excuse: (ids) => {
      for (const id of ids) {
        const entry = entries[id]
        if (entry) entry.isExcused = true
      }
    },
    hear: (detail) => {
      if (detail.type !== 'dropped' && detail.type !== 'sent') return
      const entry = ofMessage.get(detail.messageId ?? '')
      if (detail.type === 'sent') {
        if (!entry) return
        entry.told += 1
        if (entry.told > 1) ledger.fail(`${entry.name} was told as sent twice`)
      } else {
        told.set(detail.key, ledger.step)
        // Updates are folded into the boot that waits.
        if (detail.key === 'boot') told.set('update', ledger.step)
        if (detail.reason.includes('kept')) told.set('trackEvent', ledger.step)
        if (/ran after|has left/.test(detail.reason)) ledger.hasLate = true
        if (!entry || detail.reason.startsWith('may be lost')) return
        // Who knows how far Intercom came with it.
        if (detail.reason.startsWith('lost')) return void (entry.isExcused = true)
        entry.reported += 1
        if (entry.reported > 1) ledger.fail(`${entry.name} was reported twice`)
        if (entry.arrived > 0) ledger.fail(`${entry.name} was sent and reported`)
      }
      if (entry.told > 0 && entry.reported > 0)
        ledger.fail(`${entry.name} was told as sent and reported`)
    },
    isDone: (id) => {
      const entry = entries[id]
      if (!entry || entry.isExcused || entry.reported > 0) return true
      return (entry.name === 'view' ? entry.told : entry.arrived) > 0
    },
    openIds: () => [...entries.keys()].filter((id) => !ledger.isDone(id)),
    close: (isWaiting) => {
      for (const [id, { name, step }] of entries.entries())
        if (
          !ledger.isDone(id) &&
          !isWaiting(id) &&
          !((told.get(name === 'trackEvent' ? name : 'update') ?? -1) >= step)
        )
          ledger.fail(`${name} ${id} was lost without a word`)
      if (lostUnreported > 0 && !told.has('trackEvent'))
        ledger.fail(`${lostUnreported} events were lost with the shutdown, without a word`)
    }
  }
  return ledger
}
