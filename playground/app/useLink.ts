import { useEffect } from 'preact/hooks'
import { fromFragment, toFragment } from '../model/link'
import { samples, toText } from '../model/samples'
import { defaultSetup, type Setup } from '../model/setup'

const firstText = toText((samples[0] as (typeof samples)[number]).call)

interface Start {
  setup: Setup
  text: string
  /** Whether the link was damaged, so that a new connection is shown in its place. */
  isDamaged: boolean
}

/** What the page's address says to begin with. */
export function readLink(): Start {
  const { hash } = window.location
  try {
    if (hash.length > 1) {
      const { setup, event } = fromFragment(hash)
      return { setup, text: event ?? firstText, isDamaged: false }
    }
  } catch {
    return { setup: defaultSetup(), text: firstText, isDamaged: true }
  }
  return { setup: defaultSetup(), text: firstText, isDamaged: false }
}

/** The address of the page with the set-up and the composer's event in it. */
export const linkTo = (setup: Setup, text: string): string =>
  new URL(
    toFragment(setup, text === firstText ? undefined : text) || '#',
    window.location.href
  ).href.replace(/#$/, '')

/** Keeps the set-up in the page's address, without an entry in the history for each key. */
export function useLink(setup: Setup, text: string): void {
  useEffect(() => {
    // Somebody has put another link into the address bar; what is kept below tells nobody.
    const read = (): void => window.location.reload()
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [])
  useEffect(() => {
    const timer = setTimeout(() => window.history.replaceState(null, '', linkTo(setup, text)), 250)
    return () => clearTimeout(timer)
  }, [setup, text])
}
