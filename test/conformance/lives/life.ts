import type { Analytics } from '@segment/analytics-next'
import fc from 'fast-check'

/** What happens in a tab, how long Intercom takes to answer a ping, and how late its script is, on each page. */
export interface Life {
  pingMs: number
  scriptMs: number
  /** "wait" is in milliseconds, and "leave" goes to another page. Steps without a wait between them are in one task. */
  steps: string[]
}

const kinds: [weight: number, kind: fc.Arbitrary<string>][] = [
  [7, fc.constant('track')],
  [5, fc.constantFrom(0, 20, 100, 400, 1500).map((ms) => `wait ${ms}`)],
  [3, fc.constantFrom('identify u1', 'identify u2', 'identify u3')],
  [2, fc.constant('reset')],
  [2, fc.constant('leave')],
  [1, fc.constant('page')]
]

const step = fc.oneof(...kinds.map(([weight, arbitrary]) => ({ weight, arbitrary })))

const life: fc.Arbitrary<Life> = fc.record({
  pingMs: fc.constantFrom(0, 100, 700),
  scriptMs: fc.constantFrom(0, 300, 1500),
  steps: fc.array(step, { minLength: 8, maxLength: 20, size: 'max' })
})

/** So many random lives, the same for the same seed. Each event has a name of its own. */
export const randomLives = (count: number, seed: number): Life[] =>
  fc.sample(life, { numRuns: count, seed }).map(({ steps, ...rest }) => ({
    ...rest,
    steps: steps.map((step, index) => (step === 'track' ? `track E${index}` : step))
  }))

/** A step that was done, with Segment's visitor after it. The pages add "start" and "hidden". */
export interface Done {
  step: string
  visitor: string
  user: string | null
  at: number
}

/** What the app has called, when Analytics.js gives it to the destination. `event` is its name, or else its type. */
export interface Called {
  type: string
  event: string
  messageId: string
  visitor: string
  at: number
}

/**
 * Runs in the page, sent as text: does the steps as soon as the plugin is there, goes to the next page at "leave", and tells the
 * net when the last page is over. It notes what is done and called in localStorage, which outlives the page.
 */
export async function live(steps: string[], next: string, destination: string): Promise<void> {
  const page = window as unknown as { analytics: Analytics; Intercom?: unknown }
  const notesOf = (list: string) => JSON.parse(localStorage.getItem(list) ?? '[]') as object[]
  const note = (list: string, item: object) =>
    localStorage.setItem(list, JSON.stringify([...notesOf(list), { ...item, at: Date.now() }]))
  while (!page.analytics?.initialized || typeof page.Intercom !== 'function')
    await new Promise((resolve) => setTimeout(resolve, 5))
  const { analytics } = page
  const seen = new Set<unknown>()
  // What Analytics.js has not performed when the page is left, no destination can know of.
  await analytics.addDestinationMiddleware(destination, ({ payload, next }) => {
    const { type, event = type, messageId, anonymousId: visitor } = payload.obj
    // Each action gets the event.
    if (!seen.has(messageId)) note('called', { type, event, messageId, visitor })
    seen.add(messageId)
    next(payload)
  })
  const acts: Record<string, (argument: string) => unknown> = {
    identify: (user) => analytics.identify(user, { email: `${user}@example.com` }),
    track: (name) => analytics.track(name),
    page: () => analytics.page(),
    reset: () => analytics.reset(),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, Number(ms))),
    leave: () => location.assign(next)
  }
  const noteDone = (step: string) =>
    note('done', { step, visitor: analytics.user().anonymousId(), user: analytics.user().id() })
  addEventListener('pagehide', () => noteDone('hidden'))
  const doing: unknown[] = []
  for (const step of ['start', ...steps]) {
    const [act = '', argument = ''] = step.split(' ')
    doing.push(acts[act]?.(argument))
    if (act === 'wait') await doing.at(-1)
    noteDone(step)
  }
  await Promise.all(doing)
  if (!steps.includes('leave')) await fetch(`${location.pathname}/over`)
}
