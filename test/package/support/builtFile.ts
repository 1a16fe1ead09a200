import type { Factory, Options } from '../../../src'
import { connect, type Event } from '../../unit/harness/connect'
import '../../unit/harness/setUp'
import { inProject } from './project'

type Subscription = NonNullable<Options['subscriptions']>[number]

/** The factory in a file of dist. */
export function factoryOf(file: string): Factory {
  const { default: factory } = jest.requireActual<{ default?: Factory }>(inProject('dist', file))
  return factory ?? (window as unknown as { intercomDestination: Factory }).intercomDestination
}

/** A copy of JSON, because mapping-kit writes into the mapping that it gets. */
export const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value ?? {})) as T

/** What a subscription of Track Event has of its own. */
export type Tried = Partial<Pick<Subscription, 'subscribe' | 'mapping'>>

/**
 * Performs `event` by a built factory with a subscription for each of `tried`, and gives what Intercom gets of each: the
 * metadata, or undefined if it gets nothing. A lone key `out` in the metadata arrives as it is, because it is a rich link.
 */
export async function performBuilt(
  factory: Factory,
  tried: Tried[],
  event: Event
): Promise<unknown[]> {
  const subscriptions = tried.map(({ subscribe = 'type != ""', mapping }, index) => ({
    name: `Tried ${index}`,
    partnerAction: 'trackEvent',
    enabled: true,
    subscribe,
    mapping: { event_metadata: {}, ...copyOf(mapping), event_name: `${index}` }
  })) as Subscription[]
  const source = { default: factory } as Parameters<typeof connect>[1]
  const { calls } = await connect({ subscriptions, richLinkProperties: ['out'] }, source)
  const sent = new Map(
    calls(event)
      .filter(([command]) => command === 'trackEvent')
      .map(([, name, metadata]) => [Number(name), metadata])
  )
  return tried.map((_, index) => sent.get(index))
}
