import type { FromVisitor, Kept } from '../protocol'
import { QUESTIONS } from './commands'

const isOfIntercom = (name: string): boolean => /intercom/i.test(name)

const waiting = (): string[] => {
  const { Intercom } = window as { Intercom?: { q?: unknown[][] } }
  return Array.isArray(Intercom?.q)
    ? Intercom.q.map(([name]) => String(name)).filter((name) => !QUESTIONS.includes(name))
    : []
}

const look = (): Kept => ({
  cookies: document.cookie
    .split('; ')
    .map((cookie) => cookie.split('=')[0] ?? '')
    .filter(isOfIntercom),
  storage: [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(isOfIntercom),
  waiting: waiting()
})

const PERIOD_MS = 300

/** Tells what the browser keeps of the visitor, whenever it is something else: no event says so. */
export function watchKept(tell: (message: FromVisitor) => void): void {
  let last = ''
  const tellNews = (): void => {
    const kept = look()
    const text = JSON.stringify(kept)
    if (text !== last) tell({ kind: 'kept', kept })
    last = text
  }
  tellNews()
  setInterval(tellNews, PERIOD_MS)
}
