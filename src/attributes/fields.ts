import type { BrowserActionDefinition } from '@segment/browser-destination-runtime/types'

/** A field of an action, as the Segment app reads it: label, description, type, default mapping. */
export type InputField = BrowserActionDefinition<unknown, unknown>['fields'][string]

/** The fields of an action, by their keys. */
export type Fields = Record<string, InputField>
