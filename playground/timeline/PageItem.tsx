import { useState } from 'preact/hooks'
import { ownCommands } from '../model/outcome'
import type { PageEntry, Timeline } from '../model/timeline'
import { CommandStep, toClock } from './CommandStep'

interface Props {
  entry: PageEntry
  timeline: Timeline
}

/** What happened to the page, in one line, with the commands that the session sends by itself. */
export function PageItem({ entry, timeline }: Props) {
  const commands = ownCommands(entry, timeline)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <li class="item page">
      <button
        type="button"
        class="item-head"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        <span class="number">#{entry.number}</span>
        <span class="title">
          {entry.title}
          {commands.map(({ id, command }) => (
            <span key={id} class="own">
              {' '}
              → {command}
            </span>
          ))}
        </span>
        <time>{toClock(entry.at)}</time>
      </button>
      {entry.logs.map((log, index) => (
        <p class="note warn" key={index}>
          {log}
        </p>
      ))}
      {isOpen &&
        commands.map((command) => (
          <CommandStep key={command.id} command={command} timeline={timeline} />
        ))}
      {isOpen && commands.length === 0 && (
        <p class="hint">The session sent no commands of its own.</p>
      )}
    </li>
  )
}
