import type { Completion, CompletionSource } from '@codemirror/autocomplete'
import { createContext } from 'preact'
import type { Check } from '../model/check'
import { type Keys, toPointer, toText, valueAt } from '../model/pointer'
import { show } from '../model/show'
import type { Flow } from '../model/ways'
import type { Json } from '../protocol'

/** The event that mappings are shown with. */
export interface ShownEvent {
  event: Json | undefined
  /** The call that Analytics.js has made it of. */
  given: Json | undefined
  /** The keys of everything in it. */
  paths: Keys[]
  flow: Flow | undefined
  /** Whether each mapping works, by its id. */
  checks: Map<string, Check>
}

/** The event that mappings are shown with, for every field that shows its value. */
export const EventContext = createContext<ShownEvent>({
  event: undefined,
  given: undefined,
  paths: [],
  flow: undefined,
  checks: new Map()
})

/** Completes the paths of an event, with the value at each. */
export const completePaths =
  (event: Json | undefined, paths: Keys[]): CompletionSource =>
  ({ state }) => ({
    from: 0,
    to: state.doc.length,
    options: paths.map<Completion>((keys) => ({
      label: toPointer(keys),
      detail: show(valueAt(event, keys))
    })),
    validFor: /^.*$/
  })

const words = ['and', 'or', 'contains(', 'match(', 'type = "track"', 'type = "identify"']
const more = ['type = "page"', 'type = "group"', '!= null']

const isCondition = ([first = '', ...rest]: Keys): boolean =>
  ['event', 'name', 'userId'].includes(first)
    ? rest.length === 0
    : ['properties', 'traits', 'context'].includes(first) && rest.length > 0

/** Completes the conditions of a trigger: those that the event meets, and the words between them. */
export const completeTrigger =
  (event: Json | undefined, paths: Keys[]): CompletionSource =>
  (context) => {
    const word = context.matchBefore(/[\w.$]+$/)
    if (!word && !context.explicit) return null
    const ofEvent = paths.filter(isCondition).flatMap<Completion>((keys) => {
      const value = valueAt(event, keys)
      return ['string', 'number', 'boolean'].includes(typeof value)
        ? [{ label: `${toText(keys)} = ${JSON.stringify(value)}` }]
        : []
    })
    return {
      from: word?.from ?? context.pos,
      options: [...ofEvent, ...[...words, ...more].map<Completion>((label) => ({ label }))],
      validFor: /^[\w.$]*$/
    }
  }
