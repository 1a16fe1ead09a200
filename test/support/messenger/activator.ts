import { isRecord, type Attributes } from './page'

/** Segment's and Intercom's default for the older setting; it means "no custom launcher". */
const defaultActivator = '#IntercomDefaultWidget'

/** The selector of a page's own launcher, from the setting of today or the older `widget`. */
export function activatorSelector(settings: Attributes): string | undefined {
  const older = isRecord(settings.widget) ? settings.widget.activator : undefined
  const selector = settings.custom_launcher_selector ?? older
  return typeof selector === 'string' && selector !== defaultActivator ? selector : undefined
}

/**
 * Calls `onClick` for clicks on whatever matches the selector at that moment: Intercom listens on
 * `body`, so that an element added later works. Returns a function that ends it.
 */
export function delegateClicks(document: Document, selector: () => string, onClick: () => void) {
  const root = document.body ?? document.documentElement
  const listener = (event: Event) => {
    if (!matches(event.target, selector())) return
    event.preventDefault()
    onClick()
  }
  root.addEventListener('click', listener)
  return () => root.removeEventListener('click', listener)
}

function matches(target: EventTarget | null, selector: string) {
  try {
    return Boolean(selector) && Boolean((target as Element | null)?.closest(selector))
  } catch {
    return false
  }
}
