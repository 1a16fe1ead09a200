import fc from 'fast-check'

/**
 * One step of a tab's life: "identify u1", "track", "page", "reset", "leave" for another page of the site, or "wait 20", in
 * milliseconds. Steps without a wait between them happen in one task.
 */
type Step = string

/** What happens in a tab, how long Intercom takes to answer a ping, and how late its script is, on each page. */
export interface Life {
  pingMs: number
  scriptMs: number
  steps: Step[]
}

const kinds: [weight: number, kind: fc.Arbitrary<Step>][] = [
  [7, fc.constant('track')],
  [5, fc.constantFrom(0, 20, 100, 400, 1500).map((ms) => `wait ${ms}`)],
  [3, fc.constantFrom('u1', 'u2', 'u3').map((user) => `identify ${user}`)],
  [2, fc.constant('reset')],
  [2, fc.constant('leave')],
  [1, fc.constant('page')]
]

const life: fc.Arbitrary<Life> = fc.record({
  pingMs: fc.constantFrom(0, 100, 700),
  scriptMs: fc.constantFrom(0, 300, 1500),
  steps: fc.array(fc.oneof(...kinds.map(([weight, arbitrary]) => ({ weight, arbitrary }))), {
    minLength: 8,
    maxLength: 20,
    size: 'max'
  })
})

/** So many random lives, the same for the same seed. Each event that is tracked has a name of its own. */
export const randomLives = (count: number, seed: number): Life[] =>
  fc.sample(life, { numRuns: count, seed }).map(({ steps, ...rest }) => ({
    ...rest,
    steps: steps.map((step, index) => (step === 'track' ? `track E${index}` : step))
  }))

/** The steps of each page of a life. */
export const pagesOf = ({ steps }: Life): Step[][] =>
  steps.reduce<Step[][]>(
    (pages, step) => {
      pages.at(-1)!.push(step)
      return step === 'leave' ? [...pages, []] : pages
    },
    [[]]
  )

/** A step as it was done: who was there for Segment after it, and when. */
export interface Done {
  step: Step
  visitor: string
  user: string | null
  at: number
}

/** A tracked event, as Analytics.js gives it to the destination. */
export interface Called {
  event: string
  messageId: string
  anonymousId: string
  at: number
}

interface Analytics {
  initialized?: boolean
  addDestinationMiddleware: (destination: string, middleware: Middleware) => Promise<unknown>
  user: () => { id: () => string | null; anonymousId: () => string }
  identify: (userId: string, traits: object) => void
  track: (name: string) => void
  page: () => void
  reset: () => void
}

interface Passing {
  payload: { obj: Omit<Called, 'at'> & { type: string } }
  next: (payload: Passing['payload']) => void
}

type Middleware = (passing: Passing) => void

/**
 * Runs in the page, sent as text: does the steps as soon as the plugin is there, and goes to the next page at "leave", or tells
 * the net that it is over. What is done and called is noted in localStorage, which outlives the page.
 */
export async function live(steps: string[], next: string, destination: string): Promise<void> {
  const page = window as unknown as { analytics: Analytics; Intercom?: unknown }
  const note = (list: string, item: object) =>
    localStorage.setItem(
      list,
      JSON.stringify([...(JSON.parse(localStorage.getItem(list) ?? '[]') as object[]), item])
    )
  while (!page.analytics?.initialized || typeof page.Intercom !== 'function')
    await new Promise((resolve) => setTimeout(resolve, 5))
  const { analytics } = page
  const seen = new Set<string>()
  // What Analytics.js has not performed when the page is left, no destination can know of.
  await analytics.addDestinationMiddleware(destination, ({ payload, next }) => {
    const { type, event, messageId, anonymousId } = payload.obj
    // Each action has it once.
    if (type === 'track' && !seen.has(messageId)) {
      note('called', { event, messageId, anonymousId, at: Date.now() })
    }
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
  const noteDone = (step: string) => {
    const user = analytics.user()
    note('done', { step, visitor: user.anonymousId(), user: user.id(), at: Date.now() })
  }
  addEventListener('pagehide', () => noteDone('hidden'))
  for (const step of ['start', ...steps]) {
    const [act = '', argument = ''] = step.split(' ')
    const doing = acts[act]?.(argument)
    if (act === 'wait') await doing
    noteDone(step)
  }
  if (!steps.includes('leave')) await fetch(`${location.pathname}/over`)
}
