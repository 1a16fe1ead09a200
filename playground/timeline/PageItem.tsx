import type { PageEntry, Timeline } from '../model/timeline'
import { CommandStep } from './CommandStep'
import { toClock } from './time'

interface Props {
  entry: PageEntry
  timeline: Timeline
}

/** What happened to the page, with the commands that the session sends by itself. */
export function PageItem({ entry, timeline }: Props) {
  const next = timeline.entries.find(({ kind, number }) => kind === 'page' && number > entry.number)
  const commands = timeline.commands.filter(
    ({ at, events }) => events.length === 0 && at >= entry.at && at < (next?.at ?? Infinity)
  )
  return (
    <li class="item page">
      <div class="item-head">
        <span class="number">#{entry.number}</span>
        <span class="title">{entry.title}</span>
        <time>{toClock(entry.at)}</time>
      </div>
      {entry.logs.map((log, index) => (
        <p class="note warn" key={index}>
          {log}
        </p>
      ))}
      {commands.map((command) => (
        <CommandStep key={command.id} command={command} timeline={timeline} />
      ))}
    </li>
  )
}
