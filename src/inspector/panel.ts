import { element, setLines } from './element'
import type { Entry } from './log'
import { createRows } from './rows'
import { createStyle } from './style'
import { type Section, toReport } from './view'

/** The inspector as somebody sees it, in a shadow root of its own. */
export interface Panel {
  host: HTMLElement
  focus: () => void
  show: (sections: Section[], entries: Entry[]) => void
}

/** Shows each section in `parent`, and leaves alone what has not changed. */
const showSections = (parent: HTMLElement, sections: Section[]): void => {
  const headings = [...parent.querySelectorAll('h3')]
  const isNew =
    headings.map(({ textContent }) => textContent).join('\n') !==
    sections.map(({ title }) => title).join('\n')
  if (isNew)
    parent.replaceChildren(
      ...sections.flatMap(({ title }) => [element('h3', {}, title), element('ul')])
    )
  parent.querySelectorAll('ul').forEach((list, at) => setLines(list, sections[at]?.lines ?? []))
}

const createCopy = (report: () => string) => {
  const status = element('p')
  status.setAttribute('role', 'status')
  const text = element('textarea', { readOnly: true, hidden: true })
  text.setAttribute('aria-label', 'Report')
  const copy = (): void => {
    const made = report()
    const fail = (): void => {
      status.textContent = 'The browser does not let it copy. Copy this text:'
      text.hidden = false
      text.value = made
      text.select()
    }
    // A page without https has no clipboard.
    const { clipboard } = navigator as Partial<Navigator>
    if (!clipboard) return fail()
    clipboard
      .writeText(made)
      .then(() => (status.textContent = 'Copied. It has no values, only keys and names.'), fail)
  }
  return [
    element('button', { type: 'button', onclick: copy }, 'Copy report'),
    status,
    text
  ] as const
}

/** Creates the panel. `close` is called when somebody closes it. */
export function createPanel(playground: string, close: () => void): Panel {
  let shown: [Section[], Entry[]] = [[], []]
  const [button, status, text] = createCopy(() => toReport(...shown))
  const title = element('h2', { id: 'title' }, 'Intercom inspector')
  const facts = element('div')
  const events = element('ol')
  const none = element('p', {}, 'No event has come yet.')
  const section = element(
    'section',
    { tabIndex: -1 },
    element(
      'header',
      {},
      title,
      button,
      element('button', { type: 'button', onclick: close }, 'Close')
    ),
    status,
    text,
    facts,
    element('h3', {}, 'Last events'),
    none,
    events
  )
  section.setAttribute('role', 'dialog')
  section.setAttribute('aria-labelledby', title.id)
  section.addEventListener('keydown', (event) => {
    // The page's own shortcuts are not meant.
    event.stopPropagation()
    if (event.key === 'Escape') close()
  })
  const host = element('div')
  const root = host.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [createStyle()]
  root.append(section)
  const showRows = createRows(events, playground)
  return {
    host,
    focus: () => section.focus(),
    show: (sections, entries) => {
      shown = [sections, entries]
      showSections(facts, sections)
      none.hidden = entries.length > 0
      showRows(entries)
    }
  }
}
