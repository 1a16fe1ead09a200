import { useEffect, useRef, useState } from 'preact/hooks'

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
