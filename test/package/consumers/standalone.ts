import intercomDestination, {
  type ActionPlugin,
  type Factory,
  type Options,
  type Preset,
  type Settings,
  type destination,
  presets
} from 'segment-intercom-web'

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const holds = <Fact extends true>(fact?: Fact): Fact | undefined => fact

holds<Equal<Settings['appId'], string>>()
holds<
  Equal<
    keyof Settings,
    | 'appId'
    | 'activator'
    | 'richLinkProperties'
    | 'apiBase'
    | 'shutdownOnReset'
    | 'loadOn'
    | 'getUserToken'
  >
>()
holds<Equal<Settings['richLinkProperties'], string[] | undefined>>()
holds<Equal<ReturnType<Factory>, Promise<ActionPlugin[]>>>()
holds<Equal<keyof typeof destination.actions, 'trackEvent' | 'identifyUser' | 'identifyCompany'>>()

const [trackEvent, ...others] = presets
const total: Preset = {
  ...trackEvent,
  mapping: { ...trackEvent.mapping, revenue: { '@path': '$.properties.total' } }
}
const options: Options = { appId: 'abc', subscriptions: [total, ...others] }

export const plugins: Promise<ActionPlugin[]> = intercomDestination(options)
export const name: string = intercomDestination.pluginName

export async function wrong(): Promise<void> {
  // @ts-expect-error -- appId is required
  await intercomDestination({})
  // @ts-expect-error -- no such setting
  await intercomDestination({ appId: 'abc', apiBas: 'https://api-iam.eu.intercom.io' })
  // @ts-expect-error -- it takes a list
  await intercomDestination({ appId: 'abc', richLinkProperties: 'link' })
  // @ts-expect-error -- a trigger is missing
  await intercomDestination({ appId: 'abc', subscriptions: [{ partnerAction: 'trackEvent' }] })
}
