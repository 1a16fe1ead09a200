import type { Scenario } from '../scenario'
import { start } from './start'

/** The contract: what any Messenger does, whether it is Intercom's or the double. */
export const scenarios: Scenario[] = [...start]
