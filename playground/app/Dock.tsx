import type { VisitorPage } from '../frame/visitorPage'
import { outcomeOf, segmentOutcome } from '../model/outcome'
import { journey } from '../model/samples'
import { titleOf } from '../model/show'
import { type EventEntry, last, shownEntries, type Timeline } from '../model/timeline'
import type { Call } from '../protocol'
import { Badge } from '../ui/Badge'
import { Tabs } from '../ui/Tabs'

type DockKey = 'timeline' | 'session' | 'messenger'

interface Props {
  page: VisitorPage
  isDisabled: boolean
  onSend: () => void
  /** The events that were pasted together, if there are several. */
  journey: Call[] | undefined
  /** The tabs of what opens above; undefined if the tabs are at the top. */
  dock: readonly { key: DockKey; name: string; count?: number }[] | undefined
  chosen: string | undefined
  onChoose: (key: DockKey) => void
}

function Outcome({ timeline, hint }: { timeline: Timeline; hint: string }) {
  const entry = last(shownEntries(timeline), (one): one is EventEntry => one.kind === 'event')
  if (!entry) return <span class="hint">Nothing sent yet. {hint}</span>
  const outcome = outcomeOf(entry, timeline)
  return (
    <>
      <span class="outcome-title">
        #{entry.number} {titleOf(entry.event)}
      </span>{' '}
      <span class="nowrap">
        <small>Segment</small> <Badge {...segmentOutcome(entry, timeline)} />
      </span>{' '}
      <span class="nowrap" title={outcome.detail}>
        <small>Intercom</small> <Badge {...outcome} />
      </span>
    </>
  )
}

/** What you can do at any time, and the outcome of the last event. */
export function Dock({ page, isDisabled, onSend, journey: pasted, dock, chosen, onChoose }: Props) {
  const explained = pasted
    ? `The journey is the ${pasted.length} events that you pasted.`
    : `The journey is ${journey.length} calls of a first visit.`
  return (
    <footer class="dock-bar" aria-label="Send">
      <div class="send">
        <button
          type="button"
          class="primary"
          disabled={isDisabled}
          title="Ctrl/Cmd+Enter"
          onClick={onSend}
        >
          Send event
        </button>
        <button
          type="button"
          class="more"
          title={explained}
          onClick={() => page.send(pasted ?? journey)}
        >
          Send journey
        </button>
        <button type="button" class="more" onClick={page.reset}>
          Log out (reset)
        </button>
      </div>
      <p class="outcome" role="status" aria-label="Outcome of the last event">
        <Outcome timeline={page.timeline} hint={explained} />
      </p>
      {dock && (
        <Tabs
          label="More of the page"
          tabs={[...dock]}
          chosen={chosen as DockKey | undefined}
          onChoose={onChoose}
        />
      )}
    </footer>
  )
}
