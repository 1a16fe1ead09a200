import { useMemo, useRef } from 'preact/hooks'
import { readCall, readObject, toEvent } from '../model/composed'
import { flowOf } from '../model/flow'
import { pathsIn } from '../model/pointer'
import type { Visitor } from '../protocol'
import type { Made } from './made'

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
