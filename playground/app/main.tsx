import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Messenger } from '../frame/Messenger'
import { useVisitorPage } from '../frame/useVisitorPage'
import { shownEntries } from '../model/timeline'
import type { Json } from '../protocol'
import { useContact } from '../session/ContactView'
import { Session } from '../session/Session'
import { Workspace } from '../settings/Workspace'
import { Timeline } from '../timeline/Timeline'
import { Panel, Tabs } from '../ui/Tabs'
import { Dock } from './Dock'
import { Banners, Header } from './Header'
import { Panes } from './Panes'
import { useMedia, useSendKey } from './hooks'
import { type Made, unlinked, useShownEvent, withPasted } from './made'
import { useHistory } from './useHistory'
import { linkTo, readLink, useLink } from './useLink'

const { problem: linkProblem, ...start } = readLink()

const panes = [
  { key: 'event', name: 'Event' },
  { key: 'mappings', name: 'Mappings' },
  { key: 'result', name: 'What Intercom gets' }
] as const

type PaneKey = (typeof panes)[number]['key'] | 'timeline' | 'session' | 'messenger'

// The six tabs of a small screen fit into one line.
const short: Partial<Record<PaneKey, string>> = { result: 'Result', messenger: 'Page' }

const isPane = (key: PaneKey): boolean => panes.some((pane) => pane.key === key)

// What Intercom gets from an event, the mappings that decide it, and what happens when it is sent.
function App() {
  const history = useHistory<Made>({ ...start, ...unlinked })
  const { state: made, undo, undoes, said } = history
  const { setup, faults } = made
  const [isReal, setIsReal] = useState(false)
  const [isWorkspaceOpen, setIsWorkspaceOpen] = useState(false)
  const [chosen, setChosen] = useState<PaneKey>()
  const [wanted, want] = useState<string>()
  const isWide = useMedia('(min-width: 900px)')
  const page = useVisitorPage({ setup, faults, isReal })
  const sent = page.timeline.entries.flatMap((entry) =>
    entry.kind === 'event' ? [entry.event] : []
  )
  const shown = useShownEvent(made, page.visitor, sent)
  useLink(made)
  // Tells a test or a profiler that the first flow is there.
  useEffect(() => void performance.mark('first-flow'), [])

  const contact = useContact(page)

  const make = (more: Partial<Made>, what: string): void =>
    history.change({ ...made, ...more }, what)
  const setSettings = (settings: Json, what: string): void =>
    make({ setup: { ...setup, settings } }, what)
  const send = (): void => {
    if (!shown.hasError) page.send([shown.call.value])
  }
  useSendKey(send)

  const events = shownEntries(page.timeline).filter(({ kind }) => kind === 'event')
  const dock = [
    { key: 'timeline', name: 'Timeline', count: events.length },
    { key: 'session', name: 'Session' },
    { key: 'messenger', name: 'Visitor’s page' }
  ] as const
  const open = isWide ? chosen : (chosen ?? 'event')
  const isDockOpen = isWide && open !== undefined && !isPane(open)
  const toPanel = (key: PaneKey) => ({
    name: key,
    isTab: !isWide || !isPane(key),
    isShown: key === open || (isWide && isPane(key))
  })

  return (
    <div class={`app ${isDockOpen ? 'dock-open' : ''}`}>
      <Header
        isWide={isWide}
        link={() => linkTo(made)}
        undoes={undoes}
        onUndo={undo}
        isReal={isReal}
        onWorkspace={() => setIsWorkspaceOpen(true)}
      />
      <p class="sr-only" role="status" aria-label="Undoing">
        {said}
      </p>
      <Banners problems={[linkProblem, page.problem]} />
      {!isWide && (
        <nav class="pane-tabs" aria-label="Panes">
          <Tabs
            label="Parts of the page"
            tabs={[...panes, ...dock].map((tab) => ({ ...tab, name: short[tab.key] ?? tab.name }))}
            chosen={open}
            onChoose={setChosen}
          />
        </nav>
      )}
      <main>
        <Panes
          made={made}
          make={make}
          shown={shown}
          toPanel={toPanel}
          wanted={wanted}
          onArrived={() => want(undefined)}
          onGoTo={(field) => {
            if (!isWide) setChosen('mappings')
            want(field)
          }}
          onRead={(found) => {
            make(withPasted(made, found), 'Paste')
            if (!isWide) setChosen(found.kind === 'setup' ? 'mappings' : 'result')
          }}
        />
        <Panel {...toPanel('timeline')}>
          <Timeline timeline={page.timeline} onClear={page.clear} />
        </Panel>
        <Panel {...toPanel('session')}>
          <Session
            page={page}
            contact={contact}
            faults={faults}
            onFaults={(next, what) => make({ faults: next }, what)}
            isReal={isReal}
            settings={setup.settings}
            onSettings={setSettings}
            onVisitor={() => setChosen('messenger')}
          />
        </Panel>
        <Panel {...toPanel('messenger')}>
          <Messenger page={page} isReal={isReal} settings={setup.settings} />
        </Panel>
      </main>
      <Dock
        page={page}
        isDisabled={shown.hasError}
        onSend={send}
        journey={made.journey.length > 1 ? made.journey : undefined}
        dock={isWide ? dock : undefined}
        chosen={isDockOpen ? open : undefined}
        onChoose={(key) => setChosen(key === chosen ? undefined : key)}
      />
      {isWorkspaceOpen && (
        <Workspace
          settings={setup.settings}
          isReal={isReal}
          onUse={(settings) => {
            make({ setup: { ...setup, settings }, faults: [] }, 'Your own workspace')
            setIsReal(true)
          }}
          onLeave={() => setIsReal(false)}
          onClose={() => setIsWorkspaceOpen(false)}
        />
      )}
    </div>
  )
}

const root = document.getElementById('root')
if (root) render(<App />, root)
