import { transform } from '@segment/actions-core/mapping-kit'
import { parseFql, validate } from '@segment/destination-subscriptions'
import { type BenchEvent, type Candidate, doNothing, toDispatch } from '../candidate'

type Context = { event: BenchEvent }

/**
 * What no runtime can leave out: as many plugins, which do nothing but let mapping-kit evaluate the mappings that match.
 * Which ones these are is known before; what comes out is thrown away.
 */
export const candidate: Candidate = (subscriptions, events) => {
  const actions = [...new Set(subscriptions.map(({ partnerAction }) => partnerAction))]
  const plugins = actions.map((action) => {
    const ofAction = subscriptions.filter(({ partnerAction }) => partnerAction === action)
    const matching = new Map<BenchEvent, object[]>(
      events.map((event) => [
        event,
        ofAction
          .filter(({ subscribe }) => validate(parseFql(subscribe), event as never))
          .map(({ mapping }) => mapping)
      ])
    )
    const evaluate = (context: Context): Context => {
      for (const mapping of matching.get(context.event) ?? [])
        transform(mapping as never, context.event)
      return context
    }
    return { load: doNothing, track: evaluate, identify: evaluate, group: evaluate, page: evaluate }
  })
  return toDispatch(plugins)
}
