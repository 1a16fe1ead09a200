import type { Attributes, Command } from '../client'
import type { BootSettings, Ports } from './ports'
import { fold } from './queue'

/** The boot of a visit. */
export interface Boot {
  /** Brings the Messenger to the page with it. */
  open: () => void
  /** Puts it behind the shutdown of the visit before. After the page's own shutdown, it is wanted only if it must be. */
  begin: (mustBoot: boolean) => void
  /** Whether it waits for what is in the inbox, so that a logout and a login in one task cost one ping. */
  isPending: () => boolean
  /** Hands it to Intercom, if it waits for what is in the inbox. */
  settle: () => void
  /** Folds `attributes` into it if the Messenger has not got it. Returns those that must follow as updates of their own. */
  fold: (attributes: Attributes) => Attributes[] | undefined
  /** It is wanted no longer. */
  cancel: () => void
  /** It is wanted once more, with nothing folded into it. */
  renew: () => void
}

/** Creates the boot of a visit. Calls `send` to hand it to Intercom. */
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
      if (queue.isWaiting()) queue.insert(1, command)
      else isPending = mustBoot || !intercom.isLive() || !intercom.isShut()
      tell({ type: 'session' })
    },
    isPending: () => isPending,
    settle: () => {
      if (isPending) send(command)
      isPending = false
    },
    fold: (attributes) => (isPending || queue.has(command) ? fold(command, attributes) : undefined),
    cancel: () => {
      isPending = false
    },
    renew: () => {
      command = ['boot', settings]
      isPending = true
    }
  }
}
