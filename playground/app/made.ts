import { useMemo, useRef } from 'preact/hooks'
import { readCall, readObject, toEvent } from '../model/composed'
import { flowOf } from '../model/flow'
import { pathsIn } from '../model/pointer'
import { toText } from '../model/samples'
import type { Setup } from '../model/setup'
import type { Recognized } from '../paste/recognize'
import type { Fault, Json, Visitor } from '../protocol'

/** All that you make on the page, and can undo. */
export interface Made {
  setup: Setup
  faults: Fault[]
  /** The text of the event. */
  text: string
  integrations: string
  context: string
}

const toOption = (value: Json): string =>
  Object.keys(value).length > 0 ? JSON.stringify(value, null, 2) : ''

/** What a paste changes on the page. */
export function withPasted(
  { setup }: Made,
  pasted: Exclude<Recognized, { kind: 'nothing' }>
): Partial<Made> {
  if (pasted.kind === 'event')
    return {
      text: toText(pasted.call),
      integrations: toOption(pasted.integrations),
      context: toOption(pasted.context)
    }
  const settings = { ...setup.settings, ...pasted.settings }
  return { setup: { settings, mappings: pasted.mappings } }
}

/** Reads the texts of the page: the call with its options, the event that Analytics.js makes of it, and its flow. */
export function useShownEvent(made: Made, visitor: Visitor) {
  const { setup, text } = made
  const call = useMemo(() => readCall(text), [text])
  const options = useMemo(
    () => ({ integrations: readObject(made.integrations), context: readObject(made.context) }),
    [made.integrations, made.context]
  )
  const callOptions = {
    integrations: options.integrations.value ?? {},
    context: options.context.value ?? {}
  }
  const current = useMemo(
    () => (call.value ? toEvent(call.value, callOptions, visitor) : undefined),
    [call, options, visitor]
  )
  // While you type, the text is no event for a moment. Keep the last one, so that the page does not jump.
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
  const optionErrors = {
    ...(options.integrations.error !== undefined && { integrations: options.integrations.error }),
    ...(options.context.error !== undefined && { context: options.context.error })
  }
  return {
    call,
    callOptions,
    optionErrors,
    shownEvent,
    isOld: current === undefined,
    hasError: call.error !== undefined || Object.keys(optionErrors).length > 0
  }
}
