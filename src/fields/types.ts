import type { BrowserActionDefinition } from '@segment/browser-destination-runtime/types'

type InputField = BrowserActionDefinition<unknown, unknown>['fields'][string]

/** The fields of an action, as the Segment app reads them: key → label, description, type, default mapping. */
export type Fields = Record<string, InputField>

interface FieldShape {
  readonly type: InputField['type']
  readonly required?: unknown
  readonly multiple?: boolean
  readonly properties?: Record<string, FieldShape>
}

interface Scalars {
  string: string
  text: string
  password: string
  number: number
  integer: number
  boolean: boolean
  datetime: string | number
}

type One<F extends FieldShape> = F['type'] extends keyof Scalars
  ? Scalars[F['type']]
  : F['properties'] extends Record<string, FieldShape>
    ? PayloadOf<F['properties']>
    : Record<string, unknown>

type Value<F extends FieldShape> = F['multiple'] extends true ? One<F>[] : One<F>

type RequiredKey<F> = {
  [K in keyof F]: F[K] extends { readonly required: true } ? K : never
}[keyof F]

type Flatten<T> = { [K in keyof T]: T[K] }

/**
 * What `perform` gets for these fields: a key per field, optional unless the field is required.
 * The browser never checks that promise, so whoever reads a payload takes whatever arrives.
 */
export type PayloadOf<F extends Record<string, FieldShape>> = Flatten<
  { -readonly [K in RequiredKey<F>]: Value<F[K]> } & {
    -readonly [K in Exclude<keyof F, RequiredKey<F>>]?: Value<F[K]>
  }
>
