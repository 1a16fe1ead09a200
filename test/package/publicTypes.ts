// Nothing runs here: `npm run check:types` fails if the public types differ from what they describe.
import type { Plugin } from '@segment/analytics-next'
import type { BrowserDestinationDefinition } from '@segment/browser-destination-runtime/types'
import type { ActionPlugin, Destination, Factory, Settings } from '../../src'
import type { Client } from '../../src/client'

type Fits<Narrow, Wide> = [Narrow] extends [Wide] ? true : false

const holds = <Fact extends true>(...facts: Fact[]): number => facts.length

export const count =
  holds<Fits<ActionPlugin, Plugin>>() +
  holds<Fits<Awaited<ReturnType<Factory>>, Plugin[]>>() +
  holds<Fits<Destination, BrowserDestinationDefinition<Settings>>>() +
  holds<Fits<Client, Awaited<ReturnType<Destination['initialize']>>>>()
