import { IntercomServer } from '../messenger/server'
import { intercomApiHosts, segmentApiHost, segmentCdnHost, widgetHost } from './hosts'
import { intercomReply, workingIntercom, type IntercomBehavior } from './intercom'
import { json, notFound } from './reply'
import type { RecordedRequest } from './request'
import {
  plainWorkspace,
  segmentCdnReply,
  type AnalyticsPackage,
  type CdnSettings
} from './segmentCdn'
import { widgetReply, workingWidget, type WidgetBehavior } from './widget'

/** What a test can change about the hosts, at its defaults. */
export class Behavior {
  widget: WidgetBehavior = workingWidget
  intercom: IntercomBehavior = workingIntercom
  readonly intercomServer = new IntercomServer()
  blocked: string | undefined
  cdnSettings: CdnSettings = plainWorkspace
  analytics: AnalyticsPackage = '@segment/analytics-next'
}

/** The answer of an answered host, as far as no test has registered another. */
export function hostReply(request: RecordedRequest, behavior: Behavior) {
  const { host, path } = request
  if (host === widgetHost && path.startsWith('/widget/')) return widgetReply(behavior.widget)
  if (intercomApiHosts.includes(host)) {
    return intercomReply(request, behavior.intercom, behavior.intercomServer)
  }
  if (host === segmentCdnHost)
    return segmentCdnReply(path, behavior.cdnSettings, behavior.analytics)
  if (host === segmentApiHost) return json({ success: true })
  return notFound
}
