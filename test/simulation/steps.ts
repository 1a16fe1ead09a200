import fc from 'fast-check'

/** What is at `window.Intercom` when a page starts. */
export type At = 'nothing' | 'stub' | 'messenger'

/** What the app's getUserToken does. */
export type TokenMode = 'ok' | 'short' | 'slow' | 'late' | 'never' | 'rejects' | 'throws' | 'wrong'

/** One thing that happens: its name, and what belongs to it. */
export type Step =
  | ['call', of: 'track' | 'identify' | 'view' | 'group', user: number, ms: number]
  | ['command', of: 'track' | 'update']
  | ['wait' | 'freeze' | 'pings take', ms: number]
  | ['next page', at: At]
  | ['another tab', user: number]
  | ['tokens are', mode: TokenMode]
  | [
      | 'reset'
      | 'body is swapped'
      | 'something odd'
      | 'Messenger comes'
      | 'script fails'
      | 'Messenger throws'
      | 'Turbo visit'
    ]
  | ['page boots' | 'page shuts down' | 'stop' | 'start']

/** A page at its start. */
export interface Start {
  at: At
  pingMs: number
  hasTokens: boolean
  isDisabled: boolean
  /** Whether the page itself gives user 1 to Intercom. */
  hasUser: boolean
  /** Whether the Messenger comes only if somebody is identified. */
  waits: boolean
}

// Each list begins with what is simplest, because fast-check shrinks towards it.
const at = fc.constantFrom<At[]>('nothing', 'stub', 'messenger')
const pingMs = fc.constantFrom(0, 5, 120, 700, 4000, Infinity)
const waitMs = fc.constantFrom(1, 9, 10, 30, 49, 51, 60, 200, 700, 1000, 1100, 3000, 12e3, 2e6)
const delayMs = fc.constantFrom(0, 0, 0, 1, 2, 4, 20, 60, 400, 5000)
const user = fc.constantFrom(1, 1, 1, 2, 3)
const of = fc.constantFrom('track', 'track', 'identify', 'identify', 'view', 'group')
const modes = ['ok', 'ok', 'short', 'slow', 'late', 'never', 'rejects', 'throws', 'wrong'] as const
const oneIn = (count: number) => fc.nat(count - 1).map((n) => n === count - 1)

const KINDS: [weight: number, name: string, ...rest: fc.Arbitrary<unknown>[]][] = [
  [40, 'call', of, user, delayMs],
  [22, 'wait', waitMs],
  [9, 'reset'],
  [7, 'Messenger comes'],
  [4, 'pings take', pingMs],
  [4, 'command', fc.constantFrom('track', 'update')],
  [4, 'next page', at],
  [3, 'freeze', waitMs],
  [3, 'another tab', user],
  [3, 'tokens are', fc.constantFrom(...modes)],
  [1, 'script fails'],
  [1, 'Messenger throws'],
  [1, 'Turbo visit'],
  [2, 'body is swapped'],
  [1, 'something odd'],
  [1, 'page boots'],
  [1, 'page shuts down'],
  [2, 'stop'],
  [2, 'start']
]

const step = fc.oneof(
  ...KINDS.map(([weight, name, ...rest]) => ({
    weight,
    arbitrary: fc.tuple(fc.constant(name), ...rest) as fc.Arbitrary<unknown> as fc.Arbitrary<Step>
  }))
)

/** A page at its start. */
export const start: fc.Arbitrary<Start> = fc.record({
  at,
  pingMs,
  hasTokens: oneIn(4),
  isDisabled: oneIn(20),
  hasUser: oneIn(10),
  waits: oneIn(10)
})

/** What happens then. */
export const steps = fc.array(step, { minLength: 1, maxLength: 25, size: 'max' })
