import { element, setLines } from './element'
import { toPlaygroundLink } from './link'
import type { Entry } from './log'
import { linesOf, titleOf } from './view'

interface Row {
  item: HTMLLIElement
  update: () => void
}

function createRow(entry: Entry, playground: string): Row {
  const summary = element('summary')
  const list = element('ul')
  const details = element('details', {}, summary, list)
  const addLink = (): void => {
    if (!entry.context || details.querySelector('p')) return
    const href = toPlaygroundLink(playground, entry.inspection, entry.context.event)
    const link = { href, target: '_blank', rel: 'noopener', referrerPolicy: 'no-referrer' }
    details.append(
      element(
        'p',
        {},
        href
          ? element('a', link as object, 'Open in the playground')
          : 'No link: the event is too large, or no JSON.'
      )
    )
  }
  // An event of 1 MB costs time, so only what is open is worked out.
  const update = (): void => {
    const title = titleOf(entry)
    if (summary.textContent !== title) summary.textContent = title
    if (!details.open) return
    setLines(list, linesOf(entry))
    addLink()
  }
  details.addEventListener('toggle', update)
  return { item: element('li', {}, details), update }
}

/** Shows the events in `list`, and keeps what is open and what has the focus. */
export function createRows(list: HTMLElement, playground: string): (entries: Entry[]) => void {
  let rows = new Map<Entry, Row>()
  return (entries) => {
    const shown = new Map(
      entries.map((entry) => [entry, rows.get(entry) ?? createRow(entry, playground)])
    )
    for (const [entry, { item }] of rows) if (!shown.has(entry)) item.remove()
    rows = shown
    let place = list.firstElementChild
    for (const { item, update } of shown.values()) {
      // A row that moves would lose the focus.
      if (item === place) place = place.nextElementSibling
      else list.insertBefore(item, place)
      update()
    }
  }
}
