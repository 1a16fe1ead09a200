import {
  type Dispatch,
  type StateUpdater,
  useCallback,
  useEffect,
  useRef,
  useState
} from 'preact/hooks'
import { visitorUrl } from '../faults'
import { withPage } from '../model/composed'
import { explain } from '../model/explain'
import { LEAVING_MS } from '../model/outcome'
import { addLoad, report } from '../model/report'
import { toSubscription } from '../model/setup'
import { emptyTimeline, type Timeline } from '../model/timeline'
import type { FromVisitor, Kept, ToVisitor, Visitor } from '../protocol'
import { isSame, type VisitorPage, type Wanted } from './visitorPage'
import { forgetReload, reloadOnce, startWorker } from './worker'

// Its clock moves on once the last command or request has settled.
function useTimeline(): [Timeline, Dispatch<StateUpdater<Timeline>>] {
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

const PAUSE_MS = 350

const nobody: Visitor = { traits: {}, browser: {} }

/** Runs the plugin in a page of its own, which is loaded anew whenever `wanted` changes. */
export function useVisitorPage(wanted: Wanted): VisitorPage {
  const frame = useRef<HTMLIFrameElement>(null)
  const [load, setLoad] = useState(0)
  const [problem, setProblem] = useState<string>()
  const [state, setState] = useState<VisitorPage['state']>('starting')
  const [messenger, setMessenger] = useState<VisitorPage['messenger']>('waiting')
  const [visitor, setVisitor] = useState(nobody)
  const [kept, setKept] = useState<Kept>({ cookies: [], storage: [], waiting: [] })
  const [timeline, setTimeline] = useTimeline()
  // What the loaded page was set up with. It explains the events of that page.
  const loaded = useRef(wanted)
  const latest = useRef(wanted)
  // What the address of the page was made for. If that is not the latest, another page is about to load.
  const requested = useRef(wanted)
  const outbox = useRef<ToVisitor[]>([])
  const isReady = useRef(false)
  const isBusy = useRef(false)
  const hasLoaded = useRef(false)
  const url = useRef<string>(undefined)
  const urlOf = useRef(0)
  latest.current = wanted
  // Not on each change: a change is loaded after a pause.
  if (load !== urlOf.current) {
    urlOf.current = load
    url.current = visitorUrl(wanted.faults, wanted.isReal, load)
    requested.current = wanted
  }

  const tell = useCallback((message: ToVisitor): void => {
    frame.current?.contentWindow?.postMessage(message, window.location.origin)
  }, [])

  // One call after the other, as an app does that awaits each.
  const flush = useCallback((): void => {
    const isCurrent =
      isReady.current &&
      isSame(requested.current, latest.current) &&
      isSame(loaded.current, latest.current)
    while (isCurrent && !isBusy.current) {
      const message = outbox.current.shift()
      if (!message) return
      isBusy.current = message.kind === 'send'
      tell(message)
    }
  }, [])

  useEffect(() => {
    startWorker().then(
      () => setLoad((count) => count + 1),
      (error: unknown) => setProblem((error as Error).message)
    )
  }, [])

  useEffect(() => {
    // A situation has loaded the page anew already.
    if (load === 0 || isSame(requested.current, wanted)) return undefined
    isReady.current = false
    setState('starting')
    const timer = setTimeout(() => setLoad((count) => count + 1), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [wanted.setup, wanted.faults, wanted.isReal])

  useEffect(() => {
    const configure = (): void => {
      const page = latest.current
      loaded.current = page
      setMessenger('waiting')
      const { settings, mappings } = page.setup
      const working = mappings.filter((mapping) => mapping.problem === undefined)
      const subscriptions = working.map(toSubscription)
      setTimeline((before) => addLoad(before, page))
      tell({
        kind: 'configure',
        configuration: { settings, subscriptions, fresh: !hasLoaded.current }
      })
      hasLoaded.current = true
    }
    const onMessage = ({ data, source }: MessageEvent<FromVisitor>): void => {
      if (!frame.current || source !== frame.current.contentWindow) return
      const { settings, mappings } = loaded.current.setup
      setTimeline((before) =>
        report(before, data, (event) => mappings.map((one) => explain(one, event, settings)))
      )
      if ('visitor' in data) setVisitor(data.visitor)
      if (data.kind === 'messenger') setMessenger(data.state)
      if (data.kind === 'kept') setKept(data.kept)
      if (data.kind === 'alone') reloadOnce(setProblem)
      const isStale = !isSame(requested.current, latest.current)
      if (data.kind === 'hello' && data.load === urlOf.current && !isStale) {
        forgetReload()
        configure()
      }
      if (data.kind === 'settled') isBusy.current = false
      if (data.kind === 'ready' && !isStale && isSame(loaded.current, latest.current)) {
        isReady.current = true
        isBusy.current = false
        setState('ready')
      }
      flush()
    }
    window.addEventListener('message', onMessage)
    return () => window.removeEventListener('message', onMessage)
  }, [])

  const post = (messages: ToVisitor[]): void => {
    outbox.current.push(...messages)
    flush()
  }

  return {
    frame,
    url: url.current,
    problem,
    state,
    messenger,
    visitor,
    kept,
    timeline,
    send: (calls) =>
      post(
        calls.map((call) => (call ? { kind: 'send', call: withPage(call) } : { kind: 'reset' }))
      ),
    reset: () => post([{ kind: 'reset' }]),
    startOver: () => {
      outbox.current = []
      // It has not started yet: the service worker must be there first.
      if (urlOf.current === 0) return
      hasLoaded.current = false
      isReady.current = false
      setState('starting')
      setLoad((count) => count + 1)
    },
    clear: () => setTimeline((before) => ({ ...before, cleared: before.count })),
    tell
  }
}
