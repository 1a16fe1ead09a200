import {
  type Command,
  type EventEntry,
  isUnsent,
  type PageEntry,
  pageOf,
  type Request,
  type Timeline
} from './timeline'

/** How far an event has come, in a word for the eye and a sentence for the reader. */
export interface Outcome {
  tone: 'good' | 'warn' | 'bad' | 'idle'
  label: string
  detail: string
}

/** The requests that carry a command. */
export const requestsOf = ({ id }: Command, { requests }: Timeline): Request[] =>
  requests.filter(({ command }) => command === id)

// The Messenger drops an update that equals one of the last minute.
const isRepeated = (command: Command, timeline: Timeline): boolean =>
  command.command === 'update' &&
  timeline.commands.some(
    (other) =>
      other.id < command.id &&
      other.command === 'update' &&
      command.at - other.at < 60_000 &&
      requestsOf(other, timeline).length > 0 &&
      JSON.stringify(other.args) === JSON.stringify(command.args)
  )

/** How long a request may take to leave after its command, in ms. */
export const LEAVING_MS = 300

// How far a command without a request has come.
const ofUnsent = (command: Command, timeline: Timeline): Outcome => {
  if (timeline.now - command.at < LEAVING_MS)
    return { tone: 'idle', label: 'On its way', detail: 'The Messenger has the command.' }
  if (command.command === 'trackEvent')
    return {
      tone: 'warn',
      label: 'Waiting',
      detail: 'The Messenger holds the event until Intercom accepts a boot or an update.'
    }
  if (isRepeated(command, timeline))
    return {
      tone: 'idle',
      label: 'Nothing new',
      detail: 'The Messenger skips an update that repeats one of the last 60 seconds.'
    }
  return {
    tone: 'bad',
    label: 'Throttled',
    detail: 'Update limit reached. The Messenger drops this update.'
  }
}

const ofRequest = ({ status, url }: Request): Outcome => {
  if (status === 200)
    return { tone: 'good', label: 'Arrived', detail: 'Intercom accepted the request.' }
  return status === 0
    ? { tone: 'bad', label: 'Not reached', detail: `${new URL(url).host} was not reached.` }
    : {
        tone: 'bad',
        label: `Refused (${status})`,
        detail: `Intercom refused the request with ${status}. A 403 means that the identity could not be verified.`
      }
}

const order: Outcome['tone'][] = ['bad', 'warn', 'idle', 'good']

const worst = (outcomes: Outcome[]): Outcome | undefined =>
  order.flatMap((tone) => outcomes.filter((outcome) => outcome.tone === tone))[0]

/** How far one command has come. */
export function outcomeOfCommand(command: Command, timeline: Timeline): Outcome {
  const requests = requestsOf(command, timeline)
  return worst(requests.map(ofRequest)) ?? ofUnsent(command, timeline)
}

/** Whether the Messenger makes a request of a command. */
export const isForServer = ({ command }: Command): boolean =>
  ['boot', 'update', 'trackEvent'].includes(command)

/** The commands that an event has led to. */
export const commandsOf = ({ id }: EventEntry, { commands }: Timeline): Command[] =>
  commands.filter(({ events }) => events.includes(id))

/** The commands that the session has sent by itself after something happened to the page. */
export function ownCommands(entry: PageEntry, { entries, commands }: Timeline): Command[] {
  const next = entries.find(({ kind, number }) => kind === 'page' && number > entry.number)
  return commands.filter(
    ({ at, events }) => events.length === 0 && at >= entry.at && at < (next?.at ?? Infinity)
  )
}

/** The keys that the plugin left out, with the reason of each. */
export function leftOut({ logs }: EventEntry): { where: string; key: string; reason: string }[] {
  return logs.flatMap((log) => {
    const { where, key, reason } =
      /^(?<where>\w+(?: \w+)?) "(?<key>.*)": (?<reason>.*)$/s.exec(log)?.groups ?? {}
    const isKey = where !== undefined && where !== 'Intercom' && where !== 'mapping'
    return isKey && key !== undefined && reason !== undefined ? [{ where, key, reason }] : []
  })
}

const ofQueued = (loadOn?: string): Omit<Outcome, 'tone'> => {
  if (loadOn === 'interaction')
    return {
      label: 'Waits for the visitor',
      detail: 'The Messenger loads after the visitor’s first click, key, touch or scroll.'
    }
  return loadOn === 'identify'
    ? { label: 'Waits for a user', detail: 'The Messenger loads once somebody is identified.' }
    : { label: 'Queued', detail: 'It waits until the Messenger has loaded.' }
}

/** How far an event has come. */
export function outcomeOf(entry: EventEntry, timeline: Timeline): Outcome {
  const unsent = entry.logs.find(isUnsent)
  if (unsent?.includes('it tells Intercom nothing new.'))
    return { tone: 'idle', label: 'Nothing new', detail: unsent }
  if (unsent) return { tone: 'bad', label: 'Dropped', detail: unsent }
  const commands = commandsOf(entry, timeline).filter(isForServer)
  if (commands.length > 0)
    return (
      worst(commands.map((command) => outcomeOfCommand(command, timeline))) ??
      ofUnsent(commands[0] as Command, timeline)
    )
  if (pageOf(entry.number, timeline)?.isFailed)
    return {
      tone: 'bad',
      label: 'Plugin not loaded',
      detail: 'The plugin did not load on this page, so Intercom gets nothing.'
    }
  const matched = entry.explanations.filter(({ outcome }) => outcome === 'matched')
  const off = entry.explanations.find(({ outcome, error }) => outcome === 'disabled' && error)
  if (matched.length === 0)
    return off
      ? { tone: 'idle', label: 'Turned off', detail: `${off.error ?? ''}.` }
      : { tone: 'idle', label: 'No mapping', detail: 'No mapping matches this event.' }
  if (matched.every(({ calls }) => calls.length === 0))
    return { tone: 'bad', label: 'Nothing to send', detail: 'The mapping gives nothing to send.' }
  if (entry.queued) return { tone: 'warn', ...ofQueued(pageOf(entry.number, timeline)?.loadOn) }
  return entry.settledMs === undefined
    ? { tone: 'idle', label: 'On its way', detail: 'Analytics.js is processing it.' }
    : { tone: 'warn', label: 'Held back', detail: 'It waits for a reset() or another person.' }
}

/** What Segment has of an event. */
export function segmentOutcome({ id }: EventEntry, { requests }: Timeline): Outcome {
  const request = requests.find(({ event }) => event === id)
  if (!request)
    return { tone: 'idle', label: 'On its way', detail: 'Segment.io doesn’t have it yet.' }
  return request.status === 200
    ? { tone: 'good', label: 'Arrived', detail: 'Segment.io has it.' }
    : { tone: 'bad', label: `Refused (${request.status})`, detail: 'Segment.io refused it.' }
}
