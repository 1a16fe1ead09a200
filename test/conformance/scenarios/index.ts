import type { Scenario } from '../scenario'
import { commands } from './commands'
import { plugin } from './plugin'
import { sending } from './sending'
import { shutdown } from './shutdown'
import { start } from './start'

/** The contract: what any Messenger does, whether it is Intercom's own or the double. */
export const scenarios: Scenario[] = [...start, ...sending, ...shutdown, ...commands, ...plugin]
