import type { Fault } from './protocol'

/** The faults that a switch of the playground turns on, and what each does to the visitor's page. */
export const faults: { key: Fault; name: string; description: string }[] = [
  {
    key: 'blocked',
    name: 'Messenger blocked',
    description: 'An ad blocker or a content security policy stops Intercom’s script.'
  },
  {
    key: 'slow',
    name: 'Messenger slow',
    description: 'Intercom’s script takes 3 s to arrive.'
  },
  {
    key: 'refusing',
    name: 'Messenger refusing',
    description: 'Intercom answers 403, as it does where the identity cannot be verified.'
  },
  {
    key: 'throttling',
    name: 'Messenger throttling',
    description: 'The Messenger takes 2 updates in 30 minutes in place of 20.'
  }
]

/** How long a slow Messenger takes, in milliseconds. */
export const SLOW_MS = 3000

/** The visitor's page with these faults, or with Intercom's own Messenger. */
export const visitorUrl = (on: Fault[], isReal: boolean, load: number): string =>
  `visitor.html?${new URLSearchParams({ faults: on.join(' '), real: isReal ? '1' : '', load: String(load) }).toString()}`

/** What `visitorUrl` has put into the address of the visitor's page. */
export function faultsIn(url: string): { faults: string[]; isReal: boolean; load: number } {
  const { searchParams } = new URL(url)
  return {
    faults: searchParams.get('faults')?.split(' ') ?? [],
    isReal: searchParams.get('real') === '1',
    load: Number(searchParams.get('load'))
  }
}
