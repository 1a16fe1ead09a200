const toUrl = (address: string): string => new URL(address, document.baseURI).href

// Browsers keep no list of what a policy has refused, but tell those who ask with `buffered`.
const refused = new Set<string>()

/** Notes from now on, and if the browser can for the past, which files the page's Content-Security-Policy refuses. */
export function watchPolicy(onChange: () => void): () => void {
  const note = (address: string | null | undefined): void => {
    if (!address) return
    refused.add(address)
    onChange()
  }
  const onViolation = ({ blockedURI, disposition }: SecurityPolicyViolationEvent): void => {
    if (disposition === 'enforce') note(blockedURI)
  }
  document.addEventListener('securitypolicyviolation', onViolation)
  const { ReportingObserver } = window as {
    ReportingObserver?: new (...args: unknown[]) => Observer
  }
  const observer =
    ReportingObserver &&
    new ReportingObserver(
      (reports: Violation[]) => {
        for (const { body } of reports) if (body?.disposition === 'enforce') note(body.blockedURL)
      },
      { types: ['csp-violation'], buffered: true }
    )
  observer?.observe()
  return () => {
    document.removeEventListener('securitypolicyviolation', onViolation)
    observer?.disconnect()
  }
}

interface Observer {
  observe: () => void
  disconnect: () => void
}

interface Violation {
  body?: { blockedURL?: string | null; disposition?: string }
}

type Entry = PerformanceResourceTiming & { responseStatus?: number }

/** What the browser tells of the files that a window has asked for. */
export const entriesOf = (view: Window): Entry[] => {
  try {
    return view.performance.getEntriesByType('resource') as Entry[]
  } catch {
    // The frame is of another origin, or the page has put something else there.
    return []
  }
}

/** The status of the last answer of Intercom's servers, if the browser tells it. The Messenger asks from a frame of its own. */
export function findAnswer(): number | undefined {
  const frame = document.querySelector<HTMLIFrameElement>('iframe#intercom-frame')
  return [window, frame?.contentWindow]
    .flatMap((view) => (view ? entriesOf(view) : []))
    .filter(({ name }) => name.includes('/messenger/web/ping'))
    .at(-1)?.responseStatus
}

/** What became of a script that the page has asked for, as far as the browser tells it. `hint` is about its status. */
export function fateOf(address: string, hint = ''): string {
  const url = toUrl(address)
  if ([...refused].some((each) => each.startsWith(url)))
    return "the page's Content-Security-Policy refuses it. Allow it in script-src"
  if (refused.has('trusted-types-sink'))
    return 'Trusted Types refuse it. Let your default policy allow its address'
  const entry = entriesOf(window).find(({ name }) => name.startsWith(url))
  if (!entry)
    return 'the browser has not asked for it, or a blocker or policy has stopped it. Open it in a tab'
  // Firefox and Safari of old don't tell it, and nobody does of another host.
  const { responseStatus = 0 } = entry
  if (responseStatus >= 400)
    return `the server answers ${responseStatus}${hint || '. Correct its address'}`
  if (responseStatus > 0)
    return 'the server answers, but not with that file. It may be a page (HTML): open its address in a tab'
  return `a blocker, the network or a wrong address. Open it in a tab${hint}`
}
