import type { Command, Request, Timeline } from './timeline'

/** How far an event has come, in a word for the eye and a sentence for the reader. */
export interface Outcome {
  tone: 'good' | 'warn' | 'bad' | 'idle'
  label: string
  detail: string
}

/** The requests that carry a command. */
export const requestsOf = ({ id }: Command, { requests }: Timeline): Request[] =>
  requests.filter(({ command }) => command === id)

// The Messenger itself drops an update that equals one of the last minute.
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

/** How long a request may take to leave, in ms: the Messenger sends it a few milliseconds after its command. */
export const LEAVING_MS = 300

/** How far a command has come that no request carries. */
export const ofUnsent = (command: Command, timeline: Timeline): Outcome => {
  if (timeline.now - command.at < LEAVING_MS)
    return { tone: 'idle', label: 'On its way', detail: 'The Messenger has the command.' }
  if (command.command === 'trackEvent')
    return {
      tone: 'warn',
      label: 'Waiting',
      detail: 'The Messenger holds the event back until Intercom has accepted a boot or an update.'
    }
  if (isRepeated(command, timeline))
    return {
      tone: 'idle',
      label: 'Nothing new',
      detail: 'The Messenger sends no update that equals one of the last 60 seconds.'
    }
  return {
    tone: 'bad',
    label: 'Throttled',
    detail: 'The Messenger has sent as many updates as it may. It drops this one.'
  }
}

const ofRequest = ({ status, url }: Request): Outcome => {
  if (status === 200)
    return { tone: 'good', label: 'Arrived', detail: 'Intercom has accepted the request.' }
  return status === 0
    ? { tone: 'bad', label: 'Not reached', detail: `${new URL(url).host} was not reached.` }
    : {
        tone: 'bad',
        label: `Refused (${status})`,
        detail: `Intercom has refused the request with ${status}. A 403 means that the identity could not be verified.`
      }
}

const order: Outcome['tone'][] = ['bad', 'warn', 'idle', 'good']

/** The worst of `outcomes`; undefined if there is none. */
export const worst = (outcomes: Outcome[]): Outcome | undefined =>
  order.flatMap((tone) => outcomes.filter((outcome) => outcome.tone === tone))[0]

/** How far one command has come. */
export function outcomeOfCommand(command: Command, timeline: Timeline): Outcome {
  const requests = requestsOf(command, timeline)
  return worst(requests.map(ofRequest)) ?? ofUnsent(command, timeline)
}

/** Whether the Messenger makes a request of a command. */
export const isForServer = ({ command }: Command): boolean =>
  ['boot', 'update', 'trackEvent'].includes(command)
