import { useCallback, useMemo } from 'preact/hooks'
import { fateOf } from '../flow/fate'
import { light, type Lit, useLit } from '../flow/lit'
import { ignoredIn, type Read, readObject } from '../model/composed'
import { placeholdersIn } from '../model/placeholder'
import { type Keys, toText as toPath } from '../model/pointer'
import { samples, toText } from '../model/samples'
import { titleOf } from '../model/show'
import type { Flow } from '../model/ways'
import { PasteBox } from '../paste/PasteBox'
import type { Recognized } from '../paste/recognize'
import type { Call, Json } from '../protocol'
import { JsonEditor, type Mark } from '../ui/JsonEditor'
import { Region } from '../ui/Region'
import { CallOptionsEditor } from './CallOptionsEditor'

interface Props {
  text: string
  onText: (text: string) => void
  /** Shows a whole call. */
  onCall: (call: Call, what: string, step: number | undefined) => void
  call: Read<Call>
  /** The events that were pasted together. */
  journey: Call[]
  /** Which of them is shown. */
  step: number | undefined
  integrations: string
  onIntegrations: (text: string) => void
  integrationsError: string | undefined
  flow: Flow | undefined
  onRead: (recognized: Exclude<Recognized, { kind: 'nothing' }>) => void
  onGoTo: (mapping: string) => void
}

// What is said below the editor while nothing is wrong.
function hintFor(call: Call, text: string): string {
  const about = { track: call.event, page: call.name, group: call.groupId, identify: call.userId }
  const name = about[call.type]
  const sends = `Sends analytics.${call.type}(${name === undefined ? '' : `'${name}', `}…).`
  const open = placeholdersIn(call).map(({ keys }) => toPath(keys))
  const ignored = ignoredIn(readObject(text).value ?? {})
  return [
    sends,
    ...(open.length > 0 ? [`Fill in: ${open.join(', ')}.`] : []),
    ...(ignored.length > 0 ? [`Ignored here: ${ignored.join(', ')}.`] : [])
  ].join(' ')
}

const isRow = (flow: Flow, keys: Keys): boolean =>
  flow.rows.some((row) => row.keys.join('\n') === keys.join('\n'))

// If you point into a list that has a row as a whole, you point at the list.
const rowAround = (flow: Flow, keys: Keys): Keys => {
  let around = keys
  while (around.length > 1 && !isRow(flow, around)) around = around.slice(0, -1)
  return around
}

function Samples({
  text,
  onCall,
  journey,
  step
}: Pick<Props, 'text' | 'onCall' | 'journey' | 'step'>) {
  const pasted = journey.length > 1 ? journey : []
  const sample = samples.findIndex(({ call }) => toText(call) === text)
  return (
    <select
      aria-label="Sample"
      value={step !== undefined && pasted.length > 0 ? `pasted ${step}` : String(sample)}
      onChange={({ currentTarget: { value } }) => {
        const chosen = samples[Number(value)]
        const next = Number(value.replace('pasted ', ''))
        if (chosen) onCall(chosen.call, `Sample ${chosen.name}`, undefined)
        else onCall(pasted[next] as Call, `Event ${next + 1}`, next)
      }}
    >
      <option value="-1" disabled>
        Your own event
      </option>
      {pasted.length > 0 && (
        <optgroup label="Pasted">
          {pasted.map((call, index) => (
            <option key={index} value={`pasted ${index}`}>
              {`${index + 1}. ${titleOf(call as object as Json)}`}
            </option>
          ))}
        </optgroup>
      )}
      <optgroup label="Samples">
        {samples.map(({ name }, index) => (
          <option key={name} value={String(index)}>
            {name}
          </option>
        ))}
      </optgroup>
    </select>
  )
}

const looks: Partial<Record<ReturnType<typeof fateOf>, Mark['look']>> = {
  unsent: 'unsent',
  unused: 'untaken',
  untaken: 'untaken',
  open: 'open'
}

/** The pane to paste, choose and write an event. */
export function EventPane(props: Props) {
  const { text, onText, call, flow } = props
  const lit = useLit(useCallback(({ rows }: Lit) => rows, []))
  const marked = useMemo<Mark[]>(() => {
    const fates = (flow?.rows ?? []).flatMap<Mark>((row) => {
      const look = looks[fateOf(row)]
      return look ? [{ keys: row.keys, look }] : []
    })
    return [...fates, ...lit.map<Mark>((keys) => ({ keys, look: 'lit' }))]
  }, [flow, lit])
  return (
    <Region name="Event" aside={<Samples {...props} />}>
      <PasteBox onRead={props.onRead} onGoTo={props.onGoTo} />
      <JsonEditor
        label="Event"
        value={text}
        onChange={onText}
        error={call.error}
        hint={call.value ? hintFor(call.value, text) : ''}
        marked={marked}
        onPoint={(keys) => {
          if (flow) light(flow, keys.length > 0 ? { row: rowAround(flow, keys) } : undefined)
        }}
      />
      <CallOptionsEditor
        text={text}
        onText={onText}
        integrations={props.integrations}
        onIntegrations={props.onIntegrations}
        error={props.integrationsError}
      />
    </Region>
  )
}
