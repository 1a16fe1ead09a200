import { useEffect, useRef, useState } from 'preact/hooks'
import { scrollToElement } from '../ui/scroll'

/** Whether a media query matches now. */
export function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => window.matchMedia(query).matches)
  useEffect(() => {
    const list = window.matchMedia(query)
    const listen = (): void => setMatches(list.matches)
    listen()
    list.addEventListener('change', listen)
    return () => list.removeEventListener('change', listen)
  }, [query])
  return matches
}

/** Sends by Ctrl/Cmd+Enter, wherever the focus is. */
export function useSendKey(send: () => void): void {
  const latest = useRef(send)
  latest.current = send
  useEffect(() => {
    const onKey = (pressed: KeyboardEvent): void => {
      if (pressed.key !== 'Enter' || !(pressed.ctrlKey || pressed.metaKey)) return
      pressed.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

const INPUTS = '.field-value [contenteditable], .field-value input, .field-value textarea'

/** The field or the mapping to go to: its pane scrolls to it, and its input has focus, as soon as it is there. */
export function useWanted(): [wanted: string | undefined, want: (field: string) => void] {
  const [wanted, setWanted] = useState<string>()
  useEffect(() => {
    const field = wanted && document.querySelector<HTMLElement>(`[data-field="${wanted}"]`)
    if (!field) return
    const find = (selector: string) => field.querySelector<HTMLElement>(selector)
    const input = find(INPUTS) ?? find('select, button')
    input?.focus({ preventScroll: true })
    scrollToElement(field)
    setWanted(undefined)
  })
  return [wanted, setWanted]
}
