import type { Command } from '../../src/client'
import type { DestinationEvent } from '../../src/types'
import type { Source, Who } from './messenger'

interface Entry {
  name: string
  who: Who
  /** The step at which the session has got it. */
  step: number
  /** How often Intercom has got it. */
  arrived: number
  /** What the session has said of it. */
  outcomes: string[]
  /** How often the session has reported it by its own name. */
  reported: number
  /** Whether it may arrive twice. */
  isDoubtful: boolean
  /** Whether to expect nothing more: somebody else than the session has lost it. */
  isExcused: boolean
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

/** The book of all commands of a sequence, and of the first promise that was broken. */
export type Ledger = ReturnType<typeof createLedger>

/** Creates an empty ledger. */
export function createLedger() {
  const entries: Entry[] = []
  const ofMessage = new Map<string, Entry>()
  const latest = new Map<number, number>()
  const inOrder = new Set<number>()
  const reportedAt = new Map<string, number>()
  let lostUnreported = 0

  const notes = {
    failure: undefined as string | undefined,
    shutdowns: 0,
    step: 0,
    /** Whether something was kept for another page: updates overtake events then. */
    hasKept: false,
    /** Whether something was dropped with its visit, so that a boundary may have gone, too. */
    hasLate: false,
    /** Whether the script has failed. */
    hasFailed: false,
    /** Whether the page was frozen: nobody renews a token that waits then. */
    hasFrozen: false,
    /** Whether the page's own code has shut the Messenger down, so that nobody knows what has arrived. */
    isMeddled: false
  }

  const fail = (text: string): void => {
    notes.failure ??= `${text} (at step ${notes.step})`
  }

  const entriesOf = (ids: number[]): Entry[] =>
    ids.map((id) => entries[id]).filter((entry) => entry !== undefined)

  const isDone = (id: number): boolean => {
    const entry = entries[id]
    if (!entry || entry.isExcused || entry.reported > 0) return true
    return entry.name === 'view' ? entry.outcomes.includes('sent') : entry.arrived > 0
  }

  const checkOrder = (id: number): void => {
    const { visit = 0 } = entries[id]?.who ?? {}
    // A repetition says nothing.
    if (inOrder.has(id)) return
    inOrder.add(id)
    if (id < (latest.get(visit) ?? 0)) fail(`${id} came out of order`)
    latest.set(visit, id)
  }

  const hearOutcome = (entry: Entry, type: string): void => {
    entry.outcomes.push(type)
    // The next page tells what becomes of what is kept.
    const final = entry.outcomes.filter((one) => one !== 'kept')
    if (final.length > 1) fail(`${entry.name} was told as ${final.join(' and ')}`)
  }

  const hearReport = (entry: Entry | undefined, key: string, reason: string): void => {
    reportedAt.set(key, notes.step)
    // Updates are folded into the boot that waits.
    if (key === 'boot') reportedAt.set('update', notes.step)
    if (reason.includes('kept')) reportedAt.set('trackEvent', notes.step)
    if (reason.includes('has left')) notes.hasLate = true
    if (!entry || !reason.startsWith('not sent')) return
    // Who knows how far Intercom came with it.
    if (reason.includes('threw')) return void (entry.isExcused = true)
    entry.reported += 1
    if (entry.reported > 1) fail(`${entry.name} was reported twice`)
    if (entry.arrived > 0 && !entry.isDoubtful) fail(`${entry.name} was sent and reported`)
  }

  return Object.assign(notes, {
    fail,
    /** Whether Intercom has got it, or it was reported. */
    isDone,
    /** Whether the session has just said that an update may be lost. */
    hasLostUpdate: () => reportedAt.get('update') === notes.step,
    whoseIs: (id: number): Who | undefined => entries[id]?.who,
    /** All that has no end yet. */
    openIds: () => [...entries.keys()].filter((id) => !isDone(id)),
    /** The session gets a command of the person. Returns its number. */
    take: (name: string, who: Who, messageId?: string): number => {
      const { step } = notes
      const entry = {
        name,
        who,
        step,
        arrived: 0,
        outcomes: [],
        reported: 0,
        isDoubtful: false,
        isExcused: false
      }
      if (messageId !== undefined) ofMessage.set(messageId, entry)
      return entries.push(entry) - 1
    },
    /** The Messenger runs `command`. Returns the numbers of what is in it. */
    arrive: (command: Command, source: Source): number[] => {
      if (source !== 'plugin') return []
      const ids = idsOf(command)
      const isEvent = command[0] === 'trackEvent'
      for (const entry of entriesOf(ids)) {
        entry.arrived += 1
        if (isEvent && entry.arrived > 1 && !entry.isDoubtful && !notes.isMeddled)
          fail(`event ${ids[0]} arrived twice`)
        // What was told of a person stays known when the script fails.
        if (entry.reported > 0 && !entry.isDoubtful && (isEvent || !notes.hasFailed))
          fail(`${entry.name} was reported and sent`)
      }
      if (isEvent || (command[0] === 'update' && ids.length === 1 && !notes.hasKept))
        ids.forEach(checkOrder)
      return ids
    },
    /** The Messenger forgets events that have arrived; the session has to report it if `isItsDoing`. */
    lose: (ids: number[], isItsDoing: boolean): void => {
      for (const entry of entriesOf(ids)) {
        entry.arrived -= 1
        if (!isItsDoing) entry.isExcused = true
        else lostUnreported += 1
      }
    },
    /** Nobody can tell whether these have left. */
    doubt: (ids: number[]): void => {
      for (const entry of entriesOf(ids)) entry.isDoubtful = true
    },
    /** Somebody else than the session has lost these, and says so if anybody does. */
    excuse: (ids: number[]): void => {
      for (const entry of entriesOf(ids)) entry.isExcused = true
    },
    /** The session keeps what waits for another page. */
    keep: (): void => {
      notes.hasKept = true
      latest.clear()
    },
    /** The page is left: a page view that tells nothing goes with it. */
    leave: (): void => {
      for (const entry of entries) if (entry.name === 'view') entry.isExcused = true
    },
    /** The session reports something. */
    hear: (detail: DestinationEvent): void => {
      if (!('messageId' in detail)) return
      const entry = ofMessage.get(detail.messageId ?? '')
      if (entry && detail.type !== 'problem') hearOutcome(entry, detail.type)
      if ('reason' in detail) hearReport(entry, detail.key, detail.reason)
    },
    /** Everything of before is settled, but for what `isWaiting` says. */
    close: (isWaiting: (id: number, name: string) => boolean): void => {
      for (const [id, { name, step }] of entries.entries()) {
        const reported = reportedAt.get(name === 'trackEvent' ? name : 'update') ?? -1
        if (!isDone(id) && !isWaiting(id, name) && reported < step)
          fail(`${name} ${id} was lost without a word`)
      }
      for (const [messageId, entry] of ofMessage)
        if (entry.outcomes.length === 0 && !isWaiting(entries.indexOf(entry), entry.name))
          fail(`${messageId}, ${entry.name}, has no outcome`)
      if (lostUnreported > 0 && !reportedAt.has('trackEvent'))
        fail(`${lostUnreported} events were lost with the shutdown, without a word`)
    }
  })
}
