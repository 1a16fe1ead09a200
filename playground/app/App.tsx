import { useEffect, useMemo, useState } from 'preact/hooks'
import { Composer } from '../composer/Composer'
import { Mappings } from '../mappings/Mappings'
import { Messenger } from '../messenger/Messenger'
import { contactOf } from '../model/contact'
import { readCall, readObject } from '../model/composed'
import { toEvent } from '../model/preview'
import type { Mapping } from '../model/setup'
import { Settings } from '../settings/Settings'
import { Timeline } from '../timeline/Timeline'
import type { Fault, Json } from '../protocol'
import { Header } from './Header'
import { readLink, useLink } from './useLink'
import { useVisitorPage } from './useVisitorPage'

const start = readLink()

/** The playground: what a call becomes on its way to Intercom, and the mappings that decide it. */
export function App() {
  const [setup, setSetup] = useState(start.setup)
  const [text, setText] = useState(start.text)
  const [integrations, setIntegrations] = useState('')
  const [context, setContext] = useState('')
  const [faults, setFaults] = useState<Fault[]>([])
  const [isReal, setIsReal] = useState(false)
  const page = useVisitorPage({ setup, faults, isReal })
  useLink(setup, text)

  const call = useMemo(() => readCall(text), [text])
  const options = useMemo(
    () => ({ integrations: readObject(integrations), context: readObject(context) }),
    [integrations, context]
  )
  const callOptions = {
    integrations: options.integrations.value ?? {},
    context: options.context.value ?? {}
  }
  const event = useMemo(
    () => (call.value ? toEvent(call.value, callOptions, page.visitor) : undefined),
    [call, options, page.visitor]
  )
  const contact = useMemo(() => contactOf(page.timeline.requests), [page.timeline.requests])

  useEffect(() => {
    const { attributes = {}, events = [] } = contact ?? {}
    const name = String(attributes.name ?? attributes.email ?? attributes.user_id ?? '')
    page.tell({ kind: 'contact', name, events: events.length })
  }, [contact, page.state])

  const setMappings = (mappings: Mapping[]): void => setSetup({ ...setup, mappings })
  const setSettings = (settings: Json): void => setSetup({ ...setup, settings })

  return (
    <>
      <Header setup={setup} text={text} />
      {start.isDamaged && (
        <p class="banner" role="alert">
          The link is damaged, so these are the presets of a new connection.
        </p>
      )}
      {page.problem !== undefined && (
        <p class="banner" role="alert">
          {page.problem}
        </p>
      )}
      <main>
        <Composer
          text={text}
          onText={setText}
          call={call}
          integrations={integrations}
          onIntegrations={setIntegrations}
          integrationsError={options.integrations.error}
          context={context}
          onContext={setContext}
          contextError={options.context.error}
          page={page}
          callOptions={callOptions}
        />
        <Timeline timeline={page.timeline} onClear={page.clear} />
        <Messenger
          page={page}
          contact={contact}
          faults={faults}
          onFaults={setFaults}
          isReal={isReal}
          onReal={setIsReal}
          appId={String(setup.settings.appId ?? '')}
        />
        <Mappings
          mappings={setup.mappings}
          settings={setup.settings}
          event={event}
          onChange={setMappings}
        />
        <Settings settings={setup.settings} onChange={setSettings} />
      </main>
    </>
  )
}
