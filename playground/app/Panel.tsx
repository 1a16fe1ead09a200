import type { ComponentChildren } from 'preact'
import { panelId, tabId } from './Tabs'

interface Props {
  name: string
  /** Whether a tab shows it; else it is always there. */
  isTab: boolean
  isShown: boolean
  children: ComponentChildren
}

/** What a tab shows. What is not shown stays as it is: the visitor's page runs on. */
export function Panel({ name, isTab, isShown, children }: Props) {
  const role = isTab ? { role: 'tabpanel' as const, 'aria-labelledby': tabId(name) } : {}
  return (
    <div class={`panel panel-${name} ${isShown ? '' : 'offstage'}`} id={panelId(name)} {...role}>
      {children}
    </div>
  )
}
