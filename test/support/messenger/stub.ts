import type { PageWindow } from './page'

/** The function that collects argument lists in `q` until the Messenger is there. */
export interface Stub {
  (...args: unknown[]): void
  q: ArrayLike<unknown>[]
  booted?: boolean
}

/** True for a stub: the real function has no `q`. */
export const isStub = (value: unknown): value is Stub =>
  typeof value === 'function' && 'q' in value && Array.isArray(value.q)

/** The stub that the page has, or a new one if it has none. */
export function stubOf(page: PageWindow): Stub {
  if (!isStub(page.Intercom)) page.Intercom = newStub()
  return page.Intercom as Stub
}

function newStub(): Stub {
  const queue: unknown[][] = []
  return Object.assign((...args: unknown[]) => void queue.push(args), { q: queue })
}
