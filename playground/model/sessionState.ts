import { updatesLeft } from '../../src/session/budget'
import { commandsOf } from './outcome'
import { type Command, type EventEntry, last, loadedAt, type Timeline } from './timeline'

/** Who Intercom thinks the visitor is, and why. */
export interface Origin {
  text: string
  userId: string | undefined
}

// The commands of this session: since the page was loaded, and since the last boot.
const ofSession = (timeline: Timeline): Command[] => {
  const since = loadedAt(timeline)
  const commands = timeline.commands.filter(({ at }) => at >= since)
  const boot = last(commands, ({ command }) => command === 'boot')
  return boot ? commands.filter(({ id }) => id >= boot.id) : commands
}

const userIdOf = ({ args }: Command): unknown =>
  (args[0] as { user_id?: unknown } | undefined)?.user_id

/** Finds the command that told Intercom who the visitor is. */
export function originOf(timeline: Timeline): Origin {
  const naming = last(
    ofSession(timeline),
    (command) => ['boot', 'update'].includes(command.command) && userIdOf(command) !== undefined
  )
  if (!naming) return { text: 'Not identified yet.', userId: undefined }
  const entry = timeline.entries.find(
    (one): one is EventEntry =>
      one.kind === 'event' && commandsOf(one, timeline).some(({ id }) => id === naming.id)
  )
  const userId = String(userIdOf(naming))
  return {
    userId,
    text: entry
      ? `Identified by event #${entry.number}, in ${naming.command}.`
      : `Identified by the session’s own ${naming.command}.`
  }
}

/** How many updates Intercom still takes from this page, by the plugin's own count: a boot is one, too. */
export const budgetOf = (timeline: Timeline): number =>
  updatesLeft(
    ofSession(timeline)
      .filter(({ command }) => ['boot', 'update'].includes(command))
      .map(({ at }) => at),
    Date.now()
  )
