import { refusal, type IntercomServer, type ServerReply, type Workspace } from '../messenger/server'
import { json, type Reply } from './reply'
import type { RecordedRequest } from './request'

/** How Intercom's servers answer. */
export interface IntercomBehavior extends Workspace {
  /** How long the answer to a ping takes. */
  afterMs: number
  /** Decides about each ping before the servers do; undefined leaves it to them. */
  onPing?: (fields: Record<string, string>) => Promise<PingFate | undefined>
}

/** Another answer than the usual one, or none: the connection breaks. */
export type PingFate = ServerReply | 'lost'

/** Servers that answer well and at once. */
export const workingIntercom: IntercomBehavior = { status: 200, afterMs: 0 }

/** The answer of an API host. */
export async function intercomReply(
  { path, method, body }: RecordedRequest,
  behavior: IntercomBehavior,
  server: IntercomServer
): Promise<Reply | 'lost'> {
  if (path !== '/messenger/web/ping' || method !== 'POST') {
    return behavior.status === 200 ? json({}) : toReply(refusal(behavior.status, 'forbidden'))
  }
  const fields = body as Record<string, string>
  const fate = await behavior.onPing?.(fields)
  if (behavior.afterMs > 0) await new Promise((resolve) => setTimeout(resolve, behavior.afterMs))
  if (fate) return fate === 'lost' ? fate : toReply(fate)
  return toReply(await server.ping(fields, behavior, Date.now()))
}

const toReply = ({ status, body }: ServerReply) => json(body, status)
