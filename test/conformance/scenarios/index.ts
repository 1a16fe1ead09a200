import type { Scenario } from '../scenario'
import { pluginScenarios } from '../plugin/scenarios'
import { commands } from './commands'
import { events } from './events'
import { leaving } from './leaving'
import { pings } from './pings'
import { shutdown } from './shutdown'
import { start } from './start'
import { turbo } from './turbo'
import { updates } from './updates'
import { visitor } from './visitor'

/** The contract: what any Messenger does, whether it is Intercom's own or the double. */
export const scenarios: Scenario[] = [
  ...start,
  ...visitor,
  ...pings,
  ...events,
  ...shutdown,
  ...leaving,
  ...updates,
  ...commands,
  ...turbo,
  ...pluginScenarios
]
