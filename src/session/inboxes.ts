import type { Item } from './ports'

/** How many commands wait for a visit to come, and how many events are on their way from the app to here. */
export const MAX_HELD = 1000

// No event belongs to a visit that is over.
const OVER = -1

/** What one person does between two boundaries. */
interface Visit {
  /** How many resets came before it. A user who follows another without a reset has the same. */
  epoch: number
  /** What is still to be delivered, in call order. */
  inbox: Item[]
}

/** The visits of a page, in their order: the first has the turn. Each has an inbox. */
export interface Inboxes {
  /** Whether the first visit is the only one. */
  isSingle: () => boolean
  /** What is still to be delivered of the first visit. */
  peek: () => Item | undefined
  /** Removes what `peek` gives. */
  shift: () => void
  /** Notes that the app calls an event now: it belongs to the visit that is the latest now. */
  call: (messageId: string) => void
  /** Puts an item into the inbox of its visit: that of the event, or the latest. Returns why it cannot, if so. */
  put: (item: Item, messageId: string) => string | undefined
  /** Adds a visit behind all others. */
  add: () => void
  /** Moves what waits in the first inbox to a visit of its own behind the first. */
  split: () => void
  /** Removes the first visit, and returns what it leaves. */
  next: () => Item[]
  /** Removes all visits but the latest, which becomes the second. Returns what they leave. */
  skip: () => Item[]
  /** Puts a new visit in the place of all. Returns what they leave. */
  clear: () => Item[]
  /** Takes what waits for the latest visit. */
  takeLatest: () => Item[]
}

const itemsOf = (visits: Visit[]): Item[] => visits.flatMap(({ inbox }) => inbox)

/** Creates the inbox of the first visit. */
export function createInboxes(): Inboxes {
  const epochs = new Map<string, number>()
  let epoch = 0
  let visits: Visit[] = [{ epoch, inbox: [] }]
  const [first, latest] = [() => visits[0] as Visit, () => visits[visits.length - 1] as Visit]

  const find = (messageId: string): Visit | undefined => {
    const wanted = epochs.get(messageId) ?? epoch
    return visits.filter((visit) => visit.epoch === wanted).pop()
  }

  return {
    isSingle: () => visits.length === 1,
    peek: () => first().inbox[0],
    shift: () => void first().inbox.shift(),
    call: (messageId) => {
      epochs.set(messageId, epoch)
      const [oldest] = epochs.keys()
      if (epochs.size > MAX_HELD && oldest !== undefined) epochs.delete(oldest)
    },
    put: (item, messageId) => {
      const visit = find(messageId)
      if (!visit) return 'dropped: it ran after reset(). Await it before you call reset().'
      if (visit.inbox.length >= MAX_HELD) return `dropped: ${MAX_HELD} commands wait.`
      visit.inbox.push(item)
      return undefined
    },
    add: () => {
      epoch += 1
      visits.push({ epoch, inbox: [] })
    },
    split: () => {
      const { epoch: same, inbox } = first()
      visits.splice(1, 0, { epoch: same, inbox: inbox.splice(0) })
    },
    next: () => visits.shift()?.inbox ?? [],
    skip: () => itemsOf(visits.splice(0, visits.length - 1, { epoch: OVER, inbox: [] })),
    clear: () => {
      const left = itemsOf(visits)
      epoch += 1
      visits = [{ epoch, inbox: [] }]
      return left
    },
    takeLatest: () => latest().inbox.splice(0)
  }
}
