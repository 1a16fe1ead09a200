import type { Call, CallOptions, Json, Visitor } from '../protocol'

/** The event that Analytics.js makes of a call, as far as a mapping looks at it. */
export function toEvent(
  call: Call,
  { integrations, context }: CallOptions,
  visitor: Visitor
): Json {
  const userId = call.userId ?? visitor.userId
  const isSame = call.userId === undefined || call.userId === visitor.userId
  // identify() adds to the traits that it knows of the same user already.
  const traits =
    call.type === 'identify' && isSame ? { ...visitor.traits, ...call.traits } : call.traits
  return {
    ...call,
    ...(userId !== undefined && { userId }),
    ...(visitor.anonymousId !== undefined && { anonymousId: visitor.anonymousId }),
    ...(traits && { traits }),
    context: { library: { name: 'analytics.js' }, ...context },
    integrations: { ...integrations },
    timestamp: new Date().toISOString()
  }
}
