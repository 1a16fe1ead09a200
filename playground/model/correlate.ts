import type { Json, WireRequest } from '../protocol'
import type { IntercomCall } from './explain'
import { isObject } from './pointer'
import { type Command, type Request, type Timeline, waitingEvents } from './timeline'

const isEqual = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

const holds = (whole: unknown, part: unknown): boolean =>
  isObject(whole) &&
  isObject(part) &&
  Object.entries(part).every(([key, value]) => isEqual(whole[key], value))

const isOf = (call: IntercomCall, { command, args }: IntercomCall): boolean =>
  call.command === 'update' && command === 'boot'
    ? holds(args[0], call.args[0])
    : call.command === command && isEqual(args, call.args)

/** The event that has waited for this command; none if nothing has. */
export function waitingFor(command: IntercomCall, timeline: Timeline): string[] {
  const cause = waitingEvents(timeline).find(({ explanations }) =>
    explanations.some(({ calls }) => calls.some((call) => isOf(call, command)))
  )
  return cause ? [cause.id] : []
}

// These steer the Messenger, and are no data of the user.
const settings = [
  'app_id',
  'api_base',
  'installation_type',
  'custom_launcher_selector',
  'widget',
  'hide_default_launcher'
]

const dataOf = (attributes: unknown): Json =>
  isObject(attributes)
    ? Object.fromEntries(Object.entries(attributes).filter(([key]) => !settings.includes(key)))
    : {}

const userData = (body: Json): unknown => JSON.parse(String(body.user_data ?? '{}'))

/** The events that a request of the Messenger carries: their names and metadata. */
export function eventsIn({ url, body }: WireRequest): { name: string; metadata: Json }[] {
  if (!new URL(url).pathname.endsWith('/messenger/web/events')) return []
  const { data } = JSON.parse(String(body.event_list ?? '{"data":[]}')) as {
    data: { event_name: string; metadata: Json }[]
  }
  return data.map(({ event_name: name, metadata }) => ({ name, metadata }))
}

/** What a boot or an update of the Messenger says of the visitor; undefined for other requests. */
export const userDataIn = ({ url, body }: WireRequest): Json | undefined =>
  new URL(url).pathname.endsWith('/messenger/web/ping') ? (userData(body) as Json) : undefined

const carries = (request: WireRequest, { command, args }: Command): boolean => {
  const [event] = eventsIn(request)
  if (event)
    return command === 'trackEvent' && event.name === args[0] && isEqual(event.metadata, args[1])
  const source = { boot: 'apiBoot', update: 'apiUpdate' }[command]
  const isSource = source !== undefined && request.body.source === source
  return isSource && holds(userData(request.body), dataOf(args[0]))
}

/** The command that a request of the Messenger carries, or the event that one of Segment.io carries. */
export function commandOf(
  request: WireRequest,
  { commands, requests }: Timeline
): Pick<Request, 'command' | 'event'> {
  const { messageId, batch } = request.body as { messageId?: string; batch?: Json[] }
  const event = messageId ?? batch?.[0]?.messageId
  if (typeof event === 'string') return { event }
  if (!request.url.includes('/messenger/web/')) return {}
  const sent = new Set(requests.map(({ command }) => command))
  const found = commands.find((command) => !sent.has(command.id) && carries(request, command))
  return found ? { command: found.id } : {}
}
