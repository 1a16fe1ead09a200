import type { FromVisitor } from '../protocol'

/** Tells what the plugin tells the page. */
export function watchDestination(tell: (message: FromVisitor) => void): void {
  window.addEventListener('intercom-destination', (event) => {
    const { detail } = event
    tell({ kind: 'destination', at: Date.now(), detail })
    if (detail.type === 'ready') tell({ kind: 'messenger', state: 'here' })
    if (detail.type === 'failed') tell({ kind: 'messenger', state: 'missing' })
  })
}
