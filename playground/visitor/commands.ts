import type { FromVisitor } from '../protocol'

/** What the plugin only asks, again and again, or listens to. */
export const QUESTIONS = ['getVisitorId', 'onUnreadCountChange']

/** Tells that the Messenger got a command. */
export type Receive = (command: string, args: unknown[]) => void

/** Tells which commands the Messenger gets, but for those that ask or listen. */
export const toReceive =
  (tell: (message: FromVisitor) => void): Receive =>
  (command, args) => {
    tell({ kind: 'messenger', state: 'here' })
    if (QUESTIONS.includes(command)) return
    const copies = JSON.parse(JSON.stringify(args)) as unknown[]
    tell({ kind: 'command', at: Date.now(), command, args: copies })
  }
