import type { LoadOn } from '../types'

// Not `scroll`: a script can cause it, too. A touch is a pointer.
const INTERACTIONS = ['pointerdown', 'keydown', 'wheel']

// A request of the page that never ends holds back its load event.
const MAX_LOADING_MS = 10_000

// A page with an animation, or a slow phone, may never be idle.
const MAX_BUSY_MS = 2000

// If a page loads the plugin again, only the latest counts, and no listener is added twice.
let current: (() => void) | undefined
let mode: LoadOn

const run = (): void => {
  const action = current
  current = undefined
  action?.()
}

const whenIdle = (): void => {
  // A page can have replaced the idle callback by one that never comes. Safari has none.
  setTimeout(run, MAX_BUSY_MS)
  ;(window.requestIdleCallback ?? setTimeout)(run)
}

const afterLoad = (listener: () => void): void => {
  if (document.readyState === 'complete') return listener()
  window.addEventListener('load', listener)
  setTimeout(listener, MAX_LOADING_MS)
}

const onInteraction = ({ isTrusted }: Event): void => {
  // Do not slow down the interaction itself.
  if (isTrusted && current) whenIdle()
}

const moments: Record<LoadOn, () => void> = {
  load: () => afterLoad(run),
  idle: () => afterLoad(whenIdle),
  // This has no end: only the visitor knows when.
  interaction: () => {
    for (const type of INTERACTIONS) window.addEventListener(type, onInteraction, true)
  },
  // This has no end either: see `noteIdentity`.
  identify: () => undefined
}

/** Whether `value` is a setting of `loadOn`. */
export const isLoadOn = (value: unknown): value is LoadOn =>
  Object.keys(moments).includes(value as string)

/** Calls `action` at the moment that `loadOn` names. A page that is prerendered waits until it is shown. */
export function when(loadOn: LoadOn, action: () => void): void {
  current = action
  mode = loadOn
  const start = moments[loadOn]
  // With an image of that name on the page, it is an element.
  const { prerendering } = document as { prerendering?: unknown }
  if (prerendering === true) document.addEventListener('prerenderingchange', start)
  else start()
}

/** Somebody is identified. An action that waits for it is called after the page's load event. */
export const noteIdentity = (): void => {
  if (current && mode === 'identify') when('load', current)
}
