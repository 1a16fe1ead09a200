import { useMemo, useRef } from 'preact/hooks'
import { createCheck } from '../model/check'
import { readCall, readObject, toEvent } from '../model/composed'
import { flowOf } from '../model/flow'
import { pathsIn } from '../model/pointer'
import { toText } from '../model/samples'
import type { Setup } from '../model/setup'
import type { Recognized } from '../paste/recognize'
import type { Call, Fault, Json, Visitor } from '../protocol'

/** All that you make on the page, and can undo. */
export interface Made {
  setup: Setup
  faults: Fault[]
  /** The text of the event. */
  text: string
  /** The integrations of the event, which can hold secrets and are in no link. */
  integrations: string
  /** The events that were pasted together last. */
  journey: Call[]
  /** Which of them is in the editor, if one is. */
  step: number | undefined
  /** All events that were pasted. */
  pasted: Call[]
}

/** What is not in a link. */
export const unlinked = { integrations: '', journey: [], step: undefined, pasted: [] }

/** A call as the texts of the page. */
export const toTexts = ({ integrations, ...call }: Call): Pick<Made, 'text' | 'integrations'> => ({
  text: toText(call),
  integrations: integrations ? JSON.stringify(integrations, null, 2) : ''
})

/** What typing changes on the page: the event, in its journey too. */
export function withText({ journey, step }: Made, text: string): Partial<Made> {
  const { value } = readCall(text)
  if (!value) return { text }
  const edited = journey.map((call, index) =>
    index === step
      ? { ...value, ...(call.integrations && { integrations: call.integrations }) }
      : call
  )
  return { text, journey: edited }
}

/** What a paste changes on the page. */
export function withPasted(
  { setup, pasted }: Made,
  found: Exclude<Recognized, { kind: 'nothing' }>
): Partial<Made> {
  if (found.kind === 'setup') {
    const settings = { ...setup.settings, ...found.settings }
    return { setup: { settings, mappings: found.mappings } }
  }
  const journey = found.events.map(({ call }) => call)
  return { ...toTexts(journey[0] as Call), journey, step: 0, pasted: [...pasted, ...journey] }
}

/**
 * Reads the texts of the page: the call, the event that Analytics.js makes of it, and its flow. `sent` are the events that
 * were sent.
 */
export function useShownEvent(made: Made, visitor: Visitor, sent: Json[]) {
  const { setup, text, integrations, pasted } = made
  const call = useMemo(() => {
    const read = readCall(text)
    const { value: more = {} } = readObject(integrations)
    return read.value && Object.keys(more).length > 0
      ? { value: { ...read.value, integrations: { ...read.value.integrations, ...more } } }
      : read
  }, [text, integrations])
  const current = useMemo(
    () =>
      call.value && { event: toEvent(call.value, visitor), given: call.value as object as Json },
    [call, visitor]
  )
  // While you type, the text is no event for a moment. Keep the last one, so that the page does not jump.
  const last = useRef(current)
  last.current = current ?? last.current
  const { event, given } = last.current ?? {}
  const { mappings, settings } = setup
  const flow = useMemo(
    () => event && flowOf(mappings, event, settings, given),
    [mappings, settings, event]
  )
  const checks = useMemo(() => {
    const events = [...(event ? [event] : []), ...(pasted as object[] as Json[]), ...sent]
    const check = createCheck(events)
    return new Map(mappings.map((mapping) => [mapping.id, check(mapping)]))
  }, [mappings, event, pasted, sent.length])
  const shownEvent = useMemo(
    () => ({ event, given, flow, checks, paths: event ? pathsIn(event) : [] }),
    [event, flow, checks]
  )
  const { error: integrationsError } = readObject(integrations)
  return {
    call,
    integrationsError,
    shownEvent,
    isOld: current === undefined,
    hasError: call.error !== undefined || integrationsError !== undefined
  }
}
