import type { Setup } from '../model/setup'
import { CopyButton } from './CopyButton'
import { linkTo } from './useLink'

const regions = ['Composer', 'Timeline', 'Messenger', 'Mappings', 'Settings']

/** The page's title, the way to its regions, and the link that shares the set-up. */
export function Header({ setup, text }: { setup: Setup; text: string }) {
  return (
    <header class="top">
      <div>
        <h1>Intercom playground</h1>
        <p>
          See what the destination makes of an event, and edit its mappings. Nothing leaves this
          browser.
        </p>
      </div>
      <nav aria-label="Regions">
        {regions.map((name) => (
          // Not a link to a fragment: the fragment is the set-up.
          <button
            key={name}
            type="button"
            class="quiet"
            onClick={() => {
              const region = document.getElementById(name.toLowerCase())
              region?.scrollIntoView({ block: 'start' })
              region?.focus({ preventScroll: true })
            }}
          >
            {name}
          </button>
        ))}
      </nav>
      <CopyButton name="Copy link" text={() => linkTo(setup, text)} />
    </header>
  )
}
