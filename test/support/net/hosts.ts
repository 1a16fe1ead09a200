/** The host that serves the Messenger's script. */
export const widgetHost = 'widget.intercom.io'

/** The hosts that Intercom's regions answer at. */
export const intercomApiHosts = [
  'api-iam.intercom.io',
  'api-iam.eu.intercom.io',
  'api-iam.au.intercom.io'
]

/** Segment's script host. */
export const segmentCdnHost = 'cdn.segment.com'

/** Segment's event host. */
export const segmentApiHost = 'api.segment.io'

/** Hosts of customers: pages are at 127.0.0.1, but for those that need a parent domain. */
export const customerHosts = ['app.shop.example.test', 'shop.example.test']

/** Every host that the proxy answers for; it refuses all others, so no test reaches the network. */
export const answeredHosts: readonly string[] = [
  widgetHost,
  'js.intercomcdn.com',
  ...intercomApiHosts,
  segmentCdnHost,
  segmentApiHost,
  ...customerHosts
]
