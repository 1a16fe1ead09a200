import type { Fault } from './protocol'

/** The faults that a switch of the playground turns on, and what each does to the visitor's page. */
export const faults: { key: Fault; name: string; description: string }[] = [
  {
    key: 'blocked',
    name: 'Messenger blocked',
    description: 'An ad blocker blocks Intercom’s script.'
  },
  {
    key: 'notFound',
    name: 'Script not found',
    description: 'Intercom’s script returns 404, as for a wrong App ID.'
  },
  {
    key: 'csp',
    name: 'Forbidden by a policy',
    description: 'The page’s Content-Security-Policy blocks Intercom’s script.'
  },
  {
    key: 'nonce',
    name: 'Guarded by a nonce',
    description: 'The page’s Content-Security-Policy allows only scripts with its nonce.'
  },
  {
    key: 'slow',
    name: 'Messenger slow',
    description: 'Intercom’s script takes 3 s to arrive.'
  },
  {
    key: 'never',
    name: 'Messenger never takes over',
    description: 'The script loads, but its frame never does: a bot, a broken frame.'
  },
  {
    key: 'throwing',
    name: 'Messenger throws',
    description: 'The Messenger throws an error on every event once it has loaded.'
  },
  {
    key: 'refusing',
    name: 'Messenger refusing',
    description: 'Intercom answers 403 to everything.'
  },
  {
    key: 'enforced',
    name: 'Identity enforced',
    description: 'Intercom answers 403 to a user without a user hash or JWT.'
  },
  {
    key: 'throttling',
    name: 'Messenger throttling',
    description: 'The Messenger allows 2 updates in 30 minutes instead of 20.'
  },
  {
    key: 'there',
    name: 'Already on the page',
    description: 'The page loads the Messenger itself, for the same App ID.'
  },
  {
    key: 'element',
    name: 'An element named Intercom',
    description: 'The page has an element with id="Intercom", which takes the name of the global.'
  },
  {
    key: 'twice',
    name: 'Two copies of the plugin',
    description: 'The plugin is registered twice: every event comes twice.'
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
