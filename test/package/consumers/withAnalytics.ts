import 'segment-intercom-web/intercom.global.js'
import { AnalyticsBrowser, type Plugin } from '@segment/analytics-next'
import intercomDestination, { presets } from 'segment-intercom-web'

export const analytics = AnalyticsBrowser.load({ writeKey: 'key', plugins: [intercomDestination] })

export async function register(): Promise<void> {
  const plugins: Plugin[] = await intercomDestination({ appId: 'abc', subscriptions: presets })
  await analytics.register(...plugins)
}
