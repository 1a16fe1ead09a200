import type { LoadOn } from '../types'

// Not `scroll`: a script can cause it, too.
const INTERACTIONS = ['pointerdown', 'keydown', 'touchstart', 'wheel']

const afterLoad = (run: () => void): void => {
  if (document.readyState === 'complete') run()
  else window.addEventListener('load', run, { once: true })
}

// A page with an animation, or a slow phone, may never be idle.
const MAX_BUSY_MS = 2000

// Safari has no idle callbacks. Its timer reads the options as 0.
const whenIdle = (run: () => void): void => {
  ;(window.requestIdleCallback ?? setTimeout)(run, { timeout: MAX_BUSY_MS })
}

const afterInteraction = (run: () => void): void => {
  const listener = ({ isTrusted }: Event): void => {
    if (!isTrusted) return
    for (const type of INTERACTIONS) window.removeEventListener(type, listener, true)
    // Do not slow down the interaction itself.
    whenIdle(run)
  }
  for (const type of INTERACTIONS)
    window.addEventListener(type, listener, { capture: true, passive: true })
}

const moments: Record<LoadOn, (run: () => void) => void> = {
  load: afterLoad,
  idle: (run) => afterLoad(() => whenIdle(run)),
  interaction: afterInteraction
}

/** Whether `value` is a setting of `loadOn`. */
export const isLoadOn = (value: unknown): value is LoadOn =>
  Object.keys(moments).includes(value as string)

/** Calls `run` at the moment that `loadOn` names. A page that is prerendered waits until it is shown. */
export function when(loadOn: LoadOn, run: () => void): void {
  const { prerendering } = document as { prerendering?: boolean }
  const start = (): void => moments[loadOn](run)
  if (prerendering) document.addEventListener('prerenderingchange', start, { once: true })
  else start()
}
