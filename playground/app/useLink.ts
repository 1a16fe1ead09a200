import { useEffect } from 'preact/hooks'
import { fromFragment, type Linked, toFragment } from '../model/link'
import { samples, toText } from '../model/samples'
import { defaultSetup } from '../model/setup'

const firstText = toText((samples[0] as (typeof samples)[number]).call)

/** What the page begins with. */
export interface Start extends Omit<Linked, 'event'> {
  text: string
  /** What is wrong with the link, if something is. */
  problem?: string
}

const fresh = (): Start => ({ setup: defaultSetup(), faults: [], text: firstText })

/** Reads what the page begins with from its address. A damaged link gives the presets. */
export function readLink(): Start {
  const { hash } = window.location
  if (hash.length <= 1) return fresh()
  try {
    const { setup, faults, event = firstText, isDamaged } = fromFragment(hash)
    const problem = 'Part of the link is damaged. What could not be read comes from the presets.'
    return { setup, faults, text: event, ...(isDamaged && { problem }) }
  } catch {
    const problem = 'The link is damaged. These are the presets of a new connection.'
    return { ...fresh(), problem }
  }
}

/** The address of the page with all that a link carries. */
export const linkTo = ({ setup, faults, text }: Omit<Start, 'problem'>): string =>
  new URL(
    toFragment({ setup, faults, ...(text !== firstText && { event: text }) }) || '#',
    window.location.href
  ).href.replace(/#$/, '')

/** Keeps what is on the page in its address, without a history entry for each key stroke. */
export function useLink(shown: Omit<Start, 'problem'>): void {
  const { setup, faults, text } = shown
  useEffect(() => {
    // Another link in the address bar. replaceState below fires no such event.
    const read = (): void => window.location.reload()
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [])
  useEffect(() => {
    const timer = setTimeout(() => {
      try {
        window.history.replaceState(null, '', linkTo(shown))
      } catch {
        // Too long for this browser. No link is better than an old one.
        window.history.replaceState(null, '', window.location.pathname)
      }
    }, 250)
    return () => clearTimeout(timer)
  }, [setup, faults, text])
}
