import type { Attributes, Command } from '../client'
import type { BootSettings, Ports } from './ports'
import { fold } from './queue'

/** The boot of a visit. */
export interface Boot {
  /** Loads the Messenger with this boot. */
  open: () => void
  /** Queues it after the last visit's shutdown. If the page itself shut the Messenger down, only `mustBoot` boots again. */
  begin: (mustBoot: boolean) => void
  /** Whether it waits for the inbox to be read, so that a logout and a login in one task cost one ping. */
  isPending: () => boolean
  /** Sends it, if it waits for the inbox. */
  settle: () => void
  /** Adds `attributes` to it if it is not sent yet. Returns those that need an update of their own; undefined if it is sent. */
  fold: (attributes: Attributes) => Attributes[] | undefined
  /** Hides the launcher in it, for a person who has left. */
  hideLauncher: () => void
  /** Prepares another one, with `attributes` in it. It goes into the queue of our stub, or waits for the inbox. */
  renew: (attributes?: Attributes) => void
}

/** Creates the boot of a visit, which `send` hands to Intercom. */
export function createBoot(
  { intercom, tell }: Ports,
  settings: BootSettings,
  send: (command: Command) => void
): Boot {
  const { queue } = intercom
  let command: Command = ['boot', settings]
  let isPending = false
  return {
    open: () => {
      intercom.open(command)
      tell({ type: 'session' })
    },
    begin: (mustBoot) => {
      if (!intercom.isLive()) queue.insert(1, command)
      // A page's own queue may take nothing.
      isPending = !queue.has(command) && (mustBoot || !intercom.isLive() || !intercom.isShut())
      tell({ type: 'session' })
    },
    isPending: () => isPending,
    settle: () => {
      if (isPending) send(command)
      isPending = false
    },
    fold: (attributes) => (isPending || queue.has(command) ? fold(command, attributes) : undefined),
    hideLauncher: () => {
      if (queue.has(command)) fold(command, { hide_default_launcher: true })
    },
    renew: (attributes) => {
      command = ['boot', { ...settings, ...attributes }]
      isPending = intercom.isLive()
      if (!isPending) queue.insert(0, command)
    }
  }
}
