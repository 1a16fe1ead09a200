import { messageIdOf } from '../report'
import type { Ports } from './ports'
import type { Item } from './types'

/** Tells the page that the command of `item` has been sent. */
export const tellSent = ({ tell }: Ports, { command: [command], context }: Item): void =>
  tell({ type: 'sent', command, messageId: messageIdOf(context) })

/** Hands the command of `item` to Intercom. Returns whether that worked; if not, it is reported. */
export function send(ports: Ports, item: Item): boolean {
  const reason = ports.intercom.send(item.command)
  if (reason) item.report(item.command[0], reason)
  else tellSent(ports, item)
  return !reason
}
