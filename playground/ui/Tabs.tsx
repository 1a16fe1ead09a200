import type { ComponentChildren } from 'preact'

interface Tab<K extends string> {
  key: K
  name: string
  /** Shown beside the name. */
  count?: number
}

interface Props<K extends string> {
  label: string
  tabs: Tab<K>[]
  chosen: K | undefined
  onChoose: (key: K) => void
}

// The ids by which a tab and its panel know each other.
const tabId = (key: string): string => `tab-${key}`
const panelId = (key: string): string => `panel-${key}`

/** Tabs as the ARIA practices have them: the Tab key stops once, and arrows lead from one to the next. */
export function Tabs<K extends string>({ label, tabs, chosen, onChoose }: Props<K>) {
  const move = (event: KeyboardEvent, index: number): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const next = step && tabs[(index + step + tabs.length) % tabs.length]
    if (!next) return
    event.preventDefault()
    onChoose(next.key)
    document.getElementById(tabId(next.key))?.focus()
  }
  const isAnyChosen = tabs.some(({ key }) => key === chosen)
  return (
    <div class="tabs" role="tablist" aria-label={label}>
      {tabs.map(({ key, name, count = 0 }, index) => (
        <button
          key={key}
          type="button"
          role="tab"
          id={tabId(key)}
          aria-controls={panelId(key)}
          aria-selected={key === chosen}
          tabIndex={key === chosen || (!isAnyChosen && index === 0) ? 0 : -1}
          onClick={() => onChoose(key)}
          onKeyDown={(event) => move(event, index)}
        >
          {name}
          {count > 0 && (
            <span class="count" aria-hidden="true">
              {count}
            </span>
          )}
        </button>
      ))}
    </div>
  )
}

interface PanelProps {
  name: string
  /** Whether a tab shows it; if not, it is always there. */
  isTab: boolean
  isShown: boolean
  children: ComponentChildren
}

/** What a tab shows. It stays in the page while another is shown, because the visitor's page must run on. */
export function Panel({ name, isTab, isShown, children }: PanelProps) {
  const role = isTab ? { role: 'tabpanel' as const, 'aria-labelledby': tabId(name) } : {}
  return (
    <div class={`panel panel-${name} ${isShown ? '' : 'offstage'}`} id={panelId(name)} {...role}>
      {children}
    </div>
  )
}
