import { createContext } from 'preact'
import type { Keys } from '../model/pointer'
import type { Flow } from '../model/ways'
import type { Json } from '../protocol'

/** The event that mappings are shown with. */
export interface ShownEvent {
  event: Json | undefined
  /** The keys of everything in it. */
  paths: Keys[]
  flow: Flow | undefined
}

/** The event that mappings are shown with, for every field that shows its value. */
export const EventContext = createContext<ShownEvent>({
  event: undefined,
  paths: [],
  flow: undefined
})
