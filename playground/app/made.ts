import { toText } from '../model/samples'
import type { Setup } from '../model/setup'
import type { Recognized } from '../paste/recognize'
import type { Fault, Json } from '../protocol'

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
