import type { Json } from '../protocol'

/** What an event is called: its type, and what it is about. */
export const nameOf = ({ type, event, name, groupId, userId }: Json): string => {
  const about = { track: event, page: name, group: groupId, identify: userId }[String(type)]
  return about === undefined || about === null ? '' : String(about)
}

/** The type of an event and its name. */
export const titleOf = (event: Json): string => `${String(event.type)} ${nameOf(event)}`.trim()
