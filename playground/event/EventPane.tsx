import { useCallback, useMemo } from 'preact/hooks'
import { fateOf } from '../flow/RowItem'
import { light, type Lit, useLit } from '../flow/lit'
import type { Read } from '../model/composed'
import type { Keys } from '../model/pointer'
import { samples, toText } from '../model/samples'
import type { Flow } from '../model/ways'
import { PasteBox } from '../paste/PasteBox'
import type { Recognized } from '../paste/recognize'
import type { Call } from '../protocol'
import { JsonEditor, type Mark } from '../ui/JsonEditor'
import { Region } from '../ui/Region'
import { CallOptionsEditor, type OptionTexts } from './CallOptionsEditor'

interface Props {
  text: string
  onText: (text: string, what?: string) => void
  call: Read<Call>
  /** The keys of a pasted event that Analytics.js makes itself. */
  extras: string[]
  options: OptionTexts
  onOptions: (options: Partial<OptionTexts>) => void
  optionErrors: Partial<OptionTexts>
  flow: Flow | undefined
  onRead: (recognized: Exclude<Recognized, { kind: 'nothing' }>) => void
}

const describe = ({ type, event, name, groupId, userId }: Call): string => {
  const about = { track: event, page: name, group: groupId, identify: userId }[type]
  return `analytics.${type}(${about === undefined ? '' : `'${about}', `}…)`
}

const isRow = (flow: Flow, keys: Keys): boolean =>
  flow.rows.some((row) => row.keys.join('\n') === keys.join('\n'))

// If you point into a list that has a row as a whole, you point at the list.
const rowAround = (flow: Flow, keys: Keys): Keys => {
  let around = keys
  while (around.length > 1 && !isRow(flow, around)) around = around.slice(0, -1)
  return around
}

function Samples({ text, onText }: Pick<Props, 'text' | 'onText'>) {
  const chosen = samples.findIndex((sample) => toText(sample.call) === text)
  return (
    <select
      aria-label="Sample"
      value={String(chosen)}
      onChange={({ currentTarget }) => {
        const sample = samples[Number(currentTarget.value)]
        if (sample) onText(toText(sample.call), `Sample ${sample.name}`)
      }}
    >
      <option value="-1" disabled>
        Your own event
      </option>
      {samples.map(({ name }, index) => (
        <option key={name} value={String(index)}>
          {name}
        </option>
      ))}
    </select>
  )
}

/** The pane to paste, choose and write an event. */
export function EventPane(props: Props) {
  const { text, onText, call, extras, flow, onRead } = props
  const lit = useLit(useCallback(({ rows }: Lit) => rows, []))
  const marked = useMemo<Mark[]>(() => {
    const fates = (flow?.rows ?? []).flatMap<Mark>((row) => {
      const fate = fateOf(row)
      return fate === 'sent' ? [] : [{ keys: row.keys, look: fate }]
    })
    return [...fates, ...lit.map<Mark>((keys) => ({ keys, look: 'lit' }))]
  }, [flow, lit])
  const rest = extras.length > 0 ? ` Analytics.js makes ${extras.join(', ')} itself.` : ''
  return (
    <Region name="Event" aside={<Samples text={text} onText={onText} />}>
      <PasteBox onRead={onRead} />
      <JsonEditor
        label="Event"
        value={text}
        onChange={(typed) => onText(typed)}
        error={call.error}
        hint={call.value ? `Sends ${describe(call.value)}.${rest}` : ''}
        marked={marked}
        onPoint={(keys) => {
          if (flow) light(flow, keys.length > 0 ? { row: rowAround(flow, keys) } : undefined)
        }}
      />
      <CallOptionsEditor
        options={props.options}
        onOptions={props.onOptions}
        errors={props.optionErrors}
      />
    </Region>
  )
}
