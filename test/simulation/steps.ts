import { createRandom, pick, type Random } from './random'

/** What is at `window.Intercom` when a page starts. */
export type Start = 'nothing' | 'stub' | 'messenger'

/** What the app's getUserToken does. */
export type TokenMode = 'ok' | 'short' | 'slow' | 'late' | 'never' | 'rejects' | 'throws' | 'wrong'

/** One thing that happens. */
export type Step =
  | { do: 'call'; of: 'track' | 'identify' | 'view' | 'group'; user: number; ms: number }
  | { do: 'command'; of: 'track' | 'update' }
  | { do: 'wait'; ms: number }
  | { do: 'pings take'; ms: number }
  | { do: 'next page'; at: Start }
  | { do: 'freeze'; ms: number }
  | { do: 'tokens are'; mode: TokenMode }
  | { do: 'reset' | 'Messenger comes' | 'script fails' | 'Messenger throws' | 'Turbo visit' }
  | { do: 'page boots' | 'page shuts down' | 'stop' | 'start' }

/** A page at its start, and what happens then. */
export interface Sequence {
  seed: number
  at: Start
  pingMs: number
  hasTokens: boolean
  isDisabled: boolean
  userOfPage: number
  steps: Step[]
}

const STARTS = ['nothing', 'stub', 'messenger'] as const
const PINGS = [0, 5, 120, 700, 4000, Infinity]
const WAITS = [1, 9, 10, 30, 49, 51, 60, 200, 700, 1000, 1100, 3000, 12_000, 2_000_000]
const DELAYS = [0, 0, 0, 1, 2, 4, 20, 60, 400, 5000]
const MODES = ['ok', 'ok', 'short', 'slow', 'late', 'never', 'rejects', 'throws', 'wrong'] as const

const toCall = (random: Random): Step => ({
  do: 'call',
  of: pick(random, ['track', 'track', 'identify', 'identify', 'view', 'group'] as const),
  user: 1 + Math.floor(random() ** 2 * 3),
  ms: pick(random, DELAYS)
})

const KINDS: [weight: number, create: (random: Random) => Step][] = [
  [40, toCall],
  [22, (random) => ({ do: 'wait', ms: pick(random, WAITS) })],
  [9, () => ({ do: 'reset' })],
  [7, () => ({ do: 'Messenger comes' })],
  [4, (random) => ({ do: 'pings take', ms: pick(random, PINGS) })],
  [4, (random) => ({ do: 'command', of: pick(random, ['track', 'update'] as const) })],
  [4, (random) => ({ do: 'next page', at: pick(random, STARTS) })],
  [3, (random) => ({ do: 'freeze', ms: pick(random, WAITS) })],
  [3, (random) => ({ do: 'tokens are', mode: pick(random, MODES) })],
  [1, () => ({ do: 'script fails' })],
  [1, () => ({ do: 'Messenger throws' })],
  [1, () => ({ do: 'Turbo visit' })],
  [1, () => ({ do: 'page boots' })],
  [1, () => ({ do: 'page shuts down' })],
  [2, () => ({ do: 'stop' })],
  [2, () => ({ do: 'start' })]
]

const BAG = KINDS.flatMap(([weight, create]) => Array.from({ length: weight }, () => create))

const MAX_STEPS = 24

/** The sequence of `seed`. */
export function createSequence(seed: number): Sequence {
  const random = createRandom(seed)
  const sequence = {
    seed,
    at: pick(random, STARTS),
    pingMs: pick(random, PINGS),
    hasTokens: random() < 0.25,
    isDisabled: random() < 0.05,
    userOfPage: random() < 0.1 ? 1 : 0
  }
  const length = 2 + Math.floor(random() * MAX_STEPS)
  return { ...sequence, steps: Array.from({ length }, () => pick(random, BAG)(random)) }
}

/** `sequence` as lines of text. */
export function printSequence({ seed, steps, ...start }: Sequence): string {
  const lines = steps.map(({ do: what, ...rest }) => `  ${what} ${Object.values(rest).join(' ')}`)
  const settings = Object.entries(start).map(([key, value]) => `${key} ${value}`)
  return [`seed ${seed}: ${settings.join(', ')}`, ...lines].join('\n')
}
