// Nothing runs here: `npm run check:types` fails where the public types and what they stand for come apart.
import type { Plugin } from '@segment/analytics-next'
import type { BrowserDestinationDefinition } from '@segment/browser-destination-runtime/types'
import type { ActionPlugin, Destination, Factory, Options, Preset, Settings } from '../../src'
import type { Options as InnerOptions } from '../../src/runtime/factory'
import type { Settings as InferredSettings } from '../../src/destination/settings'
import type { Client } from '../../src/session/client'
import type { Preset as InnerPreset } from '../../src/presets'

type Fits<Narrow, Wide> = [Narrow] extends [Wide] ? true : false

const holds = <Fact extends true>(...facts: Fact[]): number => facts.length

export const count =
  holds<Fits<Settings, InferredSettings>>() +
  holds<Fits<InferredSettings, Settings>>() +
  holds<Fits<Options, InnerOptions>>() +
  holds<Fits<InnerPreset, Preset>>() +
  holds<Fits<ActionPlugin, Plugin>>() +
  holds<Fits<Awaited<ReturnType<Factory>>, Plugin[]>>() +
  holds<Fits<Destination, BrowserDestinationDefinition<Settings>>>() +
  holds<Fits<Client, Awaited<ReturnType<Destination['initialize']>>>>()
