import { EventPane } from '../event/EventPane'
import { FlowPane } from '../flow/FlowPane'
import { Mappings } from '../mappings/Mappings'
import { EventContext } from '../mappings/shownEvent'
import { mapTo } from '../model/fieldMapping'
import { type Mapping, withRichLink } from '../model/setup'
import type { Json } from '../protocol'
import { Settings } from '../settings/Settings'
import { Panel } from '../ui/Tabs'
import type { Recognized } from '../paste/recognize'
import { type Made, toTexts, type useShownEvent, withText } from './made'

interface Props {
  made: Made
  /** `what` says what was done, for Undo. */
  make: (more: Partial<Made>, what: string) => void
  shown: ReturnType<typeof useShownEvent>
  toPanel: (key: 'event' | 'mappings' | 'result') => {
    name: string
    isTab: boolean
    isShown: boolean
  }
  wanted: string | undefined
  onArrived: () => void
  onGoTo: (field: string) => void
  onRead: (found: Exclude<Recognized, { kind: 'nothing' }>) => void
}

/** The event, the mappings, and what Intercom gets. */
export function Panes({ made, make, shown, toPanel, wanted, onArrived, onGoTo, onRead }: Props) {
  const { setup, text } = made
  const { mappings, settings } = setup
  const { call, shownEvent } = shown
  const { event, flow } = shownEvent
  const setMappings = (next: Mapping[], what: string): void =>
    make({ setup: { ...setup, mappings: next } }, what)
  const setSettings = (next: Json, what: string): void =>
    make({ setup: { ...setup, settings: next } }, what)
  return (
    <EventContext.Provider value={shownEvent}>
      <Panel {...toPanel('event')}>
        <EventPane
          text={text}
          onText={(typed) => make(withText(made, typed), 'event')}
          call={call}
          onCall={(chosen, what, step) => make({ ...toTexts(chosen), step }, what)}
          journey={made.journey}
          step={made.step}
          integrations={made.integrations}
          onIntegrations={(integrations) => make({ integrations }, 'integrations')}
          integrationsError={shown.integrationsError}
          flow={flow}
          onRead={onRead}
          onGoTo={onGoTo}
        />
      </Panel>
      <Panel {...toPanel('mappings')}>
        <Mappings mappings={mappings} onChange={setMappings} wanted={wanted} onArrived={onArrived}>
          <Settings settings={settings} onChange={setSettings} />
        </Mappings>
      </Panel>
      <Panel {...toPanel('result')}>
        <FlowPane
          flow={flow}
          event={event}
          isOld={shown.isOld}
          mappings={mappings}
          onMap={(id, fields, keys) =>
            setMappings(
              mappings.map((one) => (one.id === id ? mapTo(one, fields, keys) : one)),
              `Map ${keys.join('.')}`
            )
          }
          onRichLink={(key) => setSettings(withRichLink(settings, key), `Rich link ${key}`)}
          onGoTo={onGoTo}
        />
      </Panel>
    </EventContext.Provider>
  )
}
