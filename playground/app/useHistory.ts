import { useEffect, useRef, useState } from 'preact/hooks'

interface Step<T> {
  state: T
  what: string
  at: number
}

interface Steps<T> {
  past: Step<T>[]
  now: T
  future: T[]
  said: string
}

/** A state whose every change can be undone. */
export interface History<T> {
  state: T
  /** Changes the state. Changes of the same `what` in quick succession are one, such as letters that are typed. */
  change: (next: T, what: string) => void
  undo: () => void
  redo: () => void
  /** What Undo takes back; undefined if there is nothing. */
  undoes: string | undefined
  /** What Undo or Redo did last, to be announced. */
  said: string
}

const PAUSE_MS = 1000
const MOST_STEPS = 200

const isUndo = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  (ctrlKey || metaKey) && !altKey && ['z', 'y'].includes(key.toLowerCase())

/** Keeps each state, so that Ctrl/Cmd+Z and a button lead back to it. */
export function useHistory<T>(first: T): History<T> {
  const [steps, setSteps] = useState<Steps<T>>({ past: [], now: first, future: [], said: '' })

  const change = (next: T, what: string): void =>
    setSteps(({ past, now }) => {
      const last = past.at(-1)
      const isSame = last?.what === what && Date.now() - last.at < PAUSE_MS
      const kept = isSame ? past.slice(0, -1) : past.slice(-MOST_STEPS)
      const state = isSame && last ? last.state : now
      return { past: [...kept, { state, what, at: Date.now() }], now: next, future: [], said: '' }
    })

  const undo = (): void =>
    setSteps(({ past, now, future }) => {
      const last = past.at(-1)
      if (!last) return { past, now, future, said: 'There is nothing to undo.' }
      const said = `Undone: ${last.what}.`
      return { past: past.slice(0, -1), now: last.state, future: [now, ...future], said }
    })

  const redo = (): void =>
    setSteps(({ past, now, future }) => {
      const [next, ...rest] = future
      if (next === undefined) return { past, now, future, said: 'There is nothing to redo.' }
      return {
        past: [...past, { state: now, what: 'Redo', at: 0 }],
        now: next,
        future: rest,
        said: 'Redone.'
      }
    })

  const handlers = useRef({ undo, redo })
  handlers.current = { undo, redo }
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isUndo(event)) return
      // Even in a field: the browser's own Undo knows only that field.
      event.preventDefault()
      if (event.key.toLowerCase() === 'y' || event.shiftKey) handlers.current.redo()
      else handlers.current.undo()
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [])

  return { state: steps.now, change, undo, redo, undoes: steps.past.at(-1)?.what, said: steps.said }
}
