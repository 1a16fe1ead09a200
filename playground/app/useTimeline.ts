import { type Dispatch, type StateUpdater, useEffect, useState } from 'preact/hooks'
import { LEAVING_MS } from '../model/commandOutcome'
import { emptyTimeline, type Timeline } from '../model/timeline'

/** The timeline, whose clock moves on once its last command or request has settled. */
export function useTimeline(): [Timeline, Dispatch<StateUpdater<Timeline>>] {
  const [timeline, setTimeline] = useState(emptyTimeline)
  useEffect(() => {
    const timer = setTimeout(
      () => setTimeline((before) => ({ ...before, now: Date.now() })),
      LEAVING_MS + 50
    )
    return () => clearTimeout(timer)
  }, [timeline.commands, timeline.requests])
  return [timeline, setTimeline]
}
