import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Actions } from '../dock/Actions'
import { EventPane } from '../event/EventPane'
import { FlowPane } from '../flow/FlowPane'
import { EventContext } from '../mappings/context'
import { Mappings } from '../mappings/Mappings'
import { Messenger } from '../messenger/Messenger'
import { extrasOf, readCall, readObject } from '../model/composed'
import { contactOf } from '../model/contact'
import { mapTo, withRichLink } from '../model/edit'
import { flowOf } from '../model/flow'
import { pathsIn } from '../model/nearest'
import { toEvent } from '../model/preview'
import { toText } from '../model/samples'
import { loadedAt, shownEntries } from '../model/timeline'
import type { Recognized } from '../paste/recognize'
import { Session } from '../session/Session'
import { Settings } from '../settings/Settings'
import { Timeline } from '../timeline/Timeline'
import { Workspace } from '../workspace/Workspace'
import type { Json } from '../protocol'
import { Banners } from './Banners'
import { Header } from './Header'
import { Panel } from './Panel'
import { Tabs } from './Tabs'
import { linkTo, readLink, useLink } from './useLink'
import { useHistory } from './useHistory'
import { useMedia } from './useMedia'
import { useVisitorPage } from './useVisitorPage'

const { problem: linkProblem, ...start } = readLink()

/** What can be undone: all that somebody makes on the page. */
interface Made {
  setup: typeof start.setup
  faults: typeof start.faults
  text: string
  integrations: string
  context: string
}

const panes = [
  { key: 'event', name: 'Event' },
  { key: 'mappings', name: 'Mappings' },
  { key: 'result', name: 'What Intercom gets' }
] as const

type PaneKey = (typeof panes)[number]['key'] | 'timeline' | 'session' | 'messenger'

const parseEvent = (text: string): Json => readObject(text).value ?? {}

/** The playground: what Intercom gets from an event, the mappings that decide it, and what happens when it is sent. */
export function App() {
  const { state, change, undo, undoes, said } = useHistory<Made>({
    ...start,
    integrations: '',
    context: ''
  })
  const { setup, faults, text } = state
  const [isReal, setIsReal] = useState(false)
  const [isWorkspaceOpen, setIsWorkspaceOpen] = useState(false)
  const [chosen, setChosen] = useState<PaneKey>()
  const [wanted, setWanted] = useState<string>()
  const isWide = useMedia('(min-width: 900px)')
  const page = useVisitorPage({ setup, faults, isReal })
  useLink({ setup, faults, text })

  const call = useMemo(() => readCall(text), [text])
  const options = useMemo(
    () => ({ integrations: readObject(state.integrations), context: readObject(state.context) }),
    [state.integrations, state.context]
  )
  const callOptions = {
    integrations: options.integrations.value ?? {},
    context: options.context.value ?? {}
  }
  const current = useMemo(
    () => (call.value ? toEvent(call.value, callOptions, page.visitor) : undefined),
    [call, options, page.visitor]
  )
  // While an event is written it is none for a moment, and the page must not jump then.
  const last = useRef(current)
  last.current = current ?? last.current
  const event = last.current
  const { mappings, settings } = setup
  const flow = useMemo(
    () => event && flowOf(mappings, event, settings),
    [mappings, settings, event]
  )
  const shownEvent = useMemo(
    () => ({ event, flow, paths: event ? pathsIn(event) : [] }),
    [event, flow]
  )
  // For whoever measures how long it takes.
  useEffect(() => void performance.mark('first-flow'), [])
  const since = loadedAt(page.timeline)
  const contact = useMemo(
    () => contactOf(page.timeline.requests, since),
    [page.timeline.requests, since]
  )

  useEffect(() => {
    const { attributes = {}, events = [] } = contact ?? {}
    const name = String(attributes.name ?? attributes.email ?? attributes.user_id ?? '')
    page.tell({ kind: 'contact', name, events: events.length })
  }, [contact, page.state])

  useEffect(() => {
    const field = wanted && document.querySelector<HTMLElement>(`[data-field="${wanted}"]`)
    if (!field) return
    field.scrollIntoView({ block: 'center' })
    field.querySelector<HTMLElement>('[contenteditable], input, select')?.focus()
    setWanted(undefined)
  }, [wanted, chosen])

  const make = (more: Partial<Made>, what: string): void => change({ ...state, ...more }, what)
  const setMappings = (next: typeof mappings, what: string): void =>
    make({ setup: { ...setup, mappings: next } }, what)
  const setSettings = (next: Json, what: string): void =>
    make({ setup: { ...setup, settings: next } }, what)

  const readPasted = (pasted: Exclude<Recognized, { kind: 'nothing' }>): void => {
    if (pasted.kind === 'setup') {
      const next = { settings: { ...settings, ...pasted.settings }, mappings: pasted.mappings }
      make({ setup: next }, 'Import')
      return
    }
    const toOption = (value: Json): string =>
      Object.keys(value).length > 0 ? JSON.stringify(value, null, 2) : ''
    const { call: read, context, integrations } = pasted
    const texts = { integrations: toOption(integrations), context: toOption(context) }
    make({ text: toText(read), ...texts }, 'Paste an event')
  }

  const hasError =
    call.error !== undefined ||
    options.integrations.error !== undefined ||
    options.context.error !== undefined
  const sendEvent = (): void => {
    if (!hasError) page.send([call.value], callOptions)
  }

  const sendRef = useRef(sendEvent)
  sendRef.current = sendEvent
  useEffect(() => {
    const onKey = (pressed: KeyboardEvent): void => {
      if (pressed.key !== 'Enter' || !(pressed.ctrlKey || pressed.metaKey)) return
      pressed.preventDefault()
      sendRef.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  const dock = [
    {
      key: 'timeline',
      name: 'Timeline',
      count: shownEntries(page.timeline).filter(({ kind }) => kind === 'event').length
    },
    { key: 'session', name: 'Session' },
    { key: 'messenger', name: 'Visitor’s page' }
  ] as const
  const paneKeys = panes.map(({ key }) => key as PaneKey)
  const shown = isWide ? chosen : (chosen ?? 'event')
  const isShown = (key: PaneKey): boolean => key === shown || (isWide && paneKeys.includes(key))
  const toPanel = (key: PaneKey) => ({
    name: key,
    isTab: !isWide || !paneKeys.includes(key),
    isShown: isShown(key)
  })
  const isDockOpen = isWide && dock.some(({ key }) => key === shown)

  return (
    <div class={`app ${isDockOpen ? 'dock-open' : ''}`}>
      <Header
        link={() => linkTo({ setup, faults, text })}
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
            tabs={[...panes, ...dock]}
            chosen={shown}
            onChoose={(key) => setChosen(key)}
          />
        </nav>
      )}
      <main>
        <EventContext.Provider value={shownEvent}>
          <Panel {...toPanel('event')}>
            <EventPane
              text={text}
              onText={(typed, what = 'event') => make({ text: typed }, what)}
              call={call}
              extras={call.value ? extrasOf(parseEvent(text)) : []}
              options={state}
              onOptions={(more) => make(more, 'options')}
              optionErrors={{
                ...(options.integrations.error !== undefined && {
                  integrations: options.integrations.error
                }),
                ...(options.context.error !== undefined && { context: options.context.error })
              }}
              flow={flow}
              onRead={readPasted}
            />
          </Panel>
          <Panel {...toPanel('mappings')}>
            <Mappings mappings={mappings} onChange={setMappings} wanted={wanted}>
              <Settings settings={settings} onChange={setSettings} />
            </Mappings>
          </Panel>
          <Panel {...toPanel('result')}>
            <FlowPane
              flow={flow}
              event={event}
              isOld={current === undefined}
              mappings={mappings}
              onMap={(id, fields, keys) =>
                setMappings(
                  mappings.map((one) => (one.id === id ? mapTo(one, fields, keys) : one)),
                  `Map ${keys.join('.')}`
                )
              }
              onRichLink={(key) => setSettings(withRichLink(settings, key), `Rich link ${key}`)}
              onGoTo={(field) => {
                if (!isWide) setChosen('mappings')
                setWanted(field)
              }}
            />
          </Panel>
        </EventContext.Provider>
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
            settings={settings}
            onSettings={setSettings}
            onVisitor={() => setChosen('messenger')}
          />
        </Panel>
        <Panel {...toPanel('messenger')}>
          <Messenger
            page={page}
            isReal={isReal}
            appId={String(settings.appId ?? '')}
            loadOn={settings.loadOn}
          />
        </Panel>
      </main>
      <Actions
        page={page}
        isDisabled={hasError}
        onSend={sendEvent}
        dock={isWide ? dock : undefined}
        chosen={isDockOpen ? shown : undefined}
        onChoose={(key) => setChosen(key === chosen ? undefined : key)}
      />
      {isWorkspaceOpen && (
        <Workspace
          settings={settings}
          isReal={isReal}
          onUse={(next) => {
            make({ setup: { ...setup, settings: next }, faults: [] }, 'Your own workspace')
            setIsReal(true)
          }}
          onLeave={() => setIsReal(false)}
          onClose={() => setIsWorkspaceOpen(false)}
        />
      )}
    </div>
  )
}
