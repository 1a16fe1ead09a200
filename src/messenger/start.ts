import { debug, type Report } from '../diagnostics'
import type { Attributes } from '../session/client'
import { installStub, loadMessenger } from './load'
import { type Command, completeSettings, findIntercom, isLive, readSettings } from './page'
import { send } from './send'

/** What every boot says: the workspace, its region, and the customer's own launcher. */
export type BootSettings = Attributes & { app_id: string }

/**
 * Brings the Messenger to the page, or tells the one that is there of our `settings`. Gives the `boot` that waits for
 * it, so that more can be told in it; where the page has an Intercom function of its own, that boot is not sent.
 */
export function startMessenger(settings: BootSettings, report: Report): Command {
  const boot: Command = ['boot', settings]
  const { app_id = settings.app_id } = readSettings()
  if (app_id !== settings.app_id)
    debug('window.intercomSettings has another "app_id". Use one workspace on a page.')
  completeSettings(settings)
  if (findIntercom()) {
    if (isLive()) send(['reattach_activator'], report)
    send(['update', settings], report)
  } else {
    const stub = installStub()
    stub.q.push(boot)
    // The page may have set its own in between, and Intercom's script reads the region there.
    loadMessenger(settings.app_id, stub, () => completeSettings(settings))
  }
  return boot
}
