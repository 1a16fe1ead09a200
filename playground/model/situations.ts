import type { Call, Fault } from '../protocol'
import { journey, samples } from './samples'

/** A whole situation: the faults that are on, and what is called in it; `undefined` is a reset. */
export interface Situation {
  name: string
  about: string
  faults: Fault[]
  calls: (Call | undefined)[]
}

const callOf = (name: string): Call =>
  (samples.find((sample) => sample.name === name) ?? { call: journey[0] as Call }).call

const order = callOf('Order Completed')
const ada = callOf('Identify with company')

const grace: Call = {
  type: 'identify',
  userId: 'user_271',
  traits: { name: 'Grace Hopper', email: 'grace@example.com' }
}

const view = (number: number): Call => ({
  type: 'page',
  name: `View ${number}`,
  properties: { path: `/view/${number}` }
})

/** Situations that people ask about, each in one press. */
export const situations: Situation[] = [
  {
    name: 'Order',
    about: 'A user orders something.',
    faults: [],
    calls: [ada, order]
  },
  {
    name: 'Login and logout',
    about: 'A visitor logs in, does something, logs out.',
    faults: [],
    calls: [callOf('Page'), ada, order, undefined, callOf('Page')]
  },
  {
    name: 'Shared computer',
    about: 'One person logs out, and the next one logs in at once.',
    faults: [],
    calls: [ada, order, undefined, grace, callOf('B2B Trial Started')]
  },
  {
    name: 'Ad blocker',
    about: 'Intercom’s script is blocked.',
    faults: ['blocked'],
    calls: [ada, order]
  },
  {
    name: 'Slow network',
    about: 'The script takes 3 seconds. The events come before it.',
    faults: ['slow'],
    calls: [callOf('Page'), ada, order]
  },
  {
    name: 'Identity enforced',
    about: 'Intercom rejects users without a user hash or JWT.',
    faults: ['enforced'],
    calls: [ada, order]
  },
  {
    name: 'Single-page app, 30 views',
    about: 'Intercom accepts 20 updates in 30 minutes. The last 5 are saved for new data.',
    faults: [],
    calls: [ada, ...Array.from({ length: 30 }, (_, index) => view(index + 1))]
  }
]
